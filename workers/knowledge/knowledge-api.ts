import type { ProfileReading } from '#commerce/profile/open-profile.ts';
import type { ShopperNotes } from '#commerce/profile/shopper-notes.ts';
import type { Finding, Inquiry, SpecialistName } from '#commerce/specialist.ts';
import type { AppErrorCode, AppErrorDetails } from '#core/app-error.ts';
import type { Locale } from '#core/locale.ts';
import type { ConversationEvent } from '#dialogue/event.ts';
import type { Playbook } from '#dialogue/playbook.ts';
import type { ConversationState } from '#dialogue/state.ts';
import type { Product } from '#knowledge/pack-schema.ts';
import type { QueryVector } from '#knowledge/query-vector.ts';
import type { SearchHit } from '#knowledge/search-hit.ts';
import type { Reading } from '#nlu/reading.ts';
import type { OutboxRequest } from '../shared/outbox-request.ts';

/**
 * The knowledge thread: the device's database, pack sync and search. Everything crosses the boundary as plain cloneable
 * data. Methods reject with `AppError` (re-thrown by the client from its code and details).
 */
export interface KnowledgeApi {
  /** Opens the database (memory when IndexedDB is refused) and loads the pack that is stored, if any. */
  open(options: KnowledgeOptions): Promise<KnowledgeStatus>;
  /** Brings the pack up to date under a Web Lock. A failure keeps the version that is there. */
  sync(early?: EarlyFiles | null): Promise<SyncReport>;
  /**
   * Fetches the prices, stock and ended offers that lie over the pack, where its host has such an overlay. A failure keeps what
   * is there. Where the host has none, it is asked once in the life of this thread.
   */
  refreshOverlay(): Promise<OverlayReport>;
  /**
   * Resolves to the pack's version once it can be asked: on a new device as soon as the part in the shopper's language is
   * verified, while `sync` goes on with the rest.
   */
  usable(): Promise<string>;
  /**
   * The shopper uses or writes this language: where the pack has it in part and it is not on the device yet, it is fetched now.
   * Resolves to whether it came; without a network it comes with a later sync.
   */
  speak(locale: Locale): Promise<boolean>;
  /** Null until a pack is there. */
  playbook(): Promise<Playbook | null>;
  search(query: SearchQuery): Promise<SearchHit[]>;
  /** One entry by id, in the locale nearest to the asked one. */
  entry(id: string, locale: Locale): Promise<SearchHit | null>;
  /** The first answer with this intent, in the locale nearest to the asked one. */
  entryAbout(intent: string, locale: Locale): Promise<SearchHit | null>;
  /** What a specialist of the pack works out; null where it is not its business, or the pack has none of this name. */
  consult(name: SpecialistName, inquiry: Inquiry): Promise<Finding | null>;
  /** What the shop makes of what was noted of a shopper; null where it has no rules for it. Nothing of it is kept here. */
  profile(notes: ShopperNotes, locale: Locale, now: number): Promise<ProfileReading | null>;
  products(skus: string[], locale: Locale): Promise<Product[]>;
  /** The product whose attribute `barcode` is this code (`ProductCode.key`). */
  productOfCode(code: string, locale: Locale): Promise<Product | null>;
  /** Product names and terms for entity recognition, from the pack's products and lexicon. */
  vocabulary(): Promise<Vocabulary>;

  /** The conversation to go on with; null on a new device or after `forget`. */
  currentConversation(): Promise<StoredConversation | null>;
  readLog(conversationId: string, afterSeq: number): Promise<LogEntry[]>;
  /**
   * Appends the events and keeps `state`, the state after them, in one transaction; resolves to the new last seq.
   * Rejects with `conflict` when `expectedSeq` is not the last seq: read the conversation again and try again.
   */
  appendLog(
    conversationId: string,
    expectedSeq: number,
    events: ConversationEvent[],
    state: ConversationState,
  ): Promise<number>;

  /** One vote on an answer. */
  countVote(vote: { entryIds: string[]; packVersion: string; helpful: boolean }): Promise<void>;
  /** How the shopper of this device found the answers. */
  readVotes(): Promise<VoteCount[]>;

