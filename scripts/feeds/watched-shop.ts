import type { KeyObject } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { urgentAt } from '#knowledge/urgent-answers.ts';
import type { SentenceEncoder } from '#publish/sentence-encoder.ts';
import { nextOverlay } from '#publish/urgent/next-overlay.ts';
import { buildPack } from '#scripts/pack/build-pack.ts';
import { FeedBroken, type FeedFault, type FeedReading } from './feed-item.ts';
import { FeedSource, type FetchSurroundings } from './fetch-feed.ts';
import { nextBoundary, overlayContent } from './make-overlay.ts';
import { readOverlay, signOverlay, writeOverlay } from './publish-overlay.ts';
import { differsInWords, isReplaced, type PublishedPack, readPublishedPack } from './published-pack.ts';
import { readFeed } from './read-feed.ts';
import { readSourceFolder } from './source-folder.ts';
import type { WatchedPack } from './watch-config.ts';
import { writeSource } from './write-source.ts';

export interface ShopSurroundings {
  privateKey: KeyObject;
  /** Called when a pack with sentence vectors is first built. */
  encoder: () => Promise<SentenceEncoder>;
  /** Epoch ms. */
  now: () => number;
  /** One thing that happened. */
  log: (line: Record<string, unknown>) => void;
  /** How feeds are fetched; left out, over the network. */
  fetching?: FetchSurroundings;
}

interface WatchedFeed {
  source: FeedSource;
  /** What it said when it could last be read. */
  reading: FeedReading | null;
  /** Epoch ms of when it last said so. */
  heardAt: number;
}

/**
 * One pack that follows its feeds. New goods and words make a new pack; prices, stock and ended offers alone make a new overlay.
 * Nothing that is published is taken away because a feed is broken: its overlay is no longer renewed, and runs out in time.
 */
export class WatchedShop {
  readonly #pack: WatchedPack;
  readonly #around: ShopSurroundings;
  readonly #feeds: WatchedFeed[];
  /** The sources say something that the published pack does not. */
  #mustBuild = false;
  /** What was left out when the feeds were laid into the source. */
  #faults: FeedFault[] = [];
  #published: PublishedPack | null = null;

