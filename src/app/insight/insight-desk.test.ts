import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import type { Playbook } from '#dialogue/playbook.ts';
import type { ConversationState } from '#dialogue/state.ts';
import { playbook } from '#dialogue/testing/conversation.ts';
import type { MerchantBackend } from '#merchant/ports.ts';
import { DexieStore } from '#workers/knowledge/dexie-store.ts';
import { MemoryStore } from '#workers/knowledge/memory-store.ts';
import type { Store } from '#workers/knowledge/store.ts';
import { cryptoWords } from './crypto-words.ts';
import { InsightDesk } from './insight-desk.ts';
import { LazyInsight } from './lazy-insight.ts';

const MONDAY = Date.parse('2026-11-16T09:00:00Z');
const DAY = 86_400_000;
const LOOKUP = { key: null, url: 'https://shop.example/v1/orders/lookup' };
const HANDOFF = { key: 'c1.h1', url: 'https://shop.example/v1/handoffs' };

const WANTED: Playbook = {
  ...playbook,
  rules: { ...playbook.rules, insight: { enabled: true, epsilon: 2, weeks: 3 } },
};
let names = 0;

/** A tab of the device whose store this is. */
function tab(store: Store, { book = WANTED, clock = { now: MONDAY } } = {}) {
  const options = {
    knowledge: () => store,
    playbook: async () => book,
    state: () => ({ messages: [] }) as unknown as ConversationState,
    now: () => clock.now,
  };
  return { desk: new InsightDesk(options), lazy: new LazyInsight(options), clock };
}
const device = () => DexieStore.open(`insight-${names++}`);

