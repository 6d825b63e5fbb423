import type { SparseRows } from './sparse-rows.ts';

/**
 * Ridge regression from rows to targets, one column of targets a label, solved by conjugate gradients in its dual form:
 * (X Xᵀ + λ I) α = Y. Bounded work: `ITERATIONS` passes over the rows for each label.
 */
export class KernelRidge {
  /** The regression's weights by column, then by label: the rows weighed by their α. */
  readonly #weights: Float32Array;
  readonly #width: number;

  /** @param targets One list for each label, each with a value for every row. */
  constructor(rows: SparseRows, targets: readonly Float64Array[]) {
    const width = targets.length;
    this.#width = width;
    this.#weights = new Float32Array(rows.columnCount * width);
    const dual = solve(rows, targets);
    for (let row = 0; row + 1 < rows.starts.length; row++) {
      for (let at = rows.starts[row] as number; at < (rows.starts[row + 1] as number); at++) {
        const place = (rows.columns[at] as number) * width;
        const weight = rows.weights[at] as number;
        for (let label = 0; label < width; label++) {
          const before = this.#weights[place + label] as number;
          this.#weights[place + label] = before + weight * (dual[row * width + label] as number);
        }
      }
    }
  }

  /** The regression's value for each label, of row `row` of `of`. */
  score(of: SparseRows, row: number): Float64Array {
    const scores = new Float64Array(this.#width);
    for (let at = of.starts[row] as number; at < (of.starts[row + 1] as number); at++) {
      const place = (of.columns[at] as number) * this.#width;
      const weight = of.weights[at] as number;
      for (let label = 0; label < this.#width; label++) {
        scores[label] = (scores[label] as number) + weight * (this.#weights[place + label] as number);
      }
    }
    return scores;
  }
}

/** λ. At 0.1, 0.3 and 1 accuracy differs by less than a point (`models/training/learning`). */
const RIDGE = 1;
const ITERATIONS = 8;

/** All labels in one go, so that a row's columns are looked up once for all of them: α by row, then by label. */
function solve(rows: SparseRows, targets: readonly Float64Array[]): Float64Array {
  const width = targets.length;
  const count = rows.starts.length - 1;
  const residual = new Float64Array(count * width);
  for (const [label, target] of targets.entries()) {
    for (let row = 0; row < count; row++) residual[row * width + label] = target[row] as number;
  }
  const solution = new Float64Array(count * width);
  const direction = residual.slice();
  const byColumn = new Float32Array(rows.columnCount * width);
  const image = new Float64Array(count * width);
  let sizes = dots(residual, residual, width);
  for (let round = 0; round < ITERATIONS; round++) {
    multiply(rows, direction, width, byColumn, image);
    const spans = dots(direction, image, width);
    const steps = sizes.map((size, label) => (size > 1e-9 ? size / (spans[label] as number) : 0));
    for (let at = 0, label = 0; at < residual.length; at++, label = label + 1 === width ? 0 : label + 1) {
      const step = steps[label] as number;
      solution[at] = (solution[at] as number) + step * (direction[at] as number);
      residual[at] = (residual[at] as number) - step * (image[at] as number);
    }
    const before = sizes;
    sizes = dots(residual, residual, width);
    const ratios = sizes.map((size, label) =>
      (before[label] as number) > 1e-9 ? size / (before[label] as number) : 0,
    );
    for (let at = 0, label = 0; at < residual.length; at++, label = label + 1 === width ? 0 : label + 1) {
      direction[at] = (residual[at] as number) + (ratios[label] as number) * (direction[at] as number);
    }
  }
  return solution;
}

/** image = (X Xᵀ + λ I) v for every label, without ever holding X Xᵀ. */
function multiply(
  { starts, columns, weights }: SparseRows,
  v: Float64Array,
  width: number,
  byColumn: Float32Array,
  image: Float64Array,
): void {
  byColumn.fill(0);
  const count = starts.length - 1;
  for (let row = 0; row < count; row++) {
    const from = row * width;
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at++) {
      const place = (columns[at] as number) * width;
      const weight = weights[at] as number;
      for (let label = 0; label < width; label++) {
        byColumn[place + label] = (byColumn[place + label] as number) + weight * (v[from + label] as number);
      }
    }
  }
  for (let at = 0; at < image.length; at++) image[at] = RIDGE * (v[at] as number);
  for (let row = 0; row < count; row++) {
    const from = row * width;
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at++) {
      const place = (columns[at] as number) * width;
      const weight = weights[at] as number;
      for (let label = 0; label < width; label++) {
        image[from + label] = (image[from + label] as number) + weight * (byColumn[place + label] as number);
      }
    }
  }
}

/** For each label the product of its two columns. */
function dots(a: Float64Array, b: Float64Array, width: number): Float64Array {
  const sums = new Float64Array(width);
  for (let at = 0, label = 0; at < a.length; at++, label = label + 1 === width ? 0 : label + 1) {
    sums[label] = (sums[label] as number) + (a[at] as number) * (b[at] as number);
  }
  return sums;
}
