import { logGamma } from '../figures/stats/log-gamma.ts';

/**
 * Chance of `count` or more where `mean` is expected and the variance is `mean × spread`: negative binomial for a spread
 * over 1, else Poisson. Summed from the lower end: good to about 1e-12.
 */
export function countTail(count: number, mean: number, spread: number): number {
  if (count <= 0) return 1;
  if (mean <= 0) return 0;
  let below = 0;
  const isPoisson = spread < 1.0001;
  const size = isPoisson ? 0 : mean / (spread - 1);
  for (let k = 0; k < count; k++) {
    const log = isPoisson
      ? k * Math.log(mean) - mean - logGamma(k + 1)
      : logGamma(k + size) - logGamma(size) - logGamma(k + 1) - size * Math.log(spread) + k * Math.log(1 - 1 / spread);
    below += Math.exp(log);
  }
  return Math.max(0, 1 - below);
}