  /** What this device keeps of private insight (`#insight/private/insight-ledger.ts`); null where it keeps nothing. */
  readInsight(): Promise<KeptInsight | null>;
  /**
   * Puts `value` in the place of the revision that was read (0 where there was none). False where another tab was first, or
   * where nothing outlives the page: then nothing was kept.
   */
  keepInsight(value: unknown, replaces: number): Promise<boolean>;

  /** Puts what waits to be sent where the service worker finds it; nothing happens when there is something after `seq`. */
  keepOutbox(conversationId: string, seq: number, requests: OutboxRequest[]): Promise<void>;

  appendLedger(entries: LedgerEntry[]): Promise<void>;
  /** Newest first. */
  readLedger(limit: number): Promise<LedgerEntry[]>;
  /** Erases conversation, ledger, votes, what is kept of private insight, and the key that opened them; `everything` erases the pack too. */
  forget(what: 'conversation' | 'everything'): Promise<void>;
}

export interface KnowledgeOptions {
  /** Absolute URL of the pack folder, with a slash at its end. */
  packUrl: string;
  /** Base64 of the raw 32-byte Ed25519 public key. */
  publicKey: string;
  /** Name of the database; one per pack URL. */
  databaseName: string;
  /** The shopper's: what a new device fetches first. */
  locale: Locale;
}

/** Manifest and signature as the page fetched them while this thread was still loading. */
export interface EarlyFiles {
  manifest: EarlyFile;
  signature: EarlyFile;
}

export interface EarlyFile {
  status: number;
  etag: string | null;
  bytes: ArrayBuffer;
}

export interface KnowledgeStatus {
  storage: 'indexeddb' | 'memory';
  /** Version of the pack in use, or null. */
  packVersion: string | null;
}

export interface SyncReport {
  outcome: 'updated' | 'unchanged' | 'failed';
  packVersion: string | null;
  fetchedChunks: number;
  fetchedBytes: number;
  /**
   * Why it failed; the version that was there stays in use. With `updated`, `storage-full`: the pack is in use and will not
   * outlive the page.
   */
  error: { code: AppErrorCode; details: AppErrorDetails } | null;
}

export interface OverlayReport {
  /** `none`: the host has no overlay. */
  outcome: 'updated' | 'unchanged' | 'none' | 'failed';
  /** Version of the pack that the overlay was published beside; null where it does not say. */
  packVersion: string | null;
  /** Other offers are ended than before: the playbook is another. */
  offersChanged: boolean;
  /** Why it failed. */
  error: { code: AppErrorCode; details: AppErrorDetails } | null;
}

/** How often the answers that cite an entry of a pack were found helpful, or not. */
export interface VoteCount {
  entryId: string;
  packVersion: string;
  helpful: number;
  notHelpful: number;
}

/** `value` is the page's own; every change has another revision. */
export interface KeptInsight {
  revision: number;
  value: unknown;
}

export interface SearchQuery {
  text: string;
  /** The shopper's locale: its entries come first, then the nearest language's. */
  locale: Locale;
  limit: number;
  /** Epoch ms: promotions out of their dates are not found. */
  now: number;
  /** What the reader makes of it, where it is there: the intent lifts entries of that intent. */
  reading: Reading | null;
  /**
   * The encoder's sentence vector of the text, where it has read it: entries near in meaning are found too. Not used when
   * the pack's vectors are of another encoder.
   */
  vector?: QueryVector | null;
}

export interface Vocabulary {
  products: { sku: string; names: string[] }[];
  terms: Record<string, string>;
  orderNumbers: string[];
  /** Messages that the merchant labelled. */
  examples?: { intent: string; text: string }[];
}

/** A conversation as last kept: a device that comes back goes on from `state` and replays nothing. */
export interface StoredConversation {
  id: string;
  seq: number;
  state: ConversationState;
}

export interface LogEntry {
  seq: number;
  event: ConversationEvent;
}

/** One request that left the device, or tried to. Never holds a body. */
export interface LedgerEntry {
  /** Epoch ms. */
  at: number;
  method: string;
  /** Without query values. */
  url: string;
  purpose: 'code' | 'pack' | 'model' | 'capabilities' | 'order' | 'handoff' | 'push';
  /** HTTP status; 0 when it never arrived. */
  status: number;
  sentBytes: number;
  receivedBytes: number;
}
