import { centred, type VectorRows } from './vector-rows.ts';

/** Passes of the power method: enough for a picture. */
const PASSES = 30;

/** Each vector as a point: its first two principal components (K. Pearson, 1901) by the power method. */
export function planeOf(vectors: VectorRows, random: () => number): [x: number, y: number][] {
  const rows = centred(vectors);
  const first = component(rows, [], random);
  const second = component(rows, [first], random);
  return Array.from({ length: rows.count }, (_, row) => [along(rows, row, first), along(rows, row, second)]);
}

function component(rows: VectorRows, without: readonly Float64Array[], random: () => number): Float64Array {
  let axis = Float64Array.from({ length: rows.size }, () => random() - 0.5);
  for (let pass = 0; pass < PASSES; pass++) {
    const next = new Float64Array(rows.size);
    for (let row = 0; row < rows.count; row++) {
      const length = along(rows, row, axis);
      for (let at = 0; at < rows.size; at++)
        next[at] = (next[at] ?? 0) + length * (rows.data[row * rows.size + at] ?? 0);
    }
    for (const other of without) {
      const shared = next.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
      for (let at = 0; at < rows.size; at++) next[at] = (next[at] ?? 0) - shared * (other[at] ?? 0);
    }
    const length = Math.hypot(...next) || 1;
    axis = next.map((value) => value / length);
  }
  return axis;
}

function along({ data, size }: VectorRows, row: number, axis: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < size; at++) sum += (data[row * size + at] ?? 0) * (axis[at] ?? 0);
  return sum;
}
