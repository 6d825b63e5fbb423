import { describe, expect, it } from 'vitest';
import { AppError } from '#core/app-error.ts';
import type { ConversationState } from '#dialogue/state.ts';
import { MemoryStore } from './memory-store.ts';
import { ResilientStore } from './resilient-store.ts';
import type { Store } from './store.ts';

const STATE = { id: 'c1' } as ConversationState;

/** A database that can be lost: every call fails while it is. */
function database(): Store & { failWith: AppError | null } {
  const inner = new MemoryStore();
  return new Proxy(Object.assign(inner, { failWith: null as AppError | null }), {
    get(target, key) {
      if (key === 'kind') return 'indexeddb';
      const member: unknown = Reflect.get(target, key);
      if (typeof member !== 'function' || key === 'close') return member;
      return async (...args: unknown[]) => {
        if (target.failWith !== null) throw target.failWith;
        return member.apply(target, args) as unknown;
      };
    },
  }) as unknown as Store & { failWith: AppError | null };
}

const gone = () => new AppError('storage-unavailable');

describe('ResilientStore', () => {
  it('works in memory where no database can be opened', async () => {
    const store = await ResilientStore.open(() => Promise.reject(gone()));
    expect(store.kind).toBe('memory');
    await store.appendLog('c1', 0, [], STATE);
    expect((await store.currentConversation())?.id).toBe('c1');
  });

  it('opens a lost database again and repeats the call', async () => {
    const first = database();
    const second = database();
    const opened = [first, second];
    const store = await ResilientStore.open(async () => opened.shift() ?? Promise.reject(gone()));
    first.failWith = gone();
    await store.appendLog('c1', 0, [], STATE);
    expect(store.kind).toBe('indexeddb');
    expect((await second.currentConversation())?.id).toBe('c1');
  });

  it('goes on in memory from the conversation as last seen when the database stays lost', async () => {
    const lost = database();
    const opened = [lost];
    const store = await ResilientStore.open(async () => opened.shift() ?? Promise.reject(gone()));
    expect(await store.appendLog('c1', 0, [said('e1'), said('e2')], STATE)).toBe(2);
    lost.failWith = gone();
    expect(await store.appendLog('c1', 2, [said('e3')], STATE)).toBe(3);
    expect(store.kind).toBe('memory');
    expect(await store.currentConversation()).toEqual({ id: 'c1', seq: 3, state: STATE });
  });

  it('replaces a lost database once for all calls that fail with it', async () => {
    const lost = database();
    let opens = 0;
    const store = await ResilientStore.open(async () => (opens++ === 0 ? lost : Promise.reject(gone())));
    lost.failWith = gone();
    await Promise.all([store.readPack(), store.readLedger(1), store.chunkHashes()]);
    expect(opens).toBe(2);
  });

  it('leaves a full disk and a conflict to the caller', async () => {
    const full = database();
    const store = await ResilientStore.open(async () => full);
    full.failWith = new AppError('storage-full');
    await expect(store.appendLedger([])).rejects.toMatchObject({ code: 'storage-full' });
    expect(store.kind).toBe('indexeddb');
    full.failWith = null;
    await expect(store.appendLog('c1', 5, [], STATE)).rejects.toMatchObject({ code: 'conflict' });
  });
});

function said(id: string) {
  return { id, at: 0, type: 'said' as const, text: id };
}