describe('private insight on a device', () => {
  it('tells nothing before the shopper agreed, and says what they agreed to', async () => {
    const { desk } = tab(await device());
    expect(await desk.view()).toEqual({ answer: null, epsilon: 2, weeks: 3, weeksSpent: 0, sent: [] });
    expect(await desk.board(LOOKUP)).toBeNull();
    expect((await desk.view(true))?.answer).toBe(true);
    const report = await desk.board(LOOKUP);
    expect(report).toMatchObject({ week: '2026-W47' });
    expect(await desk.view()).toMatchObject({ weeksSpent: 1, sent: [{ url: LOOKUP.url, report }] });
  });

  it('makes one report of a week for all tabs, reloads and tries', async () => {
    const store = await device();
    const { desk } = tab(store);
    await desk.view(true);
    const tabs = Array.from({ length: 6 }, () => tab(store).desk);
    const boarded = await Promise.all(tabs.map((each) => each.board(LOOKUP)));
    expect(boarded.filter(Boolean)).toHaveLength(1);
    expect(await tab(store).desk.board(LOOKUP)).toBeNull();
    expect(await tab(store).desk.board(HANDOFF)).toBeNull();
    expect((await desk.view())?.weeksSpent).toBe(1);
  });

  it('gives the retries of one request the same bits, whichever tab tries', async () => {
    const store = await device();
    await tab(store).desk.view(true);
    const [one, other] = await Promise.all([tab(store).desk.board(HANDOFF), tab(store).desk.board(HANDOFF)]);
    expect(one).not.toBeNull();
    expect(other).toEqual(one);
    expect(await tab(store).desk.board(HANDOFF)).toEqual(one);
  });

  it('is silent once the weeks of its life are spent', async () => {
    const { desk, clock } = tab(await device());
    await desk.view(true);
    const weeks: (string | undefined)[] = [];
    for (let week = 0; week < 5; week++) {
      weeks.push((await desk.board(LOOKUP))?.week);
      clock.now += 7 * DAY;
    }
    expect(weeks).toEqual(['2026-W47', '2026-W48', '2026-W49', undefined, undefined]);
  });

  it('asks again before more goes than the shopper was told', async () => {
    const store = await device();
    await tab(store).desk.view(true);
    const more = { ...WANTED, rules: { ...WANTED.rules, insight: { enabled: true, epsilon: 4, weeks: 3 } } };
    const { desk, lazy } = tab(store, { book: more });
    expect((await desk.view())?.answer).toBeNull();
    expect(await lazy.board(LOOKUP)).toBeNull();
    expect((await desk.view(true))?.answer).toBe(true);
    expect(await lazy.board(LOOKUP)).not.toBeNull();
  });

  it('takes a yes for what was shown, not for what the shop has come to want meanwhile', async () => {
    const insight = { enabled: true, epsilon: 2, weeks: 3 };
    const { desk } = tab(await device(), { book: { ...WANTED, rules: { ...WANTED.rules, insight } } });
    await desk.view();
    insight.weeks = 30;
    expect(await desk.view(true)).toMatchObject({ answer: null, weeks: 30 });
    expect(await desk.board(LOOKUP)).toBeNull();
    expect((await desk.view(true))?.answer).toBe(true);
    expect(await desk.board(LOOKUP)).not.toBeNull();
  });

  it('shows nothing as sent that was ready too late', async () => {
    const store = await device();
    const { desk } = tab(store);
    await desk.view(true);
    const gate = () => {
      let open = () => {};
      const opened = new Promise<void>((resolve) => {
        open = resolve;
      });
      return { open, opened };
    };
    const [written, held] = [gate(), gate()];
    const slow = {
      readInsight: () => store.readInsight(),
      keepInsight: async (...args: Parameters<Store['keepInsight']>) => {
        const isKept = await store.keepInsight(...args);
        written.open();
        await held.opened;
        return isKept;
      },
    };
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const boarding = tab(slow as Store).lazy.board(LOOKUP);
      await written.opened;
      expect((await desk.view())?.sent).toHaveLength(1);
      await vi.runAllTimersAsync();
      expect(await boarding).toBeNull();
    } finally {
      vi.useRealTimers();
    }
    held.open();
    await expect.poll(() => desk.view()).toMatchObject({ weeksSpent: 0, sent: [] });
    expect(await desk.board(HANDOFF)).toMatchObject({ week: '2026-W47' });
    expect((await desk.view())?.sent).toMatchObject([{ url: HANDOFF.url }]);
  });

  it('keeps nothing of what was made when the shopper takes their word back, and no second report of that week', async () => {
    const store = await device();
    const { desk } = tab(store);
    await desk.view(true);
    await desk.board(HANDOFF);
    expect(await desk.view(false)).toMatchObject({ answer: false, sent: [] });
    expect((await store.readInsight())?.value).toMatchObject({ report: null, sent: [] });
    expect(await desk.board(HANDOFF)).toBeNull();
    await desk.view(true);
    expect(await desk.board(HANDOFF)).toBeNull();
  });

  it('goes with the conversation when that is erased', async () => {
    const store = await device();
    const { desk } = tab(store);
    await desk.view(true);
    await desk.board(LOOKUP);
    await store.forget('conversation');
    expect(await store.readInsight()).toBeNull();
    expect((await desk.view())?.answer).toBeNull();
    expect(await desk.board(LOOKUP)).toBeNull();
  });

  it('cannot be agreed to where nothing outlives the page', async () => {
    const { desk } = tab(new MemoryStore());
    await expect(desk.view(true)).rejects.toThrow('could not be kept');
    expect(await desk.board(LOOKUP)).toBeNull();
  });
});

describe('what stands before it', () => {
  it('shows and sends nothing where the shop does not want it, whatever was agreed before', async () => {
    const store = await device();
    await tab(store).desk.view(true);
    for (const insight of [undefined, { enabled: false, epsilon: 2, weeks: 3 }]) {
      const { insight: _, ...rules } = WANTED.rules;
      const { lazy, desk } = tab(store, { book: { ...WANTED, rules: { ...rules, ...(insight && { insight }) } } });
      expect(await lazy.view()).toBeNull();
      expect(await lazy.board(LOOKUP)).toBeNull();
      expect(await desk.board(LOOKUP)).toBeNull();
    }
    expect(await tab(store).lazy.board(LOOKUP)).not.toBeNull();
  });

  it('takes its seat in a backend that has one, and leaves others as they are', async () => {
    const { lazy } = tab(await device());
    const carried: unknown[] = [];
    const backend = { insight: { carry: (passenger: unknown) => carried.push(passenger) } };
    expect(lazy.seat(backend as unknown as MerchantBackend)).toBe(backend);
    expect(carried).toEqual([lazy]);
    expect(lazy.seat({} as MerchantBackend)).toEqual({});
  });
});

describe('the words of chance', () => {
  it('are whole numbers below 2^32, and other ones each time', () => {
    const words = cryptoWords();
    const drawn = Array.from({ length: 1_000 }, () => words());
    expect(drawn.every((word) => Number.isInteger(word) && word >= 0 && word < 2 ** 32)).toBe(true);
    expect(new Set(drawn).size).toBeGreaterThan(990);
  });
});