  constructor(pack: WatchedPack, around: ShopSurroundings) {
    this.#pack = pack;
    this.#around = around;
    this.#feeds = pack.feeds.map(({ from }) => ({
      source: new FeedSource(from, around.fetching),
      reading: null,
      heardAt: 0,
    }));
  }

  /** Asks every feed once and publishes what is new. Never throws: what fails is logged, and tried again the next time. */
  async round(signal?: AbortSignal): Promise<void> {
    try {
      const before = this.#feeds.map(({ reading, heardAt }) => ({ reading, heardAt }));
      const isNew = await this.#hear(signal);
      // Before all feeds were heard once, what one of them lacks would look gone.
      if (this.#feeds.some(({ reading }) => reading === null) || signal?.aborted) return;
      if (isNew) this.#lay(before);
      await this.#build();
      await this.#publish();
    } catch (cause) {
      this.#log({ event: 'failed', error: String(cause) });
    }
  }

  /** Whether some feed says something else than before. */
  async #hear(signal?: AbortSignal): Promise<boolean> {
    const heard = await Promise.all(this.#feeds.map((feed, at) => this.#hearOne(feed, at, signal)));
    return heard.includes(true);
  }

  async #hearOne(feed: WatchedFeed, at: number, signal?: AbortSignal): Promise<boolean> {
    const config = this.#pack.feeds[at];
    if (config === undefined) return false;
    const { from, format, map } = config;
    try {
      const body = await feed.source.read(signal);
      if (body !== null) {
        const reading = readFeed(body, format, map);
        if (reading.products.length + reading.campaigns.length === 0)
          throw new FeedBroken('has nothing that can be used');
        this.#log({
          event: 'feed-read',
          feed: from,
          products: reading.products.length,
          campaigns: reading.campaigns.length,
          faults: reading.faults,
        });
        feed.reading = reading;
      }
      feed.heardAt = this.#around.now();
      return body !== null;
    } catch (cause) {
      if (!(cause instanceof FeedBroken)) throw cause;
      feed.source.forget();
      this.#log({ event: 'feed-failed', feed: from, error: cause.message });
      return false;
    }
  }

  /** Writes what the feeds say into the source. `before`: what they said when that could be done the last time. */
  #lay(before: readonly Pick<WatchedFeed, 'reading' | 'heardAt'>[]): void {
    const readings = this.#feeds.flatMap(({ reading }, at) => {
      const map = this.#pack.feeds[at]?.map;
      return reading && map ? [{ reading, map }] : [];
    });
    try {
      const { files, wordsChanged, added, vanished, faults } = writeSource(this.#pack.source, {
        readings,
        now: this.#around.now(),
      });
      this.#mustBuild ||= wordsChanged;
      this.#faults = faults;
      this.#log({ event: 'source-written', files, added: added.length, vanished: vanished.length, faults });
    } catch (cause) {
      // Half a feed that reads like a whole one is not believed: what was said before holds, and it is asked for anew.
      for (const [at, feed] of this.#feeds.entries()) {
        feed.source.forget();
        Object.assign(feed, before[at]);
      }
      throw cause;
    }
  }

  async #build(): Promise<void> {
    const { source, out, words } = this.#pack;
    const { privateKey, encoder, now } = this.#around;
    if (this.#published === null || isReplaced(this.#published, out)) {
      const published = await readPublishedPack(out);
      // The work may have been broken off between the source and the pack.
      this.#mustBuild ||= published === null || (await differsInWords(published, source));
      this.#published = published;
    }
    if (!this.#mustBuild && this.#published !== null) return;
    const manifest = await buildPack({
      sourceDir: source,
      outDir: out,
      privateKey,
      encoder: words ? null : await encoder(),
      publishedAt: new Date(now()).toISOString(),
    });
    this.#mustBuild = false;
    const before = this.#published?.manifest.chunks.map(({ file }) => file) ?? [];
    const chunksChanged = manifest.chunks.filter(({ file }) => !before.includes(file)).length;
    this.#published = await readPublishedPack(out);
    this.#log({ event: 'pack-published', version: manifest.version, chunks: manifest.chunks.length, chunksChanged });
  }

  async #publish(): Promise<void> {
    const pack = this.#published;
    const { out, source, validForMs } = this.#pack;
    if (pack === null) return;
    const now = this.#around.now();
    const readings = this.#feeds.flatMap(({ reading }) => reading ?? []);
    const { products, promotions } = readSourceFolder(source);
    const content = overlayContent({
      pack,
      readings,
      feedSkus: new Set(products.map(({ sku }) => sku)),
      feedPromotions: new Set(promotions.map(({ id }) => id)),
      faults: this.#faults,
      now,
    });
    const heardAt = Math.min(...this.#feeds.map((feed) => feed.heardAt));
    const validUntilMs = Math.min(heardAt + validForMs, nextBoundary(readings, now));
    if (validUntilMs <= now) return;
    const previous = readOverlay(out);
    const { prices, stock, promotionsEnded, packVersion, publishedAt = '' } = previous ?? {};
    const packMs = Date.parse(pack.manifest.publishedAt);
    // A pack that was published after it, though it says the same, has taken its force away.
    const isInForce = packMs > now || Date.parse(publishedAt) >= packMs;
    const isSame =
      isInForce &&
      packVersion === pack.manifest.version &&
      isDeepStrictEqual({ prices, stock, promotionsEnded }, content);
    const leftMs = previous === null ? 0 : Date.parse(previous.validUntil) - now;
    // Renewed at half its time; at once where it would outlive a reduction.
    const isInTime = leftMs <= validUntilMs - now && leftMs > Math.min(validForMs / 2, validUntilMs - now - 1);
    if (isSame && isInTime) return;
    // An answer given in an emergency is not the feeds' to end.
    const answers = urgentAt(previous, now);
    const overlay = nextOverlay(pack.manifest, { ...content, answers }, { previous, now, validUntilMs });
    writeOverlay(out, signOverlay(overlay, this.#around.privateKey));
    this.#log({
      event: 'overlay-published',
      seq: overlay.seq,
      validUntil: overlay.validUntil,
      prices: Object.keys(content.prices).length,
      stock: Object.keys(content.stock).length,
      promotionsEnded: content.promotionsEnded,
      renewed: isSame,
    });
  }

  #log(line: Record<string, unknown>): void {
    this.#around.log({ at: new Date(this.#around.now()).toISOString(), pack: this.#pack.source, ...line });
  }
}
