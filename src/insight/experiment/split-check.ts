import { logGamma } from '../figures/stats/log-gamma.ts';

/** The split is taken for broken once chance alone would ever look so bad in one of a thousand experiments. */
const LEVEL = 0.001;
/** Sureness of the split that was meant, in conversations: larger finds small faults, smaller finds great ones sooner. */
const CONCENTRATION = 1000;

/**
 * Whether the arms got as many conversations as they should: else something loses or doubles them, and no comparison of the arms
 * means anything. May be looked at any day: a Bayes factor of counts against the meant shares, whose stake is fair
 * (M. Lindon, A. Malek, "Anytime-valid inference for multinomial count data", NeurIPS 2022). `p` is always valid when it is
 * the least of all looks; one look alone gives a larger one.
 */
export function splitCheck(
  counts: readonly number[],
  shares: readonly number[] = counts.map(() => 1 / counts.length),
): { p: number; broken: boolean } {
  const all = counts.reduce((sum, count) => sum + count, 0);
  let log = logGamma(CONCENTRATION) - logGamma(CONCENTRATION + all);
  for (const [at, count] of counts.entries()) {
    const share = shares[at] ?? 0;
    log += logGamma(CONCENTRATION * share + count) - logGamma(CONCENTRATION * share) - count * Math.log(share);
  }
  const p = Math.min(1, Math.exp(-log));
  return { p, broken: p < LEVEL };
}
