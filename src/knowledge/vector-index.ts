import { decodeBase64 } from './decode-base64.ts';
import type { EntryVectors } from './pack-schema.ts';
import { type QueryVector, quantise } from './query-vector.ts';
import type { SearchDocument } from './search-document.ts';

/** Vectors handled between two yields while the index is built: about a millisecond's work. */
const STEP = 4000;
/** Of an entry without vectors. */
export const NO_COSINE = -1;

/**
 * Sentence vectors of the entries of one language, in one flat array that is walked whole for every query: 100,000 vectors
 * of 128 signed bytes take some ten milliseconds, need no index, and none can be missed.
 */
export class VectorIndex {
  /** Id of the encoder that made the vectors. */
  readonly encoder: string;
  readonly #dimensions: number;
  readonly #values: Int8Array;
  /** For each vector, one divided by its length. */
  readonly #inverseLengths: Float32Array;
  /** For each vector, the number of its entry; vectors of one entry lie together. */
  readonly #documents: Uint32Array;
  /** Cosines of the query measured last. */
  readonly #cosines: Float32Array;

  private constructor(encoder: string, dimensions: number, values: Int8Array, documents: Uint32Array, count: number) {
    this.encoder = encoder;
    this.#dimensions = dimensions;
    this.#values = values;
    this.#documents = documents;
    this.#inverseLengths = new Float32Array(documents.length);
    this.#cosines = new Float32Array(count).fill(NO_COSINE);
  }

  /** Yields on the way, so that a caller can let other work pass. Vectors of entries that are not there are left out. */
  static *build(
    encoder: string,
    { dimensions, entries, values: text }: EntryVectors,
    documents: readonly SearchDocument[],
  ): Generator<void, VectorIndex> {
    const numbers = new Map<string, number>();
    for (const [at, { source, id }] of documents.entries()) {
      numbers.set(`${source.kind} ${id}`, at);
      if (at % STEP === 0) yield;
    }
    const bytes = yield* decodeBase64(text);
    const total = bytes.length / dimensions;
    const values = new Int8Array(bytes.buffer, 0, total * dimensions);
    const owners = new Uint32Array(total);
    let kept = 0;
    let from = 0;
    for (const [at, { kind, id, count }] of entries.entries()) {
      const document = numbers.get(`${kind} ${id}`);
      if (document !== undefined) {
        values.copyWithin(kept * dimensions, from * dimensions, (from + count) * dimensions);
        owners.fill(document, kept, kept + count);
        kept += count;
      }
      from += count;
      if (at % STEP === 0) yield;
    }
    const index = new VectorIndex(
      encoder,
      dimensions,
      values.subarray(0, kept * dimensions),
      owners.subarray(0, kept),
      documents.length,
    );
    for (let vector = 0; vector < kept; vector++) {
      const length = lengthOf(index.#values, vector * dimensions, dimensions);
      index.#inverseLengths[vector] = length === 0 ? 0 : 1 / length;
      if (vector % STEP === 0) yield;
    }
    return index;
  }

  get sizeBytes(): number {
    return (
      this.#values.byteLength + this.#inverseLengths.byteLength + this.#documents.byteLength + this.#cosines.byteLength
    );
  }

  /** Whether the query can be held against these vectors at all. */
  takes(query: QueryVector): boolean {
    return query.encoder === this.encoder && query.values.length === this.#dimensions;
  }

  /**
   * For each entry the cosine of its nearest vector and the query, `NO_COSINE` where it has none. The array is this
   * index's own and is overwritten by the next query.
   */
  measure(query: QueryVector): Float32Array {
    const wanted = quantise(query.values);
    const length = lengthOf(wanted, 0, wanted.length);
    const inverse = length === 0 ? 0 : 1 / length;
    const dimensions = this.#dimensions;
    const values = this.#values;
    const lengths = this.#inverseLengths;
    const documents = this.#documents;
    const cosines = this.#cosines;
    let document = -1;
    // Every index below is in range by the sizes the schema checked; a default for each would double the time.
    for (let vector = 0; vector < documents.length; vector++) {
      const from = vector * dimensions;
      const sum = product(values, from, wanted);
      const cosine = sum * (lengths[vector] as number) * inverse;
      const owner = documents[vector] as number;
      if (owner !== document || cosine > (cosines[owner] as number)) cosines[owner] = cosine;
      document = owner;
    }
    return cosines;
  }
}

/** Four at a time, and written out: a function called for each would take five times as long. */
function product(values: Int8Array, from: number, wanted: Int8Array): number {
  const fours = wanted.length - (wanted.length % 4);
  let sum = 0;
  let at = 0;
  for (; at < fours; at += 4) {
    sum =
      (sum +
        Math.imul(values[from + at] as number, wanted[at] as number) +
        Math.imul(values[from + at + 1] as number, wanted[at + 1] as number) +
        Math.imul(values[from + at + 2] as number, wanted[at + 2] as number) +
        Math.imul(values[from + at + 3] as number, wanted[at + 3] as number)) |
      0;
  }
  for (; at < wanted.length; at++) sum += Math.imul(values[from + at] as number, wanted[at] as number);
  return sum;
}

function lengthOf(values: Int8Array, from: number, count: number): number {
  let sum = 0;
  for (let at = from; at < from + count; at++) sum += (values[at] as number) ** 2;
  return Math.sqrt(sum);
}

/** The entries with the highest cosines, best first. */
export function nearestOf(cosines: Float32Array, limit: number): number[] {
  const nearest: number[] = [];
  let lowest = NO_COSINE;
  for (let document = 0; document < cosines.length; document++) {
    const cosine = cosines[document] as number;
    if (cosine <= lowest) continue;
    if (nearest.length === limit) nearest.pop();
    let to = nearest.length;
    while (to > 0 && (cosines[nearest[to - 1] as number] as number) < cosine) to--;
    nearest.splice(to, 0, document);
    if (nearest.length === limit) lowest = cosines[nearest[limit - 1] as number] as number;
  }
  return nearest;
}
