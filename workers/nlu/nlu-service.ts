import { AppError } from '#core/app-error.ts';
import { createEntityFinder, type EntityFinder } from '#nlu/entities.ts';
import { loadNano, type NanoReader } from '#nlu/nano-reader.ts';
import type { Opinion } from '#nlu/opinion.ts';
import { possibleLanguages } from '#nlu/possible-languages.ts';
import { type ReadClause, readMessage } from '#nlu/read-message.ts';
import { splitClauses } from '#nlu/split-wishes.ts';
import type { Vocabulary } from '../knowledge/knowledge-api.ts';
import { digest } from '../shared/digest.ts';
import type { EncoderHost, RunningEncoder } from './encoder-host.ts';
import { Lessons } from './lessons.ts';
import type { EncoderWatch, MessageRead, NluApi } from './nlu-api.ts';

const NO_VOCABULARY: Vocabulary = { products: [], terms: {}, orderNumbers: [] };

/**
 * Reads messages with the best that is there: rules, the nano model, the encoder. Knows no thread: the page uses it, with
 * no encoder, where workers are refused.
 */
export class NluService implements NluApi {
  readonly #loadHost: (() => Promise<EncoderHost>) | null;
  #nano: NanoReader | null = null;
  #encoder: RunningEncoder | null = null;
  #watch: EncoderWatch = () => {};
  #findEntities: EntityFinder = createEntityFinder(NO_VOCABULARY);
  readonly #lessons = new Lessons();

  /** @param loadHost Gives the encoder's code and files when they are first wanted; null where there is no tier 1. */
  constructor(loadHost: (() => Promise<EncoderHost>) | null = null) {
    this.#loadHost = loadHost;
  }

  async open({ model, sha256: expected }: { model: ArrayBuffer; sha256: string }): Promise<void> {
    const bytes = new Uint8Array(model);
    if ((await digest(bytes)) !== expected.toLowerCase()) {
      throw new AppError('model-invalid', { path: 'nano.bin › sha256', sizeBytes: bytes.length });
    }
    const nano = loadNano(bytes);
    this.#nano = nano;
    // In the background: the model reads alone until then.
    void this.#lessons.setModel('nano', (message) => nano.opine(message));
  }

  async setVocabulary(vocabulary: Vocabulary): Promise<void> {
    this.#findEntities = createEntityFinder(vocabulary);
    void this.#lessons.setExamples(vocabulary.examples ?? []).catch(() => {});
  }

  async read({ text, bands, now }: Parameters<NluApi['read']>[0]): Promise<MessageRead> {
    const encoder = this.#encoder;
    const opinion = await this.#opine(text);
    const clauses: ReadClause[] = [];
    for (const clause of splitClauses(text)) {
      const read = this.#lessons.adjust(clause.text, await this.#opine(clause.text));
      if (read !== null) clauses.push({ ...clause, opinion: read });
    }
    const taught = this.#lessons.adjust(text, opinion);
    return {
      reading: readMessage(text, { opinion: taught, findEntities: this.#findEntities, bands, clauses, now }),
      vector: encoder && opinion?.vector ? { encoder: encoder.id, values: opinion.vector } : null,
    };
  }

  async fetchEncoder(watch: EncoderWatch): Promise<void> {
    this.#watch = watch;
    await (await this.#host()).fetch(watch);
  }

  async startEncoder(): Promise<void> {
    if (this.#encoder) return;
    const encoder = await (await this.#host()).start();
    this.#encoder = encoder;
    // A run that fails here fails for the shopper's messages too, and is noticed there.
    void this.#lessons
      .setModel('encoder', (text) => encoder.opine(text, this.#nano?.opine(text).languages ?? languageByScript(text)))
      .catch(() => {});
  }

  async stopEncoder(): Promise<void> {
    const encoder = this.#encoder;
    this.#encoder = null;
    void this.#lessons.setModel('encoder', null);
    await encoder?.dispose();
  }

  async #opine(text: string): Promise<Opinion | null> {
    const nano = this.#nano?.opine(text) ?? null;
    const encoder = this.#encoder;
    if (!encoder) return nano;
    try {
      return await encoder.opine(text, nano?.languages ?? languageByScript(text));
    } catch {
      // The runtime does not come back from a failed run (out of memory, most often): nano goes on alone.
      if (this.#encoder === encoder) {
        this.#encoder = null;
        this.#watch({ type: 'lost' });
      }
      return nano;
    }
  }

  async #host(): Promise<EncoderHost> {
    if (!this.#loadHost) throw new AppError('worker-unavailable', { path: 'encoder' });
    try {
      return await this.#loadHost();
    } catch (cause) {
      throw new AppError('network-offline', { path: 'encoder › code' }, { cause });
    }
  }
}

/** Better than nothing where the encoder is up and nano could not be had. */
function languageByScript(text: string): Opinion['languages'] {
  return { labels: possibleLanguages(text).slice(0, 1), probabilities: Float32Array.of(1) };
}
