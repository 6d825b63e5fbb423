import { Dexie, type EntityTable, type Table } from 'dexie';
import type { KeptLexicalIndex } from '#knowledge/kept-lexical-index.ts';
import type { Sealed } from '../shared/seal.ts';
import type { LedgerEntry, VoteCount } from './knowledge-api.ts';
import type { StoredChunk, StoredOverlay, StoredPack } from './store.ts';

/** One row: the pack in use. */
export interface PackRow extends StoredPack {
  key: 'current';
}

/** One row: the overlay over it. */
export interface OverlayRow extends StoredOverlay {
  key: 'current';
}

export interface IndexRow {
  /** The chunks' hashes in one text. */
  key: string;
  chunks: readonly string[];
  index: KeptLexicalIndex;
}

/** What seals the shopper's own: there is one, for whoever the conversation belongs to, and it goes when that goes. */
export interface KeyRow {
  name: 'conversation';
  /** Tells it from one that another tab has put in its place. */
  id: string;
  key: CryptoKey;
}

export interface ConversationRow {
  id: string;
  /** Order of creation: the highest is the one to go on with. */
  order: number;
  seq: number;
  /** The state after `seq`. */
  sealed: Sealed;
}

export interface LogRow {
  conversationId: string;
  seq: number;
  /** The event. */
  sealed: Sealed;
}

export interface OutboxRow {
  conversationId: string;
  /** Of the effect. */
  key: string;
  /** Order of sending. */
  place: number;
  /** An `OutboxRequest`. */
  sealed: Sealed;
}

/** One row. */
export interface InsightRow {
  key: 'current';
  revision: number;
  /** What is kept. */
  sealed: Sealed;
}

export interface LedgerRow extends LedgerEntry {
  row: number;
}

/**
 * The device's database. A change of shape is a new `version(n)` with its upgrade beside the old ones, never an edit of
 * one that shipped. Only keys and what is searched by are named; rows may hold more.
 */
export class AisleDatabase extends Dexie {
  declare readonly packs: Table<PackRow, 'current'>;
  declare readonly chunks: Table<StoredChunk, string>;
  declare readonly indexes: Table<IndexRow, string>;
  declare readonly conversations: Table<ConversationRow, string>;
  declare readonly log: Table<LogRow, [string, number]>;
  declare readonly keys: Table<KeyRow, 'conversation'>;
  declare readonly outbox: Table<OutboxRow, [string, string]>;
  declare readonly overlays: Table<OverlayRow, 'current'>;
  declare readonly votes: Table<VoteCount, [string, string]>;
  declare readonly insight: Table<InsightRow, 'current'>;
  declare readonly ledger: EntityTable<LedgerRow, 'row'>;

  constructor(name: string) {
    super(name);
    this.version(1).stores({
      packs: 'key',
      chunks: 'sha256',
      conversations: 'id, order',
      log: '[conversationId+seq]',
      ledger: '++row',
    });
    this.version(2).stores({ indexes: 'key, *chunks' });
    this.version(3).stores({ keys: 'name', outbox: '[conversationId+key], conversationId' });
    this.version(4).stores({ overlays: 'key', votes: '[entryId+packVersion]' });
    this.version(5).stores({ insight: 'key' });
  }
}
