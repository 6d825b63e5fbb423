import { centred, dotOf, type VectorRows } from '../clusters/vector-rows.ts';
import type { LoggedQuestion } from '../logged.ts';
import { shortHash } from '../short-hash.ts';
import type { DistinctQuestions } from './distinct-questions.ts';
import type { QuestionCluster } from './question-cluster.ts';
import type { QuestionReading } from './question-reading.ts';
import { tellingTerms } from './telling-terms.ts';
import { trendOf, weeksOf } from './weeks.ts';

const TERMS = 6;
/** Members that the middle of a cluster is sought among: the search grows with the square. */
const MEASURED = 400;

/** Clusters of distinct questions with all that is known of them, largest first. */
export function describeClusters(
  questions: readonly LoggedQuestion[],
  distinct: DistinctQuestions,
  groups: ArrayLike<number>,
  vectors: VectorRows,
  readings: readonly (QuestionReading | null)[],
): QuestionCluster[] {
  const rows = new Map<number, number[]>();
  for (let row = 0; row < groups.length; row++) {
    const group = groups[row] ?? -1;
    if (group >= 0) rows.set(group, [...(rows.get(group) ?? []), row]);
  }
  const all = distinct.members.reduce((sum, places) => sum + places.length, 0);
  const untilMs = questions.reduce(
    (last, { askedAtMs }) => Math.max(last, askedAtMs ?? last),
    Number.NEGATIVE_INFINITY,
  );
  const space = centred(vectors);
  const ordered = [...rows.values()].map((members) => byNearness(members, space, distinct));
  const terms = tellingTerms(
    ordered.map((members) => members.map((row) => distinct.bare[row] ?? '')),
    TERMS,
  );
  return ordered
    .map((members, at): QuestionCluster => {
      const asked = members.flatMap((row) => distinct.members[row] ?? []);
      const weeks = weeksOf(
        asked.map((place) => questions[place]?.askedAtMs ?? null),
        untilMs,
      );
      const central = distinct.texts[members[0] ?? 0] ?? '';
      return {
        id: `q-${shortHash(central)}`,
        terms: terms[at] ?? [],
        central,
        distinct: members,
        questions: asked,
        share: asked.length / Math.max(1, all),
        weeks,
        trend: trendOf(weeks, untilMs),
        languages: counted(members, distinct, (row) => readings[row]?.language),
        answered: asked.filter((place) => questions[place]?.answer != null).length / Math.max(1, asked.length),
        intent: intentOf(members, distinct, readings),
      };
    })
    .toSorted((a, b) => b.questions.length - a.questions.length);
}

/** The medoid first, then the others by their nearness to it; a question that was asked often counts as often. */
function byNearness(members: readonly number[], space: VectorRows, distinct: DistinctQuestions): number[] {
  const measured = members.slice(0, MEASURED);
  let best = { row: members[0] ?? 0, score: Number.NEGATIVE_INFINITY };
  for (const row of measured) {
    let score = 0;
    for (const other of measured) score += dotOf(space, row, other) * (distinct.members[other]?.length ?? 1);
    // Of two that are as near, a short one is the better name.
    score -= (distinct.texts[row]?.length ?? 0) * 1e-6;
    if (score > best.score) best = { row, score };
  }
  return members.toSorted((a, b) => dotOf(space, best.row, b) - dotOf(space, best.row, a) || a - b);
}

/** What the reader takes most of these questions for, each time they were asked; null where there was no reader. */
export const intentOf = (
  rows: readonly number[],
  distinct: DistinctQuestions,
  readings: readonly (QuestionReading | null)[],
): QuestionCluster['intent'] => mostOf(counted(rows, distinct, (row) => readings[row]?.intent));

function counted(
  members: readonly number[],
  distinct: DistinctQuestions,
  labelOf: (row: number) => string | undefined,
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of members) {
    const value = labelOf(row);
    if (value !== undefined) counts[value] = (counts[value] ?? 0) + (distinct.members[row]?.length ?? 0);
  }
  return counts;
}

function mostOf(counts: Record<string, number>): QuestionCluster['intent'] {
  const entries = Object.entries(counts).toSorted((a, b) => b[1] - a[1]);
  const sum = entries.reduce((total, [, count]) => total + count, 0);
  const [label, count] = entries[0] ?? [];
  return label === undefined || count === undefined ? null : { label, share: count / sum };
}
