const ROUNDS = 1500;
const STEP = 0.05;

/** Adam from zero with a quadratic penalty. `addGradient` adds the gradient at `weights` to its second argument. */
export function descend(
  size: number,
  penalty: number,
  addGradient: (weights: number[], gradient: number[]) => void,
): number[] {
  const weights = new Array<number>(size).fill(0);
  const mean = new Array<number>(size).fill(0);
  const square = new Array<number>(size).fill(0);
  for (let round = 1; round <= ROUNDS; round++) {
    const gradient = weights.map((weight) => penalty * weight);
    addGradient(weights, gradient);
    for (let at = 0; at < size; at++) {
      const slope = gradient[at] ?? 0;
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * slope;
      square[at] = 0.999 * (square[at] ?? 0) + 0.001 * slope * slope;
      const step = (mean[at] ?? 0) / (1 - 0.9 ** round) / (Math.sqrt((square[at] ?? 0) / (1 - 0.999 ** round)) + 1e-8);
      weights[at] = (weights[at] ?? 0) - STEP * step;
    }
  }
  return weights.map((weight) => Number(weight.toFixed(2)));
}

export function dot(left: readonly number[], right: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < left.length; at++) sum += (left[at] as number) * (right[at] as number);
  return sum;
}

export function addScaled(target: number[], values: readonly number[], factor: number): void {
  for (let at = 0; at < target.length; at++) target[at] = (target[at] as number) + factor * (values[at] as number);
}
