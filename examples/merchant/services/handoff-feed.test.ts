import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Database } from '../database/database.ts';
import { createHandoffFeed } from './handoff-feed.ts';

async function withFeed() {
  let notify = (_: string) => {};
  const database = {
    listen: async (_: string, onPayload: (payload: string) => void) => {
      notify = onPayload;
    },
  } as Database;
  return { feed: await createHandoffFeed(database), notify: (payload: string) => notify(payload) };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('handoff feed', () => {
  it('wakes who follows that handoff, and who follows them all', async () => {
    const { feed, notify } = await withFeed();
    const [one, other, all] = [feed.follow('h1'), feed.follow('h2'), feed.follow(null)];
    const rung = Promise.all([one.rings(1000), other.rings(1000), all.rings(1000)]);
    notify('message h1');
    await vi.advanceTimersByTimeAsync(1000);
    expect(await rung).toEqual([true, false, true]);
  });

  it('wakes nobody who follows them all for typing', async () => {
    const { feed, notify } = await withFeed();
    const [one, all] = [feed.follow('h1'), feed.follow(null)];
    const rung = Promise.all([one.rings(1000), all.rings(1000)]);
    notify('typing h1');
    await vi.advanceTimersByTimeAsync(1000);
    expect(await rung).toEqual([true, false]);
  });

  it('does not lose what comes while nobody waits, and tells it once', async () => {
    const { feed, notify } = await withFeed();
    const alarm = feed.follow('h1');
    notify('message h1');
    notify('status h1');
    expect(await alarm.rings(1000)).toBe(true);
    const again = alarm.rings(1000);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await again).toBe(false);
  });

  it('lets go at once when ended, and for good', async () => {
    const { feed, notify } = await withFeed();
    const alarm = feed.follow('h1');
    const waiting = alarm.rings(60_000);
    alarm.end();
    expect(await waiting).toBe(false);
    notify('message h1');
    expect(await alarm.rings(60_000)).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });
});
