import { featurise } from './features.ts';
import { CENTROIDS, type NanoHeader, type NanoWeights, parseNano } from './nano-format.ts';
import type { Opinion } from './opinion.ts';
import { possibleLanguages } from './possible-languages.ts';
import { softmax } from './softmax.ts';
import { surerOf, withoutDetails } from './without-details.ts';

/** The nano classifier: hashed n-grams, one small layer, three outputs. Reads a message in well under a millisecond. */
export class NanoReader {
  readonly header: NanoHeader;
  readonly #weights: NanoWeights;
  readonly #mask: number;
  /** Open addressing, pairs of id and row, row −1 where free. Ids are the low bits of good hashes: no second hash. */
  readonly #table: Int32Array;
  readonly #tableMask: number;

  constructor(weights: NanoWeights) {
    this.header = weights.header;
    this.#weights = weights;
    this.#mask = 2 ** weights.header.hashBits - 1;
    const slots = 2 ** Math.ceil(Math.log2(weights.header.rows * 2 + 1));
    this.#table = new Int32Array(slots * 2).fill(-1);
    this.#tableMask = slots - 1;
    for (const [row, id] of weights.ids.entries()) {
      let slot = id & this.#tableMask;
      while (this.#table[slot * 2 + 1] !== -1) slot = (slot + 1) & this.#tableMask;
      this.#table[slot * 2] = id;
      this.#table[slot * 2 + 1] = row;
    }
  }

  opine(text: string): Opinion {
    const { header } = this;
    const outputs = this.outputs(featurise(text));
    const emotionsAt = header.intents.length;
    const languagesAt = emotionsAt + header.emotions.length;
    const allowed = new Set<string>(possibleLanguages(text));
    const languages = outputs.subarray(languagesAt).map((output, at) => {
      return allowed.has(header.languages[at] ?? '') ? output : Number.NEGATIVE_INFINITY;
    });
    const { temperatures } = header;
    const intentsOf = (all: Float32Array) => softmax(all.subarray(0, emotionsAt), temperatures.intent);
    const bare = withoutDetails(text);
    return {
      tier: 'nano',
      intents: {
        labels: header.intents,
        probabilities:
          bare === null ? intentsOf(outputs) : surerOf(intentsOf(outputs), intentsOf(this.outputs(featurise(bare)))),
      },
      emotions: {
        labels: header.emotions,
        probabilities: softmax(outputs.subarray(emotionsAt, languagesAt), temperatures.emotion),
      },
      languages: { labels: header.languages, probabilities: softmax(languages, temperatures.language) },
      outOfScopeThreshold: header.outOfScopeThreshold,
      vector: null,
    };
  }

  /** Raw outputs for all labels, before temperature and softmax. */
  outputs(features: Uint32Array): Float32Array {
    const { codes, centroids, output, biases, header } = this.#weights;
    const { width, rows, books } = header;
    const hidden = new Float64Array(width);
    let known = 0;
    // Every index below is in range by the sizes the parser checked; a default for each would double the time.
    for (const feature of features) {
      const row = this.#rowOf(feature & this.#mask);
      if (row === -1) continue;
      known += 1;
      for (let book = 0; book < books; book++) {
        const from = (book * CENTROIDS + (codes[book * rows + row] as number)) * width;
        for (let at = 0; at < width; at++) hidden[at] = (hidden[at] as number) + (centroids[from + at] as number);
      }
    }
    const shrink = known === 0 ? 0 : 1 / Math.sqrt(known);
    const outputs = new Float32Array(biases.length);
    for (let label = 0; label < biases.length; label++) {
      let sum = 0;
      const from = label * width;
      for (let at = 0; at < width; at++) sum += (output[from + at] as number) * (hidden[at] as number);
      outputs[label] = (biases[label] as number) + sum * shrink;
    }
    return outputs;
  }

  #rowOf(id: number): number {
    const table = this.#table;
    let slot = id & this.#tableMask;
    for (;;) {
      const row = table[slot * 2 + 1] ?? -1;
      if (row === -1 || table[slot * 2] === id) return row;
      slot = (slot + 1) & this.#tableMask;
    }
  }
}

/** Checks and loads a model file. Throws `AppError('model-invalid')`. */
export function loadNano(bytes: Uint8Array): NanoReader {
  return new NanoReader(parseNano(bytes));
}
