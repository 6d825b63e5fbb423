import { normalQuantile } from '../figures/stats/normal.ts';

/**
 * Conversations per arm that a test of a size fixed beforehand needs, with one look at the end (J. L. Fleiss, "Statistical
 * Methods for Rates and Proportions", 2nd ed. 1981, eq. 3.14, without the continuity correction).
 */
export function fixedSample(baseline: number, effect: number, { level = 0.05, power = 0.8 } = {}): number {
  const other = baseline + effect;
  const middle = (baseline + other) / 2;
  const sum =
    normalQuantile(1 - level / 2) * Math.sqrt(2 * middle * (1 - middle)) +
    normalQuantile(power) * Math.sqrt(baseline * (1 - baseline) + other * (1 - other));
  return Math.ceil((sum * sum) / (effect * effect));
}
