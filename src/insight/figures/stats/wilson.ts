import type { Interval } from './interval.ts';
import { normalQuantile } from './normal.ts';

/**
 * Interval of a share of which `count` of `of` were seen (E. B. Wilson, "Probable inference, the law of succession, and
 * statistical inference", 1927). It keeps its promise for few cases and for shares near 0 and 1. Of nothing: 0 to 1.
 */
export function wilson(count: number, of: number, level = 0.95): Interval {
  if (of <= 0) return { low: 0, high: 1 };
  const z = normalQuantile(1 - (1 - level) / 2);
  const share = count / of;
  const middle = share + (z * z) / (2 * of);
  const half = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const scale = 1 + (z * z) / of;
  return {
    low: count === 0 ? 0 : Math.max(0, (middle - half) / scale),
    high: count === of ? 1 : Math.min(1, (middle + half) / scale),
  };
}
