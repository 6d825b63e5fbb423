import { Dexie } from 'dexie';
import { AppError } from '#core/app-error.ts';
import type { ConversationEvent } from '#dialogue/event.ts';
import type { ConversationState } from '#dialogue/state.ts';
import type { KeptLexicalIndex } from '#knowledge/kept-lexical-index.ts';
import { AisleDatabase } from './database.ts';
import type { LedgerEntry, LogEntry, StoredConversation } from './knowledge-api.ts';
import { LEDGER_ROWS, type Store, type StoredChunk, type StoredPack, versionOf } from './store.ts';

/** Keeps everything in IndexedDB. */
export class DexieStore implements Store {
  readonly kind = 'indexeddb';
  readonly #db: AisleDatabase;

  private constructor(db: AisleDatabase) {
    this.#db = db;
  }

  /** Opens the database, bringing an older one up to date. Rejects with `storage-unavailable` or `storage-full`. */
  static async open(name: string): Promise<DexieStore> {
    const db = new AisleDatabase(name);
    await guarded(() => db.open());
    return new DexieStore(db);
  }

  readPack(): Promise<StoredPack | null> {
    return guarded(async () => withoutKey((await this.#db.packs.get('current')) ?? null));
  }

  readChunk(sha256: string): Promise<string | null> {
    return guarded(async () => (await this.#db.chunks.get(sha256))?.text ?? null);
  }

  chunkHashes(): Promise<Set<string>> {
    return guarded(async () => new Set(await this.#db.chunks.toCollection().primaryKeys()));
  }

  replacePack(pack: StoredPack, added: readonly StoredChunk[], replaces: string | null): Promise<void> {
    const { packs, chunks, indexes } = this.#db;
    return guarded(() =>
      this.#db.transaction('rw', packs, chunks, indexes, async () => {
        const inUse = versionOf((await packs.get('current')) ?? null);
        if (inUse !== replaces) throw new AppError('conflict', { version: inUse });
        await chunks.bulkPut([...added]);
        const wanted = new Set(pack.manifest.chunks.map(({ sha256 }) => sha256));
        const there = await chunks.toCollection().primaryKeys();
        const missing = [...wanted].find((sha256) => !there.includes(sha256));
        if (missing !== undefined) throw new AppError('conflict', { chunk: missing });
        await chunks.bulkDelete(there.filter((sha256) => !wanted.has(sha256)));
        await indexes.bulkDelete(
          await indexes
            .where('chunks')
            .noneOf([...wanted])
            .primaryKeys(),
        );
        await packs.put({ key: 'current', ...pack });
      }),
    );
  }

  readIndex(chunks: readonly string[]): Promise<KeptLexicalIndex | null> {
    return guarded(async () => (await this.#db.indexes.get(chunks.join(' ')))?.index ?? null);
  }

  keepIndex(built: readonly string[], index: KeptLexicalIndex): Promise<void> {
    const { chunks, indexes } = this.#db;
    return guarded(() =>
      this.#db.transaction('rw', chunks, indexes, async () => {
        const there = await chunks.where('sha256').anyOf(built).count();
        if (there === built.length) await indexes.put({ key: built.join(' '), chunks: built, index });
      }),
    );
  }

  currentConversation(): Promise<StoredConversation | null> {
    return guarded(async () => {
      const row = await this.#db.conversations.orderBy('order').last();
      return row === undefined ? null : { id: row.id, seq: row.seq, state: row.state };
    });
  }

  readLog(conversationId: string, afterSeq: number): Promise<LogEntry[]> {
    return guarded(async () => {
      const rows = await this.#db.log
        .where('[conversationId+seq]')
        .between([conversationId, afterSeq], [conversationId, Dexie.maxKey], false, true)
        .toArray();
      return rows.map(({ seq, event }) => ({ seq, event }));
    });
  }

  appendLog(
    conversationId: string,
    expectedSeq: number,
    events: readonly ConversationEvent[],
    state: ConversationState,
  ): Promise<number> {
    const { conversations, log } = this.#db;
    return guarded(() =>
      this.#db.transaction('rw', conversations, log, async () => {
        const known = await conversations.get(conversationId);
        const lastSeq = known?.seq ?? 0;
        if (lastSeq !== expectedSeq) throw new AppError('conflict', { conversationId, lastSeq, expectedSeq });
        const newest = known === undefined ? await conversations.orderBy('order').last() : undefined;
        const order = known?.order ?? (newest?.order ?? 0) + 1;
        const seq = lastSeq + events.length;
        await log.bulkAdd(events.map((event, at) => ({ conversationId, seq: lastSeq + at + 1, event })));
        await conversations.put({ id: conversationId, order, seq, state });
        return seq;
      }),
    );
  }

  appendLedger(entries: readonly LedgerEntry[]): Promise<void> {
    const { ledger } = this.#db;
    return guarded(() =>
      this.#db.transaction('rw', ledger, async () => {
        // Copies: Dexie writes the row's number into what it is given.
        await ledger.bulkAdd(entries.map((entry) => ({ ...entry })));
        const excess = (await ledger.count()) - LEDGER_ROWS;
        if (excess > 0) await ledger.bulkDelete(await ledger.orderBy('row').limit(excess).primaryKeys());
      }),
    );
  }

  readLedger(limit: number): Promise<LedgerEntry[]> {
    return guarded(async () => {
      const rows = await this.#db.ledger.orderBy('row').reverse().limit(limit).toArray();
      return rows.map(({ row: _, ...entry }) => entry);
    });
  }

  forget(what: 'conversation' | 'everything'): Promise<void> {
    const { packs, chunks, indexes, conversations, log, ledger } = this.#db;
    const tables = [conversations, log, ledger, ...(what === 'everything' ? [packs, chunks, indexes] : [])];
    return guarded(() =>
      this.#db.transaction('rw', tables, async () => {
        for (const table of tables) await table.clear();
      }),
    );
  }

  close(): void {
    this.#db.close();
  }
}

function withoutKey(row: (StoredPack & { key: string }) | null): StoredPack | null {
  if (row === null) return null;
  const { key: _, ...pack } = row;
  return pack;
}

/** Runs a piece of database work and names its failure as the rest of the program does. */
async function guarded<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toAppError(error);
  }
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const names = [nameOf(error), nameOf((error as { inner?: unknown } | null)?.inner)];
  const reason = names.find((name) => name !== '') ?? String(error);
  // Firefox says "NS_ERROR_DOM_INDEXEDDB_QUOTA_ERR" where others say "QuotaExceededError".
  if (names.some((name) => /quota/i.test(name))) return new AppError('storage-full', { reason }, { cause: error });
  return new AppError('storage-unavailable', { reason }, { cause: error });
}

function nameOf(error: unknown): string {
  return error instanceof Error || (typeof error === 'object' && error !== null && 'name' in error)
    ? String(error.name)
    : '';
}
