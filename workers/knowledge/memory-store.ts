import { AppError } from '#core/app-error.ts';
import type { ConversationEvent } from '#dialogue/event.ts';
import type { ConversationState } from '#dialogue/state.ts';
import type { KeptLexicalIndex } from '#knowledge/kept-lexical-index.ts';
import type { LedgerEntry, LogEntry, StoredConversation, VoteCount } from './knowledge-api.ts';
import { LEDGER_ROWS, type Store, type StoredChunk, type StoredOverlay, type StoredPack, versionOf } from './store.ts';

/** Keeps everything for as long as the page lives: where the device refuses a database. */
export class MemoryStore implements Store {
  readonly kind = 'memory';
  #pack: StoredPack | null = null;
  readonly #chunks = new Map<string, string>();
  readonly #indexes = new Map<string, { chunks: readonly string[]; index: KeptLexicalIndex }>();
  readonly #logs = new Map<string, LogEntry[]>();
  readonly #conversations = new Map<string, StoredConversation>();
  #ledger: LedgerEntry[] = [];
  #overlay: StoredOverlay | null = null;
  #votes: VoteCount[] = [];

  /** @param conversation Where to go on when the database was lost on the way: its log begins anew. */
  constructor(conversation: StoredConversation | null = null) {
    if (conversation !== null) this.#conversations.set(conversation.id, structuredClone(conversation));
  }

  async readPack(): Promise<StoredPack | null> {
    return structuredClone(this.#pack);
  }

  async readChunk(sha256: string): Promise<string | null> {
    return this.#chunks.get(sha256) ?? null;
  }

  async chunkHashes(): Promise<Set<string>> {
    return new Set(this.#chunks.keys());
  }

  async replacePack(pack: StoredPack, added: readonly StoredChunk[], replaces: string | null): Promise<void> {
    if (versionOf(this.#pack) !== replaces) throw new AppError('conflict', { version: versionOf(this.#pack) });
    const incoming = new Map(added.map(({ sha256, text }) => [sha256, text]));
    const wanted = pack.manifest.chunks.map(({ sha256 }) => sha256);
    const missing = wanted.find((sha256) => !incoming.has(sha256) && !this.#chunks.has(sha256));
    if (missing !== undefined) throw new AppError('conflict', { chunk: missing });
    for (const [sha256, text] of incoming) this.#chunks.set(sha256, text);
    const kept = new Set(wanted);
    for (const sha256 of [...this.#chunks.keys()]) if (!kept.has(sha256)) this.#chunks.delete(sha256);
    for (const [key, { chunks }] of [...this.#indexes]) {
      if (!chunks.every((sha256) => kept.has(sha256))) this.#indexes.delete(key);
    }
    this.#pack = structuredClone(pack);
  }

  async readIndex(chunks: readonly string[]): Promise<KeptLexicalIndex | null> {
    return this.#indexes.get(chunks.join(' '))?.index ?? null;
  }

  async keepIndex(chunks: readonly string[], index: KeptLexicalIndex): Promise<void> {
    // Not a copy: an index is large and is never changed.
    if (chunks.every((sha256) => this.#chunks.has(sha256))) this.#indexes.set(chunks.join(' '), { chunks, index });
  }

  async readOverlay(): Promise<StoredOverlay | null> {
    return this.#overlay;
  }

  async keepOverlay(overlay: StoredOverlay): Promise<void> {
    this.#overlay = structuredClone(overlay);
  }

  async readVotes(): Promise<VoteCount[]> {
    return structuredClone(this.#votes);
  }

  async changeVotes(change: (counts: VoteCount[]) => VoteCount[]): Promise<void> {
    this.#votes = structuredClone(change(this.#votes));
  }

  async readInsight(): Promise<null> {
    return null;
  }

  /** What does not outlive the page could be told twice in a week. */
  async keepInsight(): Promise<boolean> {
    return false;
  }

  async currentConversation(): Promise<StoredConversation | null> {
    return structuredClone([...this.#conversations.values()].at(-1) ?? null);
  }

  async readLog(conversationId: string, afterSeq: number): Promise<LogEntry[]> {
    return structuredClone((this.#logs.get(conversationId) ?? []).filter(({ seq }) => seq > afterSeq));
  }

  async appendLog(
    conversationId: string,
    expectedSeq: number,
    events: readonly ConversationEvent[],
    state: ConversationState,
  ): Promise<number> {
    const lastSeq = this.#conversations.get(conversationId)?.seq ?? 0;
    if (lastSeq !== expectedSeq) throw new AppError('conflict', { conversationId, lastSeq, expectedSeq });
    const entries = events.map((event, at) => ({ seq: lastSeq + at + 1, event: structuredClone(event) }));
    const seq = lastSeq + events.length;
    this.#logs.set(conversationId, [...(this.#logs.get(conversationId) ?? []), ...entries]);
    this.#conversations.set(conversationId, { id: conversationId, seq, state: structuredClone(state) });
    return seq;
  }

  async keepOutbox(): Promise<void> {
    // Where nothing is kept, nothing can be sent once the page has gone.
  }

  async appendLedger(entries: readonly LedgerEntry[]): Promise<void> {
    this.#ledger = [...this.#ledger, ...structuredClone(entries)].slice(-LEDGER_ROWS);
  }

  async readLedger(limit: number): Promise<LedgerEntry[]> {
    return structuredClone(this.#ledger.slice(Math.max(0, this.#ledger.length - limit)).reverse());
  }

  async forget(what: 'conversation' | 'everything'): Promise<void> {
    this.#logs.clear();
    this.#conversations.clear();
    this.#ledger = [];
    this.#votes = [];
    if (what === 'conversation') return;
    this.#pack = null;
    this.#overlay = null;
    this.#chunks.clear();
    this.#indexes.clear();
  }

  close(): void {
    // Nothing is held but memory.
  }
}
