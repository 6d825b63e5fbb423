import { addScaled, descend, dot } from '../retrieval/descend.ts';

/** Logistic regression with a quadratic penalty; gives the log odds of a row. For comparison: it is not shipped. */
export function fitLogistic(
  rows: readonly (readonly number[])[],
  truths: readonly number[],
): (row: readonly number[]) => number {
  const widened = rows.map(widen);
  const width = widened[0]?.length ?? 0;
  const means = new Array<number>(width).fill(0);
  for (const row of widened) addScaled(means, row, 1 / rows.length);
  const spreads = means.map(
    (mean, at) =>
      Math.sqrt(widened.reduce((sum, row) => sum + ((row[at] as number) - mean) ** 2, 0) / rows.length) || 1,
  );
  const even = (row: readonly number[]) => [
    1,
    ...row.map((value, at) => (value - (means[at] as number)) / (spreads[at] as number)),
  ];
  const inputs = widened.map(even);
  const weights = descend(width + 1, 0.001, (current, gradient) => {
    for (const [at, input] of inputs.entries()) {
      addScaled(gradient, input, (1 / (1 + Math.exp(-dot(current, input))) - (truths[at] as number)) / inputs.length);
    }
  });
  return (row) => dot(weights, even(widen(row)));
}

/** Each feature, its square, and every product of two: 17 become 170. */
function widen(row: readonly number[]): number[] {
  return [...row, ...row.flatMap((left, at) => row.slice(at).map((right) => left * right))];
}
