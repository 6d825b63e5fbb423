/** Messages as weighted features: row r holds `columns` and `weights` from `starts[r]` to `starts[r + 1]`. */
export interface SparseRows {
  starts: Uint32Array;
  columns: Uint32Array;
  weights: Float32Array;
  columnCount: number;
}

/** One message before weighting: distinct feature hashes, and a sentence vector where the model gives one. */
export interface RawRow {
  features: Uint32Array;
  vector: Float32Array | null;
}

/** Share of the sentence vector in the likeness of two messages; the rest is that of their words. */
const VECTOR_SHARE = 0.6;

/**
 * Weighs the features of messages as seen from a set of examples: rare ones count more (inverse document frequency),
 * every row has length 1. A feature that no example has is left out of the row but counts in its length.
 */
export class RowSpace {
  readonly #columnOf = new Map<number, number>();
  readonly #weights: Float32Array;
  readonly #unseenWeight: number;
  readonly #vectorSize: number;

  constructor(examples: readonly RawRow[]) {
    const counts: number[] = [];
    for (const { features } of examples) {
      for (const feature of features) {
        const column = this.#columnOf.get(feature);
        if (column === undefined) {
          this.#columnOf.set(feature, counts.length);
          counts.push(1);
        } else counts[column] = (counts[column] ?? 0) + 1;
      }
    }
    const inverse = (count: number): number => Math.log((examples.length + 1) / (count + 0.5));
    this.#weights = Float32Array.from(counts, inverse);
    this.#unseenWeight = inverse(0);
    this.#vectorSize = examples[0]?.vector?.length ?? 0;
  }

  rows(messages: readonly RawRow[]): SparseRows {
    const starts = new Uint32Array(messages.length + 1);
    const columns: number[] = [];
    const weights: number[] = [];
    for (const [at, message] of messages.entries()) {
      this.#add(message, columns, weights);
      starts[at + 1] = columns.length;
    }
    return {
      starts,
      columns: Uint32Array.from(columns),
      weights: Float32Array.from(weights),
      columnCount: this.#weights.length + this.#vectorSize,
    };
  }

  #add({ features, vector }: RawRow, columns: number[], weights: number[]): void {
    let squares = 0;
    const from = columns.length;
    for (const feature of features) {
      const column = this.#columnOf.get(feature);
      const weight = column === undefined ? this.#unseenWeight : (this.#weights[column] ?? 0);
      squares += weight * weight;
      if (column === undefined) continue;
      columns.push(column);
      weights.push(weight);
    }
    const vectorShare = this.#vectorSize > 0 && vector !== null ? VECTOR_SHARE : 0;
    const scale = squares === 0 ? 0 : Math.sqrt((1 - vectorShare) / squares);
    for (let at = from; at < weights.length; at++) weights[at] = (weights[at] ?? 0) * scale;
    if (vectorShare === 0 || vector === null) return;
    for (const [at, value] of vector.entries()) {
      columns.push(this.#weights.length + at);
      weights.push(value * Math.sqrt(vectorShare));
    }
  }
}
