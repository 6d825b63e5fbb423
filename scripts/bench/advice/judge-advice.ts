import type { HeldOutCase } from './held-out-cases.ts';

/** What was recommended at the end of a case, best first, at most three; and how many questions were put on the way. */
export interface Recommended {
  skus: readonly string[];
  questions: number;
}

/** Shares in [0, 1], to four places. */
export interface AdviceFigures {
  cases: number;
  /** Cases at whose end something was recommended. */
  recommended: number;
  /** Of what was recommended, the share that is right. */
  precisionAt3: number;
  /** Cases with something right to recommend at whose end some of it was. */
  oneRight: number;
  /** Cases in which something was recommended that conflicts with what was told. Zero, or it must not ship. */
  withConflict: number;
  /** Where nothing is right, nothing was recommended. */
  keptSilent: number | null;
  questionsPerCase: number;
}

export function judgeAdvice(cases: readonly HeldOutCase[], recommended: readonly Recommended[]): AdviceFigures {
  const pairs = cases.map((one, at) => ({ one, skus: recommended[at]?.skus ?? [] }));
  const shown = pairs.flatMap(({ one, skus }) => skus.map((sku) => one.right.includes(sku)));
  const answerable = pairs.filter(({ one }) => one.right.length > 0);
  const unanswerable = pairs.filter(({ one }) => one.right.length === 0);
  const questions = recommended.reduce((sum, one) => sum + one.questions, 0);
  return {
    cases: cases.length,
    recommended: shareOf(pairs.map(({ skus }) => skus.length > 0)),
    precisionAt3: shareOf(shown),
    oneRight: shareOf(answerable.map(({ one, skus }) => skus.some((sku) => one.right.includes(sku)))),
    withConflict: pairs.filter(({ one, skus }) => skus.some((sku) => one.never.includes(sku))).length,
    keptSilent: unanswerable.length === 0 ? null : shareOf(unanswerable.map(({ skus }) => skus.length === 0)),
    questionsPerCase: rounded(questions / cases.length),
  };
}

const shareOf = (hits: readonly boolean[]): number =>
  hits.length === 0 ? 0 : rounded(hits.filter(Boolean).length / hits.length);

const rounded = (share: number): number => Math.round(share * 10_000) / 10_000;
