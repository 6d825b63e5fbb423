import type { VectorRows } from '../clusters/vector-rows.ts';
import type { DistinctQuestions } from '../topics/distinct-questions.ts';
import { farthestFirst } from './farthest-first.ts';

/** Ways to ask that an entry carries. */
const COUNT = 6;
/** Signs of a question that is fit to stand for others; longer ones tell a story. */
const LONGEST = { dense: 40, spaced: 120 };
/** The part of a cluster that is farthest from its middle may not belong to it. */
const TRUSTED_SHARE = 0.7;

/**
 * Unlike ways in which people asked the same, from the middle of a cluster outwards; none with something masked in it.
 *
 * @param rows Distinct questions of one cluster and language, nearest to the middle first.
 * @param space Centred vectors of all distinct questions.
 */
export function askedQuestions(rows: readonly number[], distinct: DistinctQuestions, space: VectorRows): string[] {
  const fit = rows
    .slice(0, Math.max(COUNT, Math.ceil(rows.length * TRUSTED_SHARE)))
    .filter((row) => isFit(distinct.texts[row] ?? ''));
  return farthestFirst(space, fit, COUNT).map((row) => distinct.texts[row] ?? '');
}

function isFit(text: string): boolean {
  if (/\[[a-z]+\]/.test(text)) return false;
  return text.length <= (/\p{Script=Han}/u.test(text) ? LONGEST.dense : LONGEST.spaced);
}
