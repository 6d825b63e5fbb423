import type { Interval } from '../figures/stats/interval.ts';
import { CellMoments, LEAST_REPORTS, Z95 } from './estimate-cells.ts';
import type { Tally } from './tally-reports.ts';

/** A share of two estimates with its 95 % interval, both cut to [0, 1]. */
export interface ShareEstimate extends Interval {
  share: number;
}

/**
 * How much of `whole` is `part` (indexes of cells; `part` lies within `whole`): such as handoffs among what came after
 * answers about delivery. The interval is Fieller's (E. C. Fieller: "Some Problems in Interval Estimation", JRSS B 16, 1954):
 * all shares for which part − share × whole cannot be told from zero. Null where the whole itself cannot: then any share
 * would do; and of too few reports.
 */
export function estimateShare(tally: Tally, part: readonly number[], whole: readonly number[]): ShareEstimate | null {
  if (tally.reports < LEAST_REPORTS) return null;
  const moments = new CellMoments(tally);
  const [top, bottom] = [moments.sum(part), moments.sum(whole)];
  const square = Z95 ** 2;
  const a = bottom ** 2 - square * moments.covariance(whole, whole);
  if (bottom <= 0 || a <= 0) return null;
  const b = top * bottom - square * moments.covariance(part, whole);
  const c = top ** 2 - square * moments.covariance(part, part);
  const root = Math.sqrt(Math.max(0, b ** 2 - a * c));
  return { share: cut(top / bottom), low: cut((b - root) / a), high: cut((b + root) / a) };
}

const cut = (share: number): number => Math.min(1, Math.max(0, share));
