import { Dexie } from 'dexie';
import { AppError } from '#core/app-error.ts';
import type { ConversationEvent } from '#dialogue/event.ts';
import { outboxKeys } from '#dialogue/outbox-keys.ts';
import type { ConversationState } from '#dialogue/state.ts';
import type { KeptLexicalIndex } from '#knowledge/kept-lexical-index.ts';
import type { OutboxRequest } from '../shared/outbox-request.ts';
import { newSealingKey, seal, unseal } from '../shared/seal.ts';
import { AisleDatabase, type ConversationRow, type KeyRow, type LogRow } from './database.ts';
import type { KeptInsight, LedgerEntry, LogEntry, StoredConversation, VoteCount } from './knowledge-api.ts';
import { LEDGER_ROWS, type Store, type StoredChunk, type StoredOverlay, type StoredPack, versionOf } from './store.ts';

/** Keeps everything in IndexedDB. */
export class DexieStore implements Store {
  readonly kind = 'indexeddb';
  readonly #db: AisleDatabase;
  readonly #dropElsewhere: () => Promise<void>;
  #key: Promise<KeyRow> | null = null;

  private constructor(db: AisleDatabase, dropElsewhere: () => Promise<void>) {
    this.#db = db;
    this.#dropElsewhere = dropElsewhere;
  }

  /**
   * Opens the database, bringing an older one up to date. Rejects with `storage-unavailable` or `storage-full`.
   * @param dropElsewhere Frees what the device holds outside the database and can have again.
   */
  static async open(name: string, dropElsewhere: () => Promise<void> = async () => {}): Promise<DexieStore> {
    const db = new AisleDatabase(name);
    await guarded(() => db.open());
    const store = new DexieStore(db, dropElsewhere);
    await guarded(async () => sealOldRows(db, (await store.#sealing()).key));
    return store;
  }

  /** The key in use; made where there is none. */
  #sealing(): Promise<KeyRow> {
    this.#key ??= keyIn(this.#db);
    this.#key.catch(() => {
      this.#key = null;
    });
    return this.#key;
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

  readOverlay(): Promise<StoredOverlay | null> {
    return guarded(async () => {
      const row = await this.#db.overlays.get('current');
      return row === undefined ? null : { overlay: row.overlay, etag: row.etag };
    });
  }

  async keepOverlay({ overlay, etag }: StoredOverlay): Promise<void> {
    await guarded(() => this.#db.overlays.put({ key: 'current', overlay, etag }));
  }

  readVotes(): Promise<VoteCount[]> {
    return guarded(() => this.#db.votes.toArray());
  }

  changeVotes(change: (counts: VoteCount[]) => VoteCount[]): Promise<void> {
    const { votes } = this.#db;
    return guarded(() =>
      this.#db.transaction('rw', votes, async () => {
        await votes.bulkPut(change(await votes.toArray()));
      }),
    );
  }

  readInsight(): Promise<KeptInsight | null> {
    return guarded(async () => {
      const row = await this.#db.insight.get('current');
      if (row === undefined) return null;
      const value = await unseal((await this.#sealing()).key, row.sealed);
      return { revision: row.revision, value };
    });
  }

  keepInsight(value: unknown, replaces: number): Promise<boolean> {
    const { insight, keys } = this.#db;
    return guarded(async () => {
      const { id, key } = await this.#sealing();
      const sealed = await seal(key, value);
      return this.#db.transaction('rw', insight, keys, async () => {
        const isSameKey = (await keys.get('conversation'))?.id === id;
        const there = (await insight.get('current'))?.revision ?? 0;
        if (there !== replaces || !isSameKey) {
          this.#key = null;
          return false;
        }
        await insight.put({ key: 'current', revision: replaces + 1, sealed });
        return true;
      });
    });
  }

  currentConversation(): Promise<StoredConversation | null> {
    return guarded(async () => {
      const row = await this.#db.conversations.orderBy('order').last();
      if (row === undefined) return null;
      const { key } = await this.#sealing();
      const state = await unseal<ConversationState>(key, row.sealed);
      return state && { id: row.id, seq: row.seq, state };
    });
  }

  readLog(conversationId: string, afterSeq: number): Promise<LogEntry[]> {
    return guarded(async () => {
      const rows = await this.#db.log
        .where('[conversationId+seq]')
        .between([conversationId, afterSeq], [conversationId, Dexie.maxKey], false, true)
        .toArray();
      const { key } = await this.#sealing();
      const entries = await Promise.all(
        rows.map(async ({ seq, sealed }) => ({ seq, event: await unseal<ConversationEvent>(key, sealed) })),
      );
      return entries.flatMap(({ seq, event }) => (event ? [{ seq, event }] : []));
    });
  }

  async appendLog(
    conversationId: string,
    expectedSeq: number,
    events: readonly ConversationEvent[],
    state: ConversationState,
  ): Promise<number> {
    const waiting = outboxKeys(state);
    for (const giveUp of this.#dispensable(waiting.length > 0)) {
      try {
        return await this.#append(conversationId, expectedSeq, events, state, waiting);
      } catch (cause) {
        if (!(cause instanceof AppError) || cause.code !== 'storage-full') throw cause;
        // What cannot be given up either leaves the next thing to be.
        await giveUp().catch(() => {});
      }
    }
    return this.#append(conversationId, expectedSeq, events, state, waiting);
  }

  /** What a full device gives up for what the shopper said, the easiest to have again first. */
  #dispensable(isWaiting: boolean): (() => Promise<unknown>)[] {
    const { packs, chunks, indexes, log, ledger } = this.#db;
    return [
      async () => indexes.clear(),
      this.#dropElsewhere,
      async () => ledger.clear(),
      // The state after them is whole without the events before.
      async () => log.clear(),
      // The shop's answers come again; what was not delivered does not.
      ...(isWaiting
        ? [async () => this.#db.transaction('rw', packs, chunks, () => Promise.all([packs.clear(), chunks.clear()]))]
        : []),
    ];
  }

  #append(
    conversationId: string,
    expectedSeq: number,
    events: readonly ConversationEvent[],
    state: ConversationState,
    waiting: readonly string[],
  ): Promise<number> {
    const { conversations, log, outbox, keys } = this.#db;
    return guarded(async () => {
      // A transaction ends while anything else is waited for: sealing comes before it.
      const { id, key } = await this.#sealing();
      const [sealed, ...sealedEvents] = await Promise.all([state, ...events].map((value) => seal(key, value)));
      return this.#db.transaction('rw', conversations, log, outbox, keys, async () => {
        const known = await conversations.get(conversationId);
        const lastSeq = known?.seq ?? 0;
        const isSameKey = (await keys.get('conversation'))?.id === id;
        if (lastSeq !== expectedSeq || !isSameKey || !sealed) {
          this.#key = null;
          throw new AppError('conflict', { conversationId, lastSeq, expectedSeq });
        }
        const newest = known === undefined ? await conversations.orderBy('order').last() : undefined;
        const order = known?.order ?? (newest?.order ?? 0) + 1;
        const seq = lastSeq + events.length;
        await log.bulkAdd(sealedEvents.map((event, at) => ({ conversationId, seq: lastSeq + at + 1, sealed: event })));
        await conversations.put({ id: conversationId, order, seq, sealed });
        await outbox
          .where({ conversationId })
          .filter((row) => !waiting.includes(row.key))
          .delete();
        return seq;
      });
    });
  }

  keepOutbox(conversationId: string, seq: number, requests: readonly OutboxRequest[]): Promise<void> {
    const { conversations, outbox } = this.#db;
    return guarded(async () => {
      const { key: sealing } = await this.#sealing();
      const rows = await Promise.all(
        requests.map(async (request, place) => ({
          conversationId,
          key: request.key,
          place,
          sealed: await seal(sealing, request),
        })),
      );
      await this.#db.transaction('rw', conversations, outbox, async () => {
        if ((await conversations.get(conversationId))?.seq !== seq) return;
        await outbox.where({ conversationId }).delete();
        await outbox.bulkAdd(rows);
      });
    });
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
    const { packs, chunks, indexes, conversations, log, ledger, outbox, keys, overlays, votes, insight } = this.#db;
    this.#key = null;
    const tables = [
      keys,
      outbox,
      conversations,
      log,
      ledger,
      votes,
      insight,
      ...(what === 'everything' ? [packs, chunks, indexes, overlays] : []),
    ];
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

