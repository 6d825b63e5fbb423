import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { LocaleQuery } from '#knowledge/locale-search.ts';
import { createEntityFinder } from '#nlu/entities.ts';
import { loadNano } from '#nlu/nano-reader.ts';
import type { Opinion } from '#nlu/opinion.ts';
import { readMessage } from '#nlu/read-message.ts';
import type { SentenceEncoder } from '#publish/sentence-encoder.ts';
import { openEncoder } from '#scripts/open-encoder.ts';
import type { Encoder } from '#workers/nlu/encoder.ts';

/** What has read a question before it is searched for: nothing yet, the nano model, the encoder. */
export const TIERS = ['words', 'nano', 'encoder'] as const;
export type Tier = (typeof TIERS)[number];

/** What comes with a search beside its text. */
export type Read = Pick<LocaleQuery, 'reading' | 'vector'>;

/** Reads questions as the models of a device do, each question once. */
export class Readers {
  readonly #nano = loadNano(readFileSync(new URL('../../nano/nano.bin', import.meta.url)));
  readonly #findEntities = createEntityFinder({ products: [], terms: {}, orderNumbers: [] });
  readonly #encoder: Encoder;
  readonly #known = new Map<string, Promise<Read>>();
  readonly #vectors = new Map<string, Float32Array>();

  private constructor(encoder: Encoder) {
    this.#encoder = encoder;
  }

  /** @param folder Of another encoder than the one that is shipped. */
  static async load(folder: string | undefined): Promise<Readers> {
    return new Readers(await openEncoder(folder === undefined ? undefined : pathToFileURL(`${folder}/`)));
  }

  read(text: string, tier: Tier): Promise<Read> {
    const key = `${tier} ${text}`;
    const known = this.#known.get(key) ?? this.#read(text, tier);
    this.#known.set(key, known);
    return known;
  }

  /** The encoder for packs; texts that many of them share are embedded once. */
  get encoder(): SentenceEncoder {
    const encoder = this.#encoder;
    return {
      id: encoder.id,
      embed: async (texts) => {
        const vectors: Float32Array[] = [];
        for (const text of texts) {
          const vector = this.#vectors.get(text) ?? (await encoder.embed([text]))[0] ?? new Float32Array();
          this.#vectors.set(text, vector);
          vectors.push(vector);
        }
        return vectors;
      },
    };
  }

  async #read(text: string, tier: Tier): Promise<Read> {
    if (tier === 'words') return { reading: null };
    const nano = this.#nano.opine(text);
    if (tier === 'nano') return { reading: this.#readingOf(text, nano) };
    const opinion = await this.#encoder.opine(text, nano.languages);
    const reading = this.#readingOf(text, opinion);
    return opinion.vector === null
      ? { reading }
      : { reading, vector: { encoder: this.#encoder.id, values: opinion.vector } };
  }

  #readingOf(text: string, opinion: Opinion) {
    return readMessage(text, { opinion, findEntities: this.#findEntities, bands: { answer: 0.7, clarify: 0.6 } });
  }
}
