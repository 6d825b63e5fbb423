import type { ProfileReading } from '#commerce/profile/open-profile.ts';
import type { ShopperNotes } from '#commerce/profile/shopper-notes.ts';
import type { Finding, Inquiry, SpecialistName } from '#commerce/specialist.ts';
import { AppError } from '#core/app-error.ts';
import type { Locale } from '#core/locale.ts';
import type { ConversationEvent } from '#dialogue/event.ts';
import type { Playbook } from '#dialogue/playbook.ts';
import type { ConversationState } from '#dialogue/state.ts';
import { lacksLocale } from '#knowledge/narrow-manifest.ts';
import type { Overlay } from '#knowledge/overlay-schema.ts';
import type { Product } from '#knowledge/pack-schema.ts';
import type { SearchHit } from '#knowledge/search-hit.ts';
import type { OutboxRequest } from '../shared/outbox-request.ts';
import { canSeal } from '../shared/seal.ts';
import { type CryptoChecks, cryptoChecks } from './crypto-checks.ts';
import { DexieStore } from './dexie-store.ts';
import type {
  EarlyFiles,
  KeptInsight,
  KnowledgeApi,
  KnowledgeOptions,
  KnowledgeStatus,
  LedgerEntry,
  LogEntry,
  OverlayReport,
  SearchQuery,
  StoredConversation,
  SyncReport,
  Vocabulary,
  VoteCount,
} from './knowledge-api.ts';
import { LoadedPack, type PackStorage } from './loaded-pack.ts';
import { type OverlayResult, syncOverlay } from './overlay-sync.ts';
import { countVote } from './overlay-votes.ts';
import { type SyncResult, syncPack } from './pack-sync.ts';
import { ResilientStore } from './resilient-store.ts';
import { type Store, versionOf } from './store.ts';

type Fetch = typeof fetch;

/** What the service takes from its surroundings; a test puts in its own. */
export interface KnowledgeSurroundings {
  fetch: Fetch;
  /** Epoch ms. */
  now: () => number;
  /** Null where the browser has no Web Locks. */
  locks: Pick<LockManager, 'request'> | null;
  checks: CryptoChecks;
  /** Origin of the page; null where there is none. */
  origin: string | null;
  openStore: (databaseName: string) => Promise<Store>;
}

/** The knowledge thread's work. Knows nothing of threads: a page that may not start workers uses it directly. */
export class KnowledgeService implements KnowledgeApi {
  readonly #surroundings: KnowledgeSurroundings;
  #opened: Opened | null = null;

  constructor(surroundings: KnowledgeSurroundings = browserSurroundings()) {
    this.#surroundings = surroundings;
  }