/** The key that is there, or a new one where none is: of two tabs that make one, the first one's holds. */
async function keyIn(db: AisleDatabase): Promise<KeyRow> {
  const there = await db.keys.get('conversation');
  if (there) return there;
  const made: KeyRow = { name: 'conversation', id: crypto.randomUUID(), key: await newSealingKey() };
  return db.transaction('rw', db.keys, async () => {
    const first = await db.keys.get('conversation');
    if (!first) await db.keys.add(made);
    return first ?? made;
  });
}

/** Conversations of before version 3 lie open: they are sealed. */
async function sealOldRows(db: AisleDatabase, key: CryptoKey): Promise<void> {
  const open = (await db.conversations.toArray()) as (ConversationRow & { state?: unknown })[];
  if (open.every(({ state }) => state === undefined)) return;
  const events = (await db.log.toArray()) as (LogRow & { event?: unknown })[];
  const conversations = await Promise.all(
    open.map(async ({ state, ...row }) => (state === undefined ? row : { ...row, sealed: await seal(key, state) })),
  );
  const log = await Promise.all(
    events.map(async ({ event, ...row }) => (event === undefined ? row : { ...row, sealed: await seal(key, event) })),
  );
  await db.transaction('rw', db.conversations, db.log, async () => {
    await db.conversations.bulkPut(conversations);
    await db.log.bulkPut(log);
  });
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
