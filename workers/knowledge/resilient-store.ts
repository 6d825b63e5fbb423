import { AppError } from '#core/app-error.ts';
import type { ConversationEvent } from '#dialogue/event.ts';
import type { ConversationState } from '#dialogue/state.ts';
import type { KeptLexicalIndex } from '#knowledge/kept-lexical-index.ts';
import type { OutboxRequest } from '../shared/outbox-request.ts';
import type { KeptInsight, LedgerEntry, LogEntry, StoredConversation, VoteCount } from './knowledge-api.ts';
import { MemoryStore } from './memory-store.ts';
import type { Store, StoredChunk, StoredOverlay, StoredPack } from './store.ts';

/**
 * A store that outlives its database. Where the database cannot be opened, or is lost and cannot be opened again (private
 * windows, a browser that clears the site's data, a broken profile), it goes on in memory, with the conversation as last
 * seen. A full disk (`storage-full`) is the caller's to tell: the next write may have room again.
 */
export class ResilientStore implements Store {
  readonly #open: () => Promise<Store>;
  #store: Store;
  #conversation: StoredConversation | null = null;
  #replacing: Promise<void> | null = null;

  private constructor(open: () => Promise<Store>, store: Store) {
    this.#open = open;
    this.#store = store;
  }

  /** @param open Opens the database; called again when it is lost. */
  static async open(open: () => Promise<Store>): Promise<ResilientStore> {
    return new ResilientStore(open, await open().catch(() => new MemoryStore()));
  }

  get kind(): 'indexeddb' | 'memory' {
    return this.#store.kind;
  }

  readPack(): Promise<StoredPack | null> {
    return this.#run((store) => store.readPack());
  }

  readChunk(sha256: string): Promise<string | null> {
    return this.#run((store) => store.readChunk(sha256));
  }

  chunkHashes(): Promise<Set<string>> {
    return this.#run((store) => store.chunkHashes());
  }

  replacePack(pack: StoredPack, added: readonly StoredChunk[], replaces: string | null): Promise<void> {
    return this.#run((store) => store.replacePack(pack, added, replaces));
  }

  readIndex(chunks: readonly string[]): Promise<KeptLexicalIndex | null> {
    return this.#run((store) => store.readIndex(chunks));
  }

  keepIndex(chunks: readonly string[], index: KeptLexicalIndex): Promise<void> {
    return this.#run((store) => store.keepIndex(chunks, index));
  }

  readOverlay(): Promise<StoredOverlay | null> {
    return this.#run((store) => store.readOverlay());
  }

  keepOverlay(overlay: StoredOverlay): Promise<void> {
    return this.#run((store) => store.keepOverlay(overlay));
  }

  readVotes(): Promise<VoteCount[]> {
    return this.#run((store) => store.readVotes());
  }

  changeVotes(change: (counts: VoteCount[]) => VoteCount[]): Promise<void> {
    return this.#run((store) => store.changeVotes(change));
  }

  readInsight(): Promise<KeptInsight | null> {
    return this.#run((store) => store.readInsight());
  }

  keepInsight(value: unknown, replaces: number): Promise<boolean> {
    return this.#run((store) => store.keepInsight(value, replaces));
  }

  async currentConversation(): Promise<StoredConversation | null> {
    this.#conversation = await this.#run((store) => store.currentConversation());
    return this.#conversation;
  }

  readLog(conversationId: string, afterSeq: number): Promise<LogEntry[]> {
    return this.#run((store) => store.readLog(conversationId, afterSeq));
  }

  async appendLog(
    conversationId: string,
    expectedSeq: number,
    events: readonly ConversationEvent[],
    state: ConversationState,
  ): Promise<number> {
    const seq = await this.#run((store) => store.appendLog(conversationId, expectedSeq, events, state));
    this.#conversation = { id: conversationId, seq, state };
    return seq;
  }

  keepOutbox(conversationId: string, seq: number, requests: readonly OutboxRequest[]): Promise<void> {
    return this.#run((store) => store.keepOutbox(conversationId, seq, requests));
  }

  appendLedger(entries: readonly LedgerEntry[]): Promise<void> {
    return this.#run((store) => store.appendLedger(entries));
  }

  readLedger(limit: number): Promise<LedgerEntry[]> {
    return this.#run((store) => store.readLedger(limit));
  }

  async forget(what: 'conversation' | 'everything'): Promise<void> {
    await this.#run((store) => store.forget(what));
    this.#conversation = null;
  }

  close(): void {
    this.#store.close();
  }

  async #run<T>(work: (store: Store) => Promise<T>): Promise<T> {
    // The database as it is, opened again, and memory: which does not fail this way.
    for (const next of [this.#open, null]) {
      const store = this.#store;
      try {
        return await work(store);
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'storage-unavailable') throw error;
        await this.#replace(store, next);
      }
    }
    return work(this.#store);
  }

  /** One replacement serves all the calls that failed with the same store. */
  #replace(lost: Store, open: (() => Promise<Store>) | null): Promise<void> {
    if (this.#store !== lost) return Promise.resolve();
    this.#replacing ??= (async () => {
      lost.close();
      const memory = () => new MemoryStore(this.#conversation);
      this.#store = open === null ? memory() : await open().catch(memory);
      this.#replacing = null;
    })();
    return this.#replacing;
  }
}