  async open(options: KnowledgeOptions): Promise<KnowledgeStatus> {
    this.#opened?.store.close();
    const store = await ResilientStore.open(() => this.#surroundings.openStore(options.databaseName));
    this.#opened = {
      options,
      store,
      clock: this.#surroundings.now,
      pack: null,
      isPart: false,
      usable: deferred(),
      spoken: [options.locale],
      overlay: (await store.readOverlay())?.overlay ?? null,
      hasNoOverlay: false,
    };
    await reload(this.#opened);
    return { storage: store.kind, packVersion: versionInUse(this.#opened) };
  }

  async sync(early: EarlyFiles | null = null): Promise<SyncReport> {
    const opened = this.#mustBeOpen();
    const { locks } = this.#surroundings;
    const work = () => this.#sync(opened, early);
    return locks === null ? work() : locks.request(`aisle-sync ${opened.options.databaseName}`, work);
  }

  async speak(locale: Locale): Promise<boolean> {
    const opened = this.#mustBeOpen();
    if (!opened.spoken.includes(locale)) opened.spoken = [...opened.spoken, locale];
    if (opened.pack === null || !lacksLocale(opened.pack.manifest, opened.spoken)) return false;
    return (await this.sync()).outcome === 'updated';
  }

  async refreshOverlay(): Promise<OverlayReport> {
    const opened = this.#mustBeOpen();
    const endedBefore = String(opened.overlay?.promotionsEnded ?? '');
    const report = (outcome: OverlayReport['outcome'], error: OverlayReport['error'] = null): OverlayReport => ({
      outcome,
      packVersion: opened.overlay?.packVersion ?? null,
      offersChanged: String(opened.overlay?.promotionsEnded ?? '') !== endedBefore,
      error,
    });
    if (opened.pack === null || opened.hasNoOverlay) return report('none');
    try {
      const result = await this.#refresh(opened, opened.pack.manifest.shop);
      opened.hasNoOverlay = result.outcome === 'none';
      if (result.outcome === 'updated') layOver(opened, result.overlay);
      return report(result.outcome);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { code, details } = error;
      // A host that has a page of its own for what is not there says so in no other way.
      opened.hasNoOverlay = code === 'pack-not-json' && opened.overlay === null;
      return report('failed', { code, details });
    }
  }

  usable(): Promise<string> {
    return this.#mustBeOpen().usable.promise;
  }

  playbook(): Promise<Playbook | null> {
    return this.#withPack(null, (pack) => pack.playbook());
  }

  search(query: SearchQuery): Promise<SearchHit[]> {
    return this.#withPack([], (pack) => pack.find(query));
  }

  entry(id: string, locale: Locale): Promise<SearchHit | null> {
    return this.#withPack(null, (pack) => pack.entry(id, locale));
  }

  entryAbout(intent: string, locale: Locale): Promise<SearchHit | null> {
    return this.#withPack(null, (pack) => pack.entryAbout(intent, locale));
  }

  consult(name: SpecialistName, inquiry: Inquiry): Promise<Finding | null> {
    return this.#withPack(null, (pack) => pack.consult(name, inquiry));
  }

  profile(notes: ShopperNotes, locale: Locale, now: number): Promise<ProfileReading | null> {
    return this.#withPack(null, (pack) => pack.profile(notes, locale, now));
  }

  products(skus: string[], locale: Locale): Promise<Product[]> {
    return this.#withPack([], (pack) => pack.products(skus, locale));
  }

  productOfCode(code: string, locale: Locale): Promise<Product | null> {
    return this.#withPack(null, (pack) => pack.productOfCode(code, locale));
  }

  vocabulary(): Promise<Vocabulary> {
    return this.#withPack({ products: [], terms: {}, orderNumbers: [] }, (pack) => pack.vocabulary());
  }

  async currentConversation(): Promise<StoredConversation | null> {
    return this.#mustBeOpen().store.currentConversation();
  }

  async readLog(conversationId: string, afterSeq: number): Promise<LogEntry[]> {
    return this.#mustBeOpen().store.readLog(conversationId, afterSeq);
  }

  async appendLog(
    conversationId: string,
    expectedSeq: number,
    events: ConversationEvent[],
    state: ConversationState,
  ): Promise<number> {
    return this.#mustBeOpen().store.appendLog(conversationId, expectedSeq, events, state);
  }

  async keepOutbox(conversationId: string, seq: number, requests: OutboxRequest[]): Promise<void> {
    await this.#mustBeOpen().store.keepOutbox(conversationId, seq, requests);
  }

  async countVote(vote: Parameters<KnowledgeApi['countVote']>[0]): Promise<void> {
    await this.#mustBeOpen().store.changeVotes((counts) => countVote(counts, vote));
  }

  async readVotes(): Promise<VoteCount[]> {
    return this.#mustBeOpen().store.readVotes();
  }

  async readInsight(): Promise<KeptInsight | null> {
    return this.#mustBeOpen().store.readInsight();
  }

  async keepInsight(value: unknown, replaces: number): Promise<boolean> {
    return this.#mustBeOpen().store.keepInsight(value, replaces);
  }

  async appendLedger(entries: LedgerEntry[]): Promise<void> {
    await this.#mustBeOpen().store.appendLedger(entries);
  }

  async readLedger(limit: number): Promise<LedgerEntry[]> {
    return this.#mustBeOpen().store.readLedger(limit);
  }

  async forget(what: 'conversation' | 'everything'): Promise<void> {
    const opened = this.#mustBeOpen();
    await opened.store.forget(what);
    if (what !== 'everything') return;
    opened.pack = null;
    opened.overlay = null;
  }

  async #sync(opened: Opened, early: EarlyFiles | null): Promise<SyncReport> {
    try {
      const result = await syncPack(this.#contextOf(opened, early));
      const changed = opened.isPart || versionOf(opened.pack) !== versionOf(result.pack);
      if (changed) await use(opened, result);
      return {
        outcome: changed ? 'updated' : 'unchanged',
        packVersion: versionInUse(opened),
        fetchedChunks: result.fetchedChunks,
        fetchedBytes: result.fetchedBytes,
        error: result.unkept === null ? null : { code: 'storage-full', details: {} },
      };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { code, details } = error;
      return {
        outcome: 'failed',
        packVersion: versionInUse(opened),
        fetchedChunks: 0,
        fetchedBytes: 0,
        error: { code, details },
      };
    }
  }

  #refresh({ options, store }: Opened, shop: string): Promise<OverlayResult> {
    return syncOverlay({ ...this.#filesOf(options, store, this.#surroundings.fetch), store, shop });
  }

  /** How files beside the manifest are fetched and checked. */
  #filesOf({ packUrl, publicKey }: KnowledgeOptions, store: Store, fetch: Fetch) {
    const { now, checks, origin } = this.#surroundings;
    return {
      checks,
      packUrl,
      publicKey,
      sendEtag: origin === null || new URL(packUrl).origin === origin,
      // A ledger that cannot be written must not cost the shopper the pack.
      transport: { fetch, now, record: (entry: LedgerEntry) => void store.appendLedger([entry]).catch(() => {}) },
    };
  }

  #contextOf(opened: Opened, early: EarlyFiles | null): Parameters<typeof syncPack>[0] {
    const { options, store } = opened;
    const { fetch } = this.#surroundings;
    return {
      ...this.#filesOf(options, store, early === null ? fetch : withEarly(fetch, options.packUrl, early)),
      first: {
        locale: options.locale,
        onPart(manifest, chunks) {
          const texts = new Map(chunks.map(({ sha256, text }) => [sha256, text]));
          const readChunk = async (sha256: string) => texts.get(sha256) ?? null;
          setPack(opened, new LoadedPack(manifest, { readChunk, indexes: null }, opened.clock), true);
        },
      },
      store,
      spoken: opened.spoken,
    };
  }

  /** Without a pack, `none`. When another tab has swapped the pack under this one, its version is loaded and asked. */
  async #withPack<T>(none: T, work: (pack: LoadedPack) => Promise<T>): Promise<T> {
    const opened = this.#mustBeOpen();
    const { pack } = opened;
    if (pack === null) return none;
    try {
      return await work(pack);
    } catch (error) {
      // A part is held in memory alone: there is nothing newer to load until its sync is through.
      if (opened.isPart) throw error;
      await reload(opened);
      if (versionOf(opened.pack) === versionOf(pack)) throw error;
      if (opened.pack === null) return none;
      return work(opened.pack);
    }
  }

  #mustBeOpen(): Opened {
    if (this.#opened === null) throw new AppError('storage-unavailable', { reason: 'not opened yet' });
    return this.#opened;
  }
}

interface Opened {
  options: KnowledgeOptions;
  store: Store;
  pack: LoadedPack | null;
  /** The pack is the first language's part of one that is still being fetched. */
  isPart: boolean;
  usable: { promise: Promise<string>; resolve: (version: string) => void };
  /** Languages that the shopper uses or writes. */
  spoken: Locale[];
  /** Epoch ms. */
  clock: () => number;
  /** The newest that is kept; whether it counts is the pack's to say. */
  overlay: Overlay | null;
  /** The host has none: it is not asked again. */
  hasNoOverlay: boolean;
}

function deferred(): Opened['usable'] {
  let resolve: (version: string) => void = () => {};
  const promise = new Promise<string>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

function setPack(opened: Opened, pack: LoadedPack, isPart = false): void {
  pack.lay(opened.overlay);
  opened.pack = pack;
  opened.isPart = isPart;
  opened.usable.resolve(pack.manifest.version);
}

function layOver(opened: Opened, overlay: Overlay): void {
  opened.overlay = overlay;
  opened.pack?.lay(overlay);
}

/** Answers the first request for each file that the page has fetched already with what the page got. */
function withEarly(fetch: Fetch, packUrl: string, early: EarlyFiles): Fetch {
  const files = new Map([
    [`${packUrl}manifest.json`, early.manifest],
    [`${packUrl}manifest.sig`, early.signature],
  ]);
  return async (input, init) => {
    const file = files.get(String(input));
    files.delete(String(input));
    if (!file) return fetch(input, init);
    return new Response(file.bytes, { status: file.status, headers: file.etag === null ? {} : { etag: file.etag } });
  };
}

function versionInUse({ pack }: Opened): string | null {
  return pack?.manifest.version ?? null;
}

async function reload(opened: Opened): Promise<void> {
  const stored = await opened.store.readPack();
  if (stored === null) opened.pack = null;
  else setPack(opened, new LoadedPack(stored.manifest, storageOf(opened.store), opened.clock));
}

/** Puts a synced pack in use. The old one answers until the new one's indexes are as far. */
async function use(opened: Opened, { pack, unkept }: SyncResult): Promise<void> {
  const texts = new Map(unkept?.map(({ sha256, text }) => [sha256, text]));
  const { readChunk, indexes } = storageOf(opened.store);
  const storage = { readChunk: async (sha256: string) => texts.get(sha256) ?? readChunk(sha256), indexes };
  const next = new LoadedPack(pack.manifest, storage, opened.clock);
  const searched = opened.pack?.searchedLocales ?? [];
  await Promise.all(
    searched.filter((locale) => pack.manifest.locales.includes(locale)).map((locale) => next.search(locale)),
  );
  setPack(opened, next);
}

function storageOf(store: Store): PackStorage {
  return { readChunk: (sha256) => store.readChunk(sha256), indexes: store };
}

/** Megabytes that can be had again, for a device with no room for a message. */
async function dropModelFiles(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => /^aisle-(?:encoder|models)-/.test(name)).map((name) => caches.delete(name)));
}

function browserSurroundings(): KnowledgeSurroundings {
  return {
    fetch: (input, init) => fetch(input, init),
    now: () => Date.now(),
    locks: globalThis.navigator?.locks ?? null,
    checks: cryptoChecks(),
    origin: globalThis.location?.origin ?? null,
    openStore(databaseName) {
      // What cannot be sealed is not kept: another user of the browser could read it.
      if (!canSeal()) throw new AppError('storage-unavailable', { reason: 'no WebCrypto' });
      return DexieStore.open(databaseName, dropModelFiles);
    },
  };
}
