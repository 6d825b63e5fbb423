import { startModels } from '#app/models.ts';
import { RequestRecorder } from '#app/request-recorder.ts';
import { startThreads, type Threads } from '#app/threads.ts';
import { AppError } from '#core/app-error.ts';
import type { Locale } from '#core/locale.ts';
import type { Playbook } from '#dialogue/playbook.ts';
import type { SearchHit } from '#knowledge/search-hit.ts';
import { localTimeOf } from '#nlu/calendar.ts';
import type { MessageRead } from '#workers/nlu/nlu-api.ts';
import type { PackOfShop } from './pack-of-shop.ts';

/** What one message of a shopper is taken for, with what the pack has for it. */
export interface Found {
  reading: MessageRead['reading'];
  hits: SearchHit[];
  /** The same entries in the agent's language, by id, where the pack has them in it. */
  glosses: ReadonlyMap<string, SearchHit>;
}

const HITS = 3;

/** One shop's knowledge and the readers, on the agent's own device: nothing that a shopper said goes anywhere for it. */
export class ShopAssistant {
  readonly #threads: Threads;
  readonly #recorder: RequestRecorder;
  readonly book: Playbook;
  #encoder: { used(): void; close(): void } | null = null;
  /** Settled once nano reads, or could not be had. */
  #model: Promise<void> = Promise.resolve();

  private constructor(threads: Threads, recorder: RequestRecorder, book: Playbook) {
    this.#threads = threads;
    this.#recorder = recorder;
    this.book = book;
  }

  /** Rejects with `AppError` where the pack can be had neither from this device nor from the shop. */
  static async start(
    shop: string,
    { pack, key }: PackOfShop,
    locale: Locale,
    onDeath: () => void,
  ): Promise<ShopAssistant> {
    const recorder = new RequestRecorder(new URL('/', location.href).href);
    const threads = await startThreads(onDeath);
    try {
      const { knowledge, nlu, mode } = threads;
      const packUrl = new URL(pack.endsWith('/') ? pack : `${pack}/`, location.href).href;
      const databaseName = `aisle-desk.${shop}`;
      const { packVersion, storage } = await knowledge.open({ packUrl, publicKey: key, databaseName, locale });
      recorder.connect((entries) => void knowledge.appendLedger(entries).catch(() => {}));
      // All of it: shoppers of one desk speak the pack's every language.
      const synced = knowledge.sync().catch(() => null);
      if (!packVersion) await synced;
      const book = await knowledge.playbook();
      if (!book) throw new AppError('pack-unreachable', { path: packUrl });
      const assistant = new ShopAssistant(threads, recorder, book);
      void knowledge
        .vocabulary()
        .then((vocabulary) => nlu.setVocabulary(vocabulary))
        .catch(() => {});
      const record = (entries: Parameters<typeof knowledge.appendLedger>[0]) =>
        void knowledge.appendLedger(entries).catch(() => {});
      assistant.#model = startModels({ nlu, recorder, record }, { mode, storage })
        .then((encoder) => {
          assistant.#encoder = encoder;
        })
        .catch(() => {});
      return assistant;
    } catch (cause) {
      recorder.close();
      threads.close();
      throw cause;
    }
  }

  /** @param locale What the backend says of the shopper's language, for a message too short to tell. */
  async find(text: string, locale: Locale, agentLocale: Locale): Promise<Found> {
    const { knowledge, nlu } = this.#threads;
    await this.#model;
    const { reading, vector } = await nlu.read({ text, bands: this.book.rules.bands, now: localTimeOf(new Date()) });
    const hits = await knowledge.search({ text, locale, limit: HITS, now: Date.now(), reading, vector });
    const glosses = new Map<string, SearchHit>();
    for (const { id, locale: found } of hits) {
      const gloss = found === agentLocale ? null : await knowledge.entry(id, agentLocale);
      if (gloss?.locale === agentLocale) glosses.set(id, gloss);
    }
    this.#encoder?.used();
    return { reading, hits, glosses };
  }

  /** Names and SKUs of the products. */
  async names(): Promise<readonly string[]> {
    const { products } = await this.#threads.knowledge.vocabulary();
    return products.flatMap(({ sku, names }) => [sku, ...names]);
  }

  close(): void {
    this.#encoder?.close();
    this.#recorder.close();
    this.#threads.close();
  }
}
