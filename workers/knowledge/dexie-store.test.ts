import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DexieStore } from './dexie-store.ts';
import type { LedgerEntry } from './knowledge-api.ts';

const REQUEST: LedgerEntry = {
  at: 7,
  method: 'GET',
  url: 'https://shop.test/a',
  purpose: 'pack',
  status: 200,
  sentBytes: 0,
  receivedBytes: 1,
};

describe('DexieStore', () => {
  afterEach(() => vi.restoreAllMocks());

  it('brings an older database up to date and keeps what it holds', async () => {
    // As an earlier build would leave it: the ledger alone, under a lower version number.
    const older = new Dexie('older');
    older.version(0.5).stores({ ledger: '++row' });
    await older.table('ledger').add({ ...REQUEST });
    older.close();

    const store = await DexieStore.open('older');
    expect(await store.readLedger(10)).toEqual([REQUEST]);
    expect(await store.readPack()).toBeNull();
    await store.appendLedger([{ ...REQUEST, at: 8 }]);
    expect((await store.readLedger(10)).map(({ at }) => at)).toEqual([8, 7]);
  });

  it('opens a database that a later build has been at, so that a shop can go back to an older release', async () => {
    const later = new Dexie('later');
    later.version(4).stores({
      packs: 'key',
      chunks: 'sha256',
      conversations: 'id, order',
      log: '[conversationId+seq]',
      ledger: '++row',
      indexes: 'key, *chunks',
      keys: 'name',
      outbox: '[conversationId+key], conversationId',
      experiments: 'id',
    });
    await later.table('ledger').add({ ...REQUEST });
    later.close();
    expect(await (await DexieStore.open('later')).readLedger(10)).toEqual([REQUEST]);
  });

  it('says storage-unavailable where the browser refuses a database', async () => {
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('A mutation operation was attempted', 'SecurityError');
    });
    await expect(DexieStore.open('refused')).rejects.toMatchObject({ code: 'storage-unavailable' });
  });

  it('says storage-full when the disk is, and keeps what was there', async () => {
    const store = await DexieStore.open('full');
    await store.appendLedger([REQUEST]);
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('Quota exceeded', 'QuotaExceededError');
    });
    await expect(store.appendLedger([REQUEST])).rejects.toMatchObject({ code: 'storage-full' });
    vi.restoreAllMocks();
    expect(await store.readLedger(10)).toEqual([REQUEST]);
  });
});
