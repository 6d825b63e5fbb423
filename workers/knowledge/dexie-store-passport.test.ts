import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Conversation, order, reading } from '#dialogue/testing/conversation.ts';
import type { OutboxRequest } from '../shared/outbox-request.ts';
import { type Sealed, unseal } from '../shared/seal.ts';
import { DexieStore } from './dexie-store.ts';

let databases = 0;
const nextName = () => `passport-${databases++}`;

/** A conversation that has seen an order, as a guest. */
function withOrder(): Conversation {
  const chat = new Conversation();
  chat.say('where is FR2611-04817', reading('order.track', 0.9));
  const turnId = chat.say('lin@example.com', reading('oos', 0.3));
  chat.send({ type: 'order-found', turnId, order, token: { value: 'secret-token', expiresAtMs: 9e12 } });
  chat.state = {
    ...chat.state,
    orders: { X: { order, syncedAt: 1, token: { value: 'secret-token', expiresAtMs: 9e12 } } },
  };
  return chat;
}

/** Everything in the database, as bytes would show it, and its key. */
async function onDisk(name: string): Promise<{ text: string; key: CryptoKey | undefined; rows: { sealed: Sealed }[] }> {
  const raw = await new Dexie(name).open();
  const tables = await Promise.all(raw.tables.map((table) => table.toArray()));
  const keys = (await raw.table('keys').toArray()) as { key: CryptoKey }[];
  const rows = (await raw.table('conversations').toArray()) as { sealed: Sealed }[];
  raw.close();
  const text = JSON.stringify(tables, (_, value) =>
    value instanceof ArrayBuffer ? Buffer.from(value).toString('latin1') : value,
  );
  return { text, key: keys[0]?.key, rows };
}

const request = (key: string): OutboxRequest => ({
  key,
  url: 'https://shop.test/handoffs',
  headers: { authorization: 'Bearer secret-token' },
  body: null,
  purpose: 'handoff',
  after: null,
});

