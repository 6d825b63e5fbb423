import { wilson } from '#insight/figures/stats/wilson.ts';

/** So many of so many, with the range in which the share lies in 95 of 100 samples (Wilson). */
export interface Share {
  count: number;
  of: number;
  /** Null of nothing. */
  share: number | null;
  low: number;
  high: number;
}

export function shareOf(count: number, of: number): Share {
  return { count, of, share: of === 0 ? null : count / of, ...wilson(count, of) };
}

/** Of how many `isSo` holds. */
export const shareWhere = <T>(all: readonly T[], isSo: (one: T) => boolean): Share =>
  shareOf(all.filter(isSo).length, all.length);

/** How long things took, ms. */
export interface Times {
  count: number;
  p50: number;
  p95: number;
}

/** Nearest rank; null of nothing. */
export function timesOf(allMs: readonly number[]): Times | null {
  if (allMs.length === 0) return null;
  const sorted = allMs.toSorted((a, b) => a - b);
  const rank = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { count: sorted.length, p50: rank(0.5), p95: rank(0.95) };
}
