import type { SearchHit } from '#knowledge/search-hit.ts';
import { searchPack } from '#knowledge/search-pack.ts';
import { openPack } from '#scripts/open-pack.ts';
import { NOW } from './fit-weights.ts';
import type { DevQuestion } from './read-dev.ts';
import type { Readers, Tier } from './readers.ts';

const BINS = 10;
/** Confidence from which an answer is given. */
const ANSWERED = 0.7;

export interface Judged {
  question: DevQuestion;
  hits: SearchHit[];
}

/** Figures over some questions; shares in [0, 1]. */
export interface RetrievalFigures {
  questions: number;
  /** Of the questions that have an answer: it is the first, among the first three, among the first ten. */
  top1: number;
  top3: number;
  top10: number;
  /** Share of all questions whose first entry reaches 0.70, and how many of these entries are right. */
  answered: number;
  answeredRight: number;
  /** Of the questions that have an answer: it is first and reaches 0.70. */
  rightAnswers: number;
  /** Of the questions without an answer: something reaches 0.70 all the same. */
  wrongAnswersToNone: number;
  /** Expected calibration error of the first entry's confidence over ten bins. */
  ece: number;
}

/** Puts the questions to the demo shops' packs as a device of this tier does. */
export async function judge(
  questions: readonly DevQuestion[],
  readers: Readers,
  { tier, vectors }: { tier: Tier; vectors: boolean },
): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const shop of new Set(questions.map((question) => question.shop))) {
    const { pack } = await openPack(`examples/packs/${shop}`, vectors ? readers.encoder : null);
    for (const question of questions.filter((one) => one.shop === shop)) {
      const { text, locale } = question;
      const query = { text, locale, limit: 10, now: NOW, ...(await readers.read(text, tier)) };
      const hits = await searchPack(query, pack.manifest.locales, (name) =>
        pack.search(name, query.vector?.encoder ?? null),
      );
      judged.push({ question, hits });
    }
  }
  return judged;
}

export function isRight({ question }: Judged, hit: SearchHit | undefined): boolean {
  return hit !== undefined && question.expected.includes(hit.id);
}

export function figuresOf(judged: readonly Judged[]): RetrievalFigures {
  const answerable = judged.filter(({ question }) => question.expected.length > 0);
  const unanswerable = judged.filter(({ question }) => question.expected.length === 0);
  const confidenceOf = ({ hits: [first] }: Judged) => first?.confidence ?? 0;
  const answered = judged.filter((one) => confidenceOf(one) >= ANSWERED);
  const rightCount = (list: readonly Judged[]) => list.filter((one) => isRight(one, one.hits[0])).length;
  const top = (limit: number) =>
    share(
      answerable.filter((one) => one.hits.slice(0, limit).some((hit) => isRight(one, hit))).length,
      answerable.length,
    );
  let ece = 0;
  for (let bin = 0; bin < BINS; bin++) {
    const inBin = judged.filter((one) => Math.min(BINS - 1, Math.floor(confidenceOf(one) * BINS)) === bin);
    const told = inBin.reduce((sum, one) => sum + confidenceOf(one), 0);
    ece += Math.abs(told - rightCount(inBin)) / Math.max(1, judged.length);
  }
  return {
    questions: judged.length,
    top1: top(1),
    top3: top(3),
    top10: top(10),
    answered: share(answered.length, judged.length),
    answeredRight: share(rightCount(answered), answered.length),
    rightAnswers: share(rightCount(answered), answerable.length),
    wrongAnswersToNone: share(unanswerable.filter((one) => confidenceOf(one) >= ANSWERED).length, unanswerable.length),
    ece,
  };
}

function share(part: number, of: number): number {
  return of === 0 ? 0 : part / of;
}
