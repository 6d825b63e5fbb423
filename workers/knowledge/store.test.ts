import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { ConversationEvent } from '#dialogue/event.ts';
import type { ConversationState } from '#dialogue/state.ts';
import type { KeptLexicalIndex } from '#knowledge/kept-lexical-index.ts';
import type { PackManifest } from '#knowledge/pack-schema.ts';
import { DexieStore } from './dexie-store.ts';
import type { LedgerEntry } from './knowledge-api.ts';
import { MemoryStore } from './memory-store.ts';
import { LEDGER_ROWS, type Store, type StoredPack } from './store.ts';

let databases = 0;
const stores: [string, () => Promise<Store>][] = [
  ['DexieStore', () => DexieStore.open(`contract-${databases++}`)],
  ['MemoryStore', async () => new MemoryStore()],
];

describe.each(stores)('%s', (_, open) => {
  it('has nothing at first', async () => {
    const store = await open();
    expect(await store.readPack()).toBeNull();
    expect(await store.readChunk('a')).toBeNull();
    expect(await store.currentConversation()).toBeNull();
    expect(await store.readLog('c1', 0)).toEqual([]);
    expect(await store.readLedger(10)).toEqual([]);
  });

  it('swaps a version whole and drops the chunks it no longer lists', async () => {
    const store = await open();
    await store.replacePack(packOf('1', ['a', 'b']), [chunk('a'), chunk('b')], null);
    await store.replacePack(packOf('2', ['b', 'c']), [chunk('c')], versionFor('1'));
    expect(await store.readPack()).toEqual(packOf('2', ['b', 'c']));
    expect(await store.chunkHashes()).toEqual(new Set(['b', 'c']));
    expect(await store.readChunk('a')).toBeNull();
    expect(await store.readChunk('b')).toBe('text of b');
  });

  it('refuses a version that lacks a chunk, and one that replaces another than the one in use', async () => {
    const store = await open();
    await store.replacePack(packOf('1', ['a']), [chunk('a')], null);
    for (const attempt of [
      store.replacePack(packOf('2', ['a', 'z']), [], versionFor('1')),
      store.replacePack(packOf('2', ['b']), [chunk('b')], null),
      store.replacePack(packOf('2', ['b']), [chunk('b')], versionFor('9')),
    ]) {
      await expect(attempt).rejects.toMatchObject({ code: 'conflict' });
    }
    expect(await store.readPack()).toEqual(packOf('1', ['a']));
    expect(await store.chunkHashes()).toEqual(new Set(['a']));
  });

  it('keeps an index as long as all of its chunks are in use', async () => {
    const store = await open();
    await store.replacePack(packOf('1', ['a', 'b', 'c']), [chunk('a'), chunk('b'), chunk('c')], null);
    await store.keepIndex(['a', 'b'], indexOf('ab'));
    await store.keepIndex(['c'], indexOf('c'));
    await store.keepIndex(['c', 'z'], indexOf('cz'));
    expect(await store.readIndex(['a', 'b'])).toEqual(indexOf('ab'));
    expect(await store.readIndex(['b', 'a'])).toBeNull();
    expect(await store.readIndex(['c', 'z'])).toBeNull();
    await store.replacePack(packOf('2', ['a', 'c']), [], versionFor('1'));
    expect(await store.readIndex(['a', 'b'])).toBeNull();
    expect(await store.readIndex(['c'])).toEqual(indexOf('c'));
    await store.forget('conversation');
    expect(await store.readIndex(['c'])).toEqual(indexOf('c'));
    await store.forget('everything');
    expect(await store.readIndex(['c'])).toBeNull();
  });

  it('appends to a conversation in order and keeps its state beside it', async () => {
    const store = await open();
    expect(await store.appendLog('c1', 0, [event('e1'), event('e2')], state('c1', 2))).toBe(2);
    expect(await store.appendLog('c1', 2, [event('e3')], state('c1', 3))).toBe(3);
    expect(await store.readLog('c1', 0)).toEqual([
      { seq: 1, event: event('e1') },
      { seq: 2, event: event('e2') },
      { seq: 3, event: event('e3') },
    ]);
    expect((await store.readLog('c1', 2)).map(({ seq }) => seq)).toEqual([3]);
    expect(await store.currentConversation()).toEqual({ id: 'c1', seq: 3, state: state('c1', 3) });
  });

  it('refuses to append after another writer', async () => {
    const store = await open();
    await store.appendLog('c1', 0, [event('e1')], state('c1', 1));
    for (const expected of [0, 2]) {
      await expect(store.appendLog('c1', expected, [event('e2')], state('c1', 2))).rejects.toMatchObject({
        code: 'conflict',
        details: { conversationId: 'c1', lastSeq: 1, expectedSeq: expected },
      });
    }
    expect(await store.readLog('c1', 0)).toHaveLength(1);
    expect((await store.currentConversation())?.state).toEqual(state('c1', 1));
  });

  it('lets one of two writers at once through', async () => {
    const store = await open();
    const outcomes = await Promise.allSettled([
      store.appendLog('c1', 0, [event('left')], state('c1', 1)),
      store.appendLog('c1', 0, [event('right')], state('c1', 1)),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await store.readLog('c1', 0)).toHaveLength(1);
  });

  it('goes on with the conversation begun last', async () => {
    const store = await open();
    await store.appendLog('z-first', 0, [event('e1')], state('z-first', 1));
    await store.appendLog('a-second', 0, [event('e1')], state('a-second', 1));
    await store.appendLog('z-first', 1, [event('e2')], state('z-first', 2));
    expect((await store.currentConversation())?.id).toBe('a-second');
    expect(await store.readLog('z-first', 0)).toHaveLength(2);
  });

  it('gives copies: what a caller changes later is not kept', async () => {
    const store = await open();
    const mine = state('c1', 1);
    await store.appendLog('c1', 0, [event('e1')], mine);
    mine.locale = 'fr';
    expect((await store.currentConversation())?.state.locale).toBe('en');
  });

  it('keeps the newest rows of the ledger, newest first', async () => {
    const store = await open();
    const rows = Array.from({ length: LEDGER_ROWS + 5 }, (_, at) => request(at));
    await store.appendLedger(rows.slice(0, 3));
    await store.appendLedger(rows.slice(3));
    expect((await store.readLedger(3)).map(({ at }) => at)).toEqual([
      LEDGER_ROWS + 4,
      LEDGER_ROWS + 3,
      LEDGER_ROWS + 2,
    ]);
    const all = await store.readLedger(LEDGER_ROWS + 100);
    expect(all).toHaveLength(LEDGER_ROWS);
    expect(all.at(-1)).toEqual(request(5));
  });

  it('forgets the conversation and keeps the pack, or forgets everything', async () => {
    const store = await open();
    const fill = async (replaces: string | null) => {
      await store.replacePack(packOf('1', ['a']), [chunk('a')], replaces);
      await store.appendLog('c1', 0, [event('e1')], state('c1', 1));
      await store.appendLedger([request(1)]);
    };
    await fill(null);
    await store.forget('conversation');
    expect(await store.currentConversation()).toBeNull();
    expect(await store.readLog('c1', 0)).toEqual([]);
    expect(await store.readLedger(10)).toEqual([]);
    expect(await store.readChunk('a')).toBe('text of a');
    await fill(versionFor('1'));
    await store.forget('everything');
    expect(await store.readPack()).toBeNull();
    expect(await store.chunkHashes()).toEqual(new Set());
  });
});

function chunk(sha256: string) {
  return { sha256, text: `text of ${sha256}` };
}

function versionFor(name: string): string {
  return name.padStart(16, '0');
}

function packOf(version: string, hashes: string[]): StoredPack {
  const chunks: PackManifest['chunks'] = hashes.map((sha256) => ({
    kind: 'answers',
    locale: 'en',
    file: `${sha256}.json`,
    sha256,
    sizeBytes: 2,
  }));
  const manifest: PackManifest = {
    format: 'aisle-pack/1',
    shop: 'corner',
    name: {},
    version: versionFor(version),
    publishedAt: '2026-01-01T00:00:00Z',
    locales: ['en'],
    chunks,
  };
  return { manifest, manifestSha256: version, etag: null };
}

/** What a store keeps of an index is all of it. */
function indexOf(words: string): KeptLexicalIndex {
  const none = new Uint32Array(0);
  return {
    format: 1,
    words,
    documentCount: 1,
    postingStarts: Uint32Array.of(0, 1),
    postingDocuments: Uint16Array.of(7),
    postingImpacts: Uint8Array.of(255),
    idf: Float32Array.of(1.5),
    termWeights: Float32Array.of(1),
    documentAsks: none,
    askStarts: none,
    askTerms: none,
  };
}

function event(id: string): ConversationEvent {
  return { id, at: 0, type: 'said', text: id };
}

/** What a store keeps of a state is all of it; these members are enough to tell two apart. */
function state(id: string, startedAt: number): ConversationState {
  return { id, startedAt, locale: 'en', messages: [], pending: [] } as unknown as ConversationState;
}

function request(at: number): LedgerEntry {
  return {
    at,
    method: 'GET',
    url: 'https://shop.test/a',
    purpose: 'pack',
    status: 200,
    sentBytes: 0,
    receivedBytes: at,
  };
}
