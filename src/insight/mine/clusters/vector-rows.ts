/** Vectors of one length, packed one after the other. */
export interface VectorRows {
  /** Numbers a vector. */
  readonly size: number;
  readonly count: number;
  readonly data: Float32Array;
}

export function packVectors(vectors: readonly ArrayLike<number>[]): VectorRows {
  const size = vectors[0]?.length ?? 0;
  const data = new Float32Array(vectors.length * size);
  for (const [at, vector] of vectors.entries()) data.set(Array.from(vector), at * size);
  return { size, count: vectors.length, data };
}

export function rowOf({ data, size }: VectorRows, at: number): Float32Array {
  return data.subarray(at * size, (at + 1) * size);
}

export function rowsOf(rows: VectorRows, which: readonly number[]): VectorRows {
  return packVectors(which.map((at) => rowOf(rows, at)));
}

/**
 * The same vectors around their common mean, each of length 1. Sentence vectors of one shop point much the same way: without
 * what all share, their angles tell more.
 */
export function centred(rows: VectorRows): VectorRows {
  const { size, count, data } = rows;
  const mean = new Float64Array(size);
  for (let at = 0; at < data.length; at++) mean[at % size] = (mean[at % size] ?? 0) + (data[at] ?? 0) / count;
  const out = new Float32Array(data.length);
  for (let row = 0; row < count; row++) {
    let square = 0;
    for (let at = 0; at < size; at++) {
      const value = (data[row * size + at] ?? 0) - (mean[at] ?? 0);
      out[row * size + at] = value;
      square += value * value;
    }
    const length = Math.sqrt(square) || 1;
    for (let at = 0; at < size; at++) out[row * size + at] = (out[row * size + at] ?? 0) / length;
  }
  return { size, count, data: out };
}

/** Dot product of two rows; their cosine where both have length 1. */
export function dotOf({ data, size }: VectorRows, one: number, other: number): number {
  let sum = 0;
  const [a, b] = [one * size, other * size];
  for (let at = 0; at < size; at++) sum += (data[a + at] ?? 0) * (data[b + at] ?? 0);
  return sum;
}
