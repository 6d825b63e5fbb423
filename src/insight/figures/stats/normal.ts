/** Chance that a standard normal value is at most `z`; good to 1.2e-7 of the tail (erfc of "Numerical Recipes", §6.2). */
export function normalCdf(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.5 * x);
  const poly = COEFFICIENTS.reduceRight((sum, coefficient) => sum * t + coefficient, 0);
  const tail = 0.5 * t * Math.exp(-x * x + poly);
  return z >= 0 ? 1 - tail : tail;
}

/** W. H. Press et al., "Numerical Recipes", 2nd ed., §6.2: Chebyshev fit of erfc. */
const COEFFICIENTS = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223,
  0.17087277,
];

/** The value that a standard normal one stays below with chance `share`, in (0, 1); bisection on `normalCdf`. */
export function normalQuantile(share: number): number {
  let low = -40;
  let high = 40;
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2;
    if (normalCdf(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