describe('what a device keeps of the shopper', () => {
  afterEach(() => vi.restoreAllMocks());

  it('gives the conversation back, and shows nobody an order, a token or a word of it', async () => {
    const name = nextName();
    const chat = withOrder();
    const store = await DexieStore.open(name);
    await store.appendLog('c1', 0, chat.log, chat.state);
    await store.keepOutbox('c1', chat.log.length, [request('handoff.1')]);
    store.close();
    const { text } = await onDisk(name);
    expect(text).not.toMatch(/FR2611|secret-token|example\.com|where is/);
    const again = await DexieStore.open(name);
    expect((await again.currentConversation())?.state).toEqual(chat.state);
    expect((await again.readLog('c1', 0)).map(({ event }) => event)).toEqual(chat.log);
  });

  it('has a key that nobody can read', async () => {
    const name = nextName();
    (await DexieStore.open(name)).close();
    const { key } = await onDisk(name);
    expect(key?.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', key as CryptoKey)).rejects.toThrow();
  });

  it('erases key and data, so that the next shopper’s key opens nothing of the one before', async () => {
    const name = nextName();
    const chat = withOrder();
    const store = await DexieStore.open(name);
    await store.appendLog('c1', 0, chat.log, chat.state);
    const before = await onDisk(name);
    await store.forget('conversation');
    expect((await onDisk(name)).key).toBeUndefined();
    await store.appendLog('c2', 0, [], { ...chat.state, id: 'c2', orders: {} });
    const after = await onDisk(name);
    const [copied] = before.rows;
    expect(after.rows).toHaveLength(1);
    expect(copied && (await unseal(after.key as CryptoKey, copied.sealed))).toBeNull();
  });

  it('goes on without a conversation whose key is gone', async () => {
    const name = nextName();
    const chat = withOrder();
    const store = await DexieStore.open(name);
    await store.appendLog('c1', 0, chat.log, chat.state);
    store.close();
    const raw = await new Dexie(name).open();
    await raw.table('keys').clear();
    raw.close();
    const again = await DexieStore.open(name);
    expect(await again.currentConversation()).toBeNull();
    expect(await again.appendLog('c2', 0, [], { ...chat.state, id: 'c2' })).toBe(0);
  });

  it('does not write with the key of a shopper who was forgotten in another tab', async () => {
    const name = nextName();
    const chat = withOrder();
    const [one, other] = [await DexieStore.open(name), await DexieStore.open(name)];
    await one.appendLog('c1', 0, chat.log, chat.state);
    await other.forget('conversation');
    await expect(one.appendLog('c3', 0, [], chat.state)).rejects.toMatchObject({ code: 'conflict' });
    expect(await one.appendLog('c3', 0, [], chat.state)).toBe(0);
  });

  it('seals what an earlier release left open', async () => {
    const name = nextName();
    const chat = withOrder();
    const older = new Dexie(name);
    older.version(1).stores({ conversations: 'id, order', log: '[conversationId+seq]', ledger: '++row' });
    await older.table('conversations').add({ id: 'c1', order: 1, seq: 2, state: chat.state });
    await older
      .table('log')
      .bulkAdd(chat.log.slice(0, 2).map((event, at) => ({ conversationId: 'c1', seq: at + 1, event })));
    older.close();
    const store = await DexieStore.open(name);
    expect(await store.currentConversation()).toEqual({ id: 'c1', seq: 2, state: chat.state });
    expect((await store.readLog('c1', 0)).map(({ event }) => event)).toEqual(chat.log.slice(0, 2));
    store.close();
    expect((await onDisk(name)).text).not.toContain('FR2611');
  });
});

describe('what waits to be sent', () => {
  afterEach(() => vi.restoreAllMocks());

  const keysIn = async (name: string) => {
    const raw = await new Dexie(name).open();
    const rows = (await raw.table('outbox').toArray()) as { key: string; place: number }[];
    raw.close();
    return rows.toSorted((a, b) => a.place - b.place).map(({ key }) => key);
  };

  it('is taken out in the transaction that settles it', async () => {
    const name = nextName();
    const chat = new Conversation(undefined, false);
    chat.send({ type: 'person-asked', reason: 'shopper_asked' });
    const said = chat.send({ type: 'said', text: 'hello' });
    const key = chat.state.pending.find(({ type }) => type === 'request-handoff')?.key ?? '';
    const store = await DexieStore.open(name);
    const seq = await store.appendLog('c1', 0, chat.log, chat.state);
    await store.keepOutbox('c1', seq, [request(key), { ...request(`send.${said}`), after: key }]);
    expect(await keysIn(name)).toEqual([key, `send.${said}`]);
    chat.send({ type: 'waiting-cancelled', key: `send.${said}` });
    await store.appendLog('c1', seq, chat.log.slice(-1), chat.state);
    expect(await keysIn(name)).toEqual([key]);
  });

  it('is not put there for a conversation that has gone on', async () => {
    const name = nextName();
    const chat = new Conversation();
    const store = await DexieStore.open(name);
    const seq = await store.appendLog('c1', 0, chat.log, chat.state);
    await store.keepOutbox('c1', seq - 1, [request('handoff.1')]);
    expect(await keysIn(name)).toEqual([]);
  });

  it('finds room on a full device before anything else does', async () => {
    const name = nextName();
    const store = await DexieStore.open(name);
    await store.appendLedger([
      { at: 1, method: 'GET', url: 'https://shop.test/', purpose: 'pack', status: 200, sentBytes: 0, receivedBytes: 1 },
    ]);
    const chat = new Conversation(undefined, false);
    const seq = await store.appendLog('c1', 0, chat.log, chat.state);
    chat.send({ type: 'person-asked', reason: 'shopper_asked' });
    // The device is full for as long as there is a ledger.
    const put = IDBObjectStore.prototype.put;
    let rows = 1;
    const clear = IDBObjectStore.prototype.clear;
    vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(function (this: IDBObjectStore) {
      if (this.name === 'ledger') rows = 0;
      return clear.call(this);
    });
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      if (rows > 0 && this.name === 'conversations') throw new DOMException('Quota exceeded', 'QuotaExceededError');
      return put.apply(this, args);
    });
    await store.appendLog('c1', seq, chat.log.slice(seq), chat.state);
    vi.restoreAllMocks();
    expect((await store.currentConversation())?.state.pending).toMatchObject([{ type: 'request-handoff' }]);
    expect(await store.readLedger(10)).toEqual([]);
  });

  it('says so where there is no room at all, and keeps what was there', async () => {
    const store = await DexieStore.open(nextName());
    const chat = new Conversation();
    await store.appendLog('c1', 0, chat.log, chat.state);
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('Quota exceeded', 'QuotaExceededError');
    });
    await expect(store.appendLog('c1', 1, [], chat.state)).rejects.toMatchObject({ code: 'storage-full' });
    vi.restoreAllMocks();
    expect((await store.currentConversation())?.seq).toBe(1);
  });
});
