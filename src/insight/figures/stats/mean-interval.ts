import type { Interval } from './interval.ts';
import { normalQuantile } from './normal.ts';

/** What is left of many values once they were added up: enough for the mean and how sure it is. */
export interface Moments {
  count: number;
  sum: number;
  /** Sum of squares. */
  squares: number;
}

/** Mean with the interval of the central limit theorem, held in `least` to `most` where the scale ends. Of nothing: NaN. */
export function meanInterval(
  { count, sum, squares }: Moments,
  { least = -Infinity, most = Infinity, level = 0.95 }: { least?: number; most?: number; level?: number } = {},
): Interval & { mean: number } {
  if (count === 0) return { mean: Number.NaN, low: least, high: most };
  const mean = sum / count;
  if (count === 1) return { mean, low: least, high: most };
  const variance = Math.max(0, (squares - count * mean * mean) / (count - 1));
  const half = normalQuantile(1 - (1 - level) / 2) * Math.sqrt(variance / count);
  return { mean, low: Math.max(least, mean - half), high: Math.min(most, mean + half) };
}

/**
 * Mean of values that are skewed to the right, such as times, from the moments of their natural logarithms, with Cox's interval
 * (X.-H. Zhou, S. Gao, "Confidence intervals for the log-normal mean", Statistics in Medicine 16, 1997).
 */
export function logNormalMean(logs: Moments, level = 0.95): Interval & { mean: number } {
  if (logs.count < 2) return { mean: Number.NaN, low: 0, high: Infinity };
  const middle = logs.sum / logs.count;
  const variance = Math.max(0, (logs.squares - logs.count * middle * middle) / (logs.count - 1));
  const half =
    normalQuantile(1 - (1 - level) / 2) *
    Math.sqrt(variance / logs.count + (variance * variance) / (2 * (logs.count - 1)));
  const at = middle + variance / 2;
  return { mean: Math.exp(at), low: Math.exp(at - half), high: Math.exp(at + half) };
}
