import { Dexie, type EntityTable, type Table } from 'dexie';
import type { KeptLexicalIndex } from '#knowledge/kept-lexical-index.ts';
import type { LedgerEntry, LogEntry, StoredConversation } from './knowledge-api.ts';
import type { StoredChunk, StoredPack } from './store.ts';

/** One row: the pack in use. */
export interface PackRow extends StoredPack {
  key: 'current';
}

export interface IndexRow {
  /** The chunks' hashes in one text. */
  key: string;
  chunks: readonly string[];
  index: KeptLexicalIndex;
}

export interface ConversationRow extends StoredConversation {
  /** Order of creation: the highest is the one to go on with. */
  order: number;
}

export interface LogRow extends LogEntry {
  conversationId: string;
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
  }
}
