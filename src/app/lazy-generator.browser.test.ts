import { afterEach, expect, it, vi } from 'vitest';
import { LazyGenerator } from './lazy-generator.ts';

const never = () => new Promise<never>(() => {});
const opened: LazyGenerator[] = [];

/** A generator over a shop whose list of models never comes, if it has one. */
function setUp(setting: string): LazyGenerator {
  const lazy = new LazyGenerator({
    ...{ setting, base: `${location.origin}/aisle/`, fetch: never },
    ...{ record() {}, onStatus() {}, onActive() {}, onWording() {} },
    locale: () => 'en',
    runs: () => ({ mode: 'worker', storage: 'indexeddb' }),
    names: async () => [],
  });
  opened.push(lazy);
  return lazy;
}
const stored = async () => (await caches.keys()).filter((name) => name.includes('generator'));
const wish = () => JSON.parse(localStorage.getItem('aisle.generator') ?? '{}').wants;

afterEach(async () => {
  for (const lazy of opened.splice(0)) lazy.close();
  vi.useRealTimers();
  vi.restoreAllMocks();
  localStorage.clear();
  for (const name of await caches.keys()) await caches.delete(name);
});

it('answers another tab at once, remembering what was said, while it is still being chosen', async () => {
  const lazy = setUp(`${location.origin}/list.json`);
  await lazy.want(true);
  expect(wish()).toBe(true);
  await lazy.want(false);
  expect(wish()).toBe(false);
});

it('answers another tab before it takes the leader for dead, however long a deletion lasts', async () => {
  const lazy = setUp(`${location.origin}/list.json`);
  await caches.open('aisle-generator-old');
  await lazy.delete();
  expect(await stored()).toEqual([]);

  vi.spyOn(CacheStorage.prototype, 'keys').mockImplementation(never);
  vi.useFakeTimers();
  const deleting = lazy.delete();
  await vi.advanceTimersByTimeAsync(1_500);
  await deleting;
  expect(wish()).toBe(false);
});

it('names the fault of a deletion that fails', async () => {
  const lazy = setUp(`${location.origin}/list.json`);
  vi.spyOn(CacheStorage.prototype, 'keys').mockRejectedValue(new DOMException('broken', 'UnknownError'));
  await expect(lazy.delete()).rejects.toMatchObject({ code: 'storage-unavailable' });
});

it('frees what was fetched for a shop that has none any more, and asks for nothing', async () => {
  await caches.open('aisle-generator-old');
  await caches.open('aisle-encoder-1');
  vi.useFakeTimers();
  const lazy = setUp('off');
  await lazy.want(true);
  lazy.used();
  await vi.advanceTimersByTimeAsync(2_500);
  vi.useRealTimers();
  await vi.waitUntil(async () => (await stored()).length === 0);
  expect(await caches.keys()).toEqual(['aisle-encoder-1']);
  expect([lazy.tasks, wish()]).toEqual([null, undefined]);
});
