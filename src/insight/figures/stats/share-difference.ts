import type { Interval } from './interval.ts';
import { wilson } from './wilson.ts';

/** So many of so many. */
export interface Counted {
  count: number;
  of: number;
}

/**
 * How much larger the second share is, with its interval (R. G. Newcombe, "Interval estimation for the difference between
 * independent proportions", Statistics in Medicine 17, 1998, method 10: from the two Wilson intervals). For one look alone:
 * who looks often takes `confidenceSequence` of the script lab.
 */
export function shareDifference(one: Counted, other: Counted, level = 0.95): Interval & { difference: number } {
  if (one.of === 0 || other.of === 0) return { difference: Number.NaN, low: -1, high: 1 };
  const [p1, p2] = [one.count / one.of, other.count / other.of];
  const [w1, w2] = [wilson(one.count, one.of, level), wilson(other.count, other.of, level)];
  const difference = p2 - p1;
  return {
    difference,
    low: Math.max(-1, difference - Math.hypot(p2 - w2.low, w1.high - p1)),
    high: Math.min(1, difference + Math.hypot(w2.high - p2, p1 - w1.low)),
  };
}
