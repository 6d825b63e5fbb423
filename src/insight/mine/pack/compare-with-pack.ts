import { termRows } from '../clusters/term-rows.ts';
import type { EntryProposal } from '../entries/propose-entries.ts';
import type { KnownEntry } from './known-entries.ts';

/** How a proposal stands to what the pack says already. */
export interface PackRelation {
  /** `new`: nothing near; `near`: something like it; `covered`: asked and answered; `contradicts`: answered with other figures. */
  kind: 'new' | 'near' | 'covered' | 'contradicts';
  /** The nearest entry. */
  entry: { id: string; file: string } | null;
  similarity: number;
  /** For `contradicts`: figures that the one has and the other has not, in the same unit. */
  figures: { theirs: string; ours: string }[];
}

/** Mean similarity of a proposal's questions to the nearest of an entry. See docs/studio-mining.md for how they were set. */
const COVERED = 0.6;
const NEAR = 0.45;

/**
 * Holds a proposal against the pack: half the sentence vectors' cosine, half the words'.
 *
 * @param vectorOf Sentence vector of length 1 of a question of the proposal or of an entry; null where there is none, then words alone count.
 */
export function compareWithPack(
  proposal: EntryProposal,
  entries: readonly KnownEntry[],
  vectorOf: (text: string) => ArrayLike<number> | null,
): PackRelation {
  let best: { entry: KnownEntry; similarity: number; language: string } | null = null;
  for (const [language, { questions }] of Object.entries(proposal.wordings)) {
    const same = entries.filter((entry) => entry.language === language);
    const theirs = same.flatMap((entry) => entry.questions);
    const likeness = wordLikeness(questions, theirs);
    let from = 0;
    for (const entry of same) {
      const nearest = questions.map((question, row) =>
        Math.max(
          ...entry.questions.map((other, at) => {
            const words = likeness[row]?.[from + at] ?? 0;
            const meaning = cosine(vectorOf(question), vectorOf(other));
            return meaning === null ? words : (words + meaning) / 2;
          }),
        ),
      );
      from += entry.questions.length;
      const similarity = nearest.reduce((sum, value) => sum + value, 0) / Math.max(1, nearest.length);
      if (best === null || similarity > best.similarity) best = { entry, similarity, language };
    }
  }
  if (best === null || best.similarity < NEAR) {
    return { kind: 'new', entry: null, similarity: best?.similarity ?? 0, figures: [] };
  }
  const { entry, similarity, language } = best;
  const named = { id: entry.id, file: entry.file };
  if (similarity < COVERED) return { kind: 'near', entry: named, similarity, figures: [] };
  const figures = otherFigures(entry.answer, proposal.wordings[language]?.answer ?? '');
  return { kind: figures.length > 0 ? 'contradicts' : 'covered', entry: named, similarity, figures };
}

const FIGURE =
  /(\d+(?:[.,]\d+)?)(?:\s?[–~～至到-]\s?\d+(?:[.,]\d+)?)?\s?(小时|天|日|元|块|分钟|个月|年|℃|%|hours?|days?|minutes?|months?|years?|°C)/giu;
const UNIT_OF: Readonly<Record<string, string>> = {
  小时: 'hour',
  hours: 'hour',
  天: 'day',
  日: 'day',
  days: 'day',
  块: '元',
  分钟: 'minute',
  minutes: 'minute',
  个月: 'month',
  months: 'month',
  年: 'year',
  years: 'year',
  '°c': '℃',
};

/** Figures of a unit that both texts speak of and in which no figure is the same. */
function otherFigures(theirs: string, ours: string): PackRelation['figures'] {
  const [one, other] = [figuresOf(theirs), figuresOf(ours)];
  return [...one].flatMap(([unit, figures]) => {
    const own = other.get(unit);
    if (!own || [...own.keys()].some((figure) => figures.has(figure))) return [];
    return [{ theirs: [...figures.values()].join(', '), ours: [...own.values()].join(', ') }];
  });
}

function figuresOf(text: string): Map<string, Map<string, string>> {
  const byUnit = new Map<string, Map<string, string>>();
  for (const [whole, figure = '', written = ''] of text.replaceAll('**', '').matchAll(FIGURE)) {
    const unit = UNIT_OF[written.toLowerCase()] ?? written.toLowerCase();
    byUnit.set(unit, (byUnit.get(unit) ?? new Map()).set(figure, whole));
  }
  return byUnit;
}

/** Cosine of the terms of each of `ours` with each of `theirs`. */
function wordLikeness(ours: readonly string[], theirs: readonly string[]): number[][] {
  const { starts, columns, weights } = termRows([...theirs, ...ours]);
  return ours.map((_, row) => {
    const own = new Map<number, number>();
    const place = theirs.length + row;
    for (let at = starts[place] ?? 0; at < (starts[place + 1] ?? 0); at++) own.set(columns[at] ?? 0, weights[at] ?? 0);
    return theirs.map((__, other) => {
      let sum = 0;
      for (let at = starts[other] ?? 0; at < (starts[other + 1] ?? 0); at++) {
        sum += (weights[at] ?? 0) * (own.get(columns[at] ?? 0) ?? 0);
      }
      return sum;
    });
  });
}

function cosine(one: ArrayLike<number> | null, other: ArrayLike<number> | null): number | null {
  if (one === null || other === null) return null;
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}
