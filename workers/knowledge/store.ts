import type { ConversationEvent } from '#dialogue/event.ts';
import type { ConversationState } from '#dialogue/state.ts';
import type { KeptLexicalIndex } from '#knowledge/kept-lexical-index.ts';
import type { Overlay } from '#knowledge/overlay-schema.ts';
import type { PackManifest } from '#knowledge/pack-schema.ts';
import type { OutboxRequest } from '../shared/outbox-request.ts';
import type { KeptInsight, LedgerEntry, LogEntry, StoredConversation, VoteCount } from './knowledge-api.ts';

/** The pack in use, without its chunks. */
export interface StoredPack {
  manifest: PackManifest;
  /** Hash of the manifest's bytes: another one means another signature to check. */
  manifestSha256: string;
  /** Entity tag of the manifest, for the next conditional request; null where the host gave none. */
  etag: string | null;
}

/** The newest overlay that was verified. */
export interface StoredOverlay {
  overlay: Overlay;
  /** For the next conditional request; null where the host gave none. */
  etag: string | null;
}

/** A verified chunk as it came. */
export interface StoredChunk {
  sha256: string;
  text: string;
}

/** Rows of the ledger that are kept. */
export const LEDGER_ROWS = 2000;

/**
 * What a device keeps. Every method is one transaction: it happens whole or not at all. Rejects with `AppError`:
 * `storage-full`, `storage-unavailable` (the database cannot be used any more) or, where said, `conflict`.
 */
export interface Store {
  readonly kind: 'indexeddb' | 'memory';

  readPack(): Promise<StoredPack | null>;
  /** Null for a chunk that is not there (any more). */
  readChunk(sha256: string): Promise<string | null>;
  /** Hashes of the chunks that are there. */
  chunkHashes(): Promise<Set<string>>;
  /**
   * Puts a version in use: adds chunks, drops those its manifest does not list, and indexes built from them. Refused with `conflict` when the version in
   * use is not `replaces`, or when a chunk of the manifest is neither there nor added.
   */
  replacePack(pack: StoredPack, added: readonly StoredChunk[], replaces: string | null): Promise<void>;

  /** The index built from just these chunks (their hashes); null when none is kept. */
  readIndex(chunks: readonly string[]): Promise<KeptLexicalIndex | null>;
  /** Keeps an index as long as all of its chunks; does nothing when one of them is gone already. */
  keepIndex(chunks: readonly string[], index: KeptLexicalIndex): Promise<void>;

  readOverlay(): Promise<StoredOverlay | null>;
  /** Takes the place of the one before. */
  keepOverlay(overlay: StoredOverlay): Promise<void>;

  /** How the shopper found the answers, by entry and pack. */
  readVotes(): Promise<VoteCount[]>;
  /** Changes the counts in one transaction. */
  changeVotes(change: (counts: VoteCount[]) => VoteCount[]): Promise<void>;

  readInsight(): Promise<KeptInsight | null>;
  /** False where the revision there is not `replaces` (0: none), or where nothing outlives the page. */
  keepInsight(value: unknown, replaces: number): Promise<boolean>;

  /** The conversation begun last. */
  currentConversation(): Promise<StoredConversation | null>;
  /** In order, from the entry after `afterSeq` on; the first seq is 1. */
  readLog(conversationId: string, afterSeq: number): Promise<LogEntry[]>;
  /** Gives the new last seq. Refused with `conflict` when the last one is not `expectedSeq` (0: nothing yet). */
  appendLog(
    conversationId: string,
    expectedSeq: number,
    events: readonly ConversationEvent[],
    state: ConversationState,
  ): Promise<number>;

  /**
   * Puts what waits to be sent where the service worker finds it, instead of what is there. Nothing happens when the
   * conversation has gone on since `seq`. What `appendLog` finds settled is taken out with it, in one transaction.
   */
  keepOutbox(conversationId: string, seq: number, requests: readonly OutboxRequest[]): Promise<void>;

  appendLedger(entries: readonly LedgerEntry[]): Promise<void>;
  /** Newest first. */
  readLedger(limit: number): Promise<LedgerEntry[]>;

  /** Erases conversation, ledger, votes, what is kept of private insight, and the key that opened them; `everything` erases the pack and its overlay too. */
  forget(what: 'conversation' | 'everything'): Promise<void>;
  close(): void;
}

/** Version of a pack as `replacePack` compares it, with the languages of it that are held: a device may have fewer. */
export function versionOf(pack: Pick<StoredPack, 'manifest'> | null): string | null {
  if (pack === null) return null;
  const { version, partly, locales } = pack.manifest;
  return partly ? `${version} ${locales.join(' ')}` : version;
}
