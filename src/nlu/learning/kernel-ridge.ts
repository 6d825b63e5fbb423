import type { SparseRows } from './sparse-rows.ts';

/**
 * Ridge regression from rows to targets, one column of targets a label, solved by conjugate gradients in its dual form:
 * (X Xᵀ + λ I) α = Y. Bounded work: `ITERATIONS` passes over the rows for each label.
 */
export class KernelRidge {
  readonly #rows: SparseRows;
  /** One list of α a label. */
  readonly #dual: readonly Float64Array[];
  /** Rows that hold a column: `#postings` from `#postingStarts[column]` on, with their weights. */
  readonly #postingStarts: Uint32Array;
  readonly #postings: Uint32Array;
  readonly #postingWeights: Float32Array;

  /** @param targets One list for each label, each with a value for every row. */
  constructor(rows: SparseRows, targets: readonly Float64Array[]) {
    this.#rows = rows;
    this.#dual = targets.map((target) => solve(rows, target));
    this.#postingStarts = new Uint32Array(rows.columnCount + 1);
    for (const column of rows.columns) this.#postingStarts[column + 1] = (this.#postingStarts[column + 1] ?? 0) + 1;
    for (let column = 0; column < rows.columnCount; column++) {
      this.#postingStarts[column + 1] = (this.#postingStarts[column + 1] ?? 0) + (this.#postingStarts[column] ?? 0);
    }
    const next = this.#postingStarts.slice();
    this.#postings = new Uint32Array(rows.columns.length);
    this.#postingWeights = new Float32Array(rows.columns.length);
    for (let row = 0; row + 1 < rows.starts.length; row++) {
      for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at++) {
        const column = rows.columns[at] ?? 0;
        const place = next[column] ?? 0;
        next[column] = place + 1;
        this.#postings[place] = row;
        this.#postingWeights[place] = rows.weights[at] ?? 0;
      }
    }
  }

  /** The regression's value for each label, of row `row` of `of`. */
  score(of: SparseRows, row: number): Float64Array {
    const likeness = new Float64Array(this.#rows.starts.length - 1);
    for (let at = of.starts[row] ?? 0; at < (of.starts[row + 1] ?? 0); at++) {
      const column = of.columns[at] as number;
      const weight = of.weights[at] as number;
      const end = this.#postingStarts[column + 1] as number;
      for (let place = this.#postingStarts[column] as number; place < end; place++) {
        const example = this.#postings[place] as number;
        likeness[example] = (likeness[example] as number) + weight * (this.#postingWeights[place] as number);
      }
    }
    return Float64Array.from(this.#dual, (dual) => {
      let sum = 0;
      for (let example = 0; example < dual.length; example++) {
        sum += (likeness[example] as number) * (dual[example] as number);
      }
      return sum;
    });
  }
}

/** λ. At 0.1, 0.3 and 1 accuracy differs by less than a point (`models/training/learning`). */
const RIDGE = 1;
const ITERATIONS = 12;

function solve(rows: SparseRows, target: Float64Array): Float64Array {
  const count = target.length;
  const solution = new Float64Array(count);
  const residual = target.slice();
  const direction = target.slice();
  let size = dot(residual, residual);
  for (let round = 0; round < ITERATIONS && size > 1e-9; round++) {
    const image = multiply(rows, direction);
    const step = size / dot(direction, image);
    for (let at = 0; at < count; at++) {
      solution[at] = (solution[at] as number) + step * (direction[at] as number);
      residual[at] = (residual[at] as number) - step * (image[at] as number);
    }
    const before = size;
    size = dot(residual, residual);
    for (let at = 0; at < count; at++) {
      direction[at] = (residual[at] as number) + (size / before) * (direction[at] as number);
    }
  }
  return solution;
}

/** (X Xᵀ + λ I) v, without ever holding X Xᵀ. */
function multiply({ starts, columns, weights, columnCount }: SparseRows, v: Float64Array): Float64Array {
  const byColumn = new Float64Array(columnCount);
  for (let row = 0; row < v.length; row++) {
    const value = v[row] as number;
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at++) {
      const column = columns[at] as number;
      byColumn[column] = (byColumn[column] as number) + value * (weights[at] as number);
    }
  }
  return v.map((value, row) => {
    let sum = RIDGE * value;
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at++) {
      sum += (byColumn[columns[at] as number] as number) * (weights[at] as number);
    }
    return sum;
  });
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] as number) * (b[at] as number);
  return sum;
}
