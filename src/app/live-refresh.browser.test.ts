import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LIVE_EVERY_MS, LiveRefresh } from './live-refresh.ts';

let times: number;
let live: LiveRefresh;
let visibility: DocumentVisibilityState;
let isOnline: boolean;

beforeEach(() => {
  vi.useFakeTimers();
  times = 0;
  visibility = 'visible';
  isOnline = true;
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
  vi.spyOn(navigator, 'onLine', 'get').mockImplementation(() => isOnline);
  live = new LiveRefresh(async () => {
    times += 1;
    throw new Error('no network');
  });
});
afterEach(() => {
  live.close();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const show = (state: DocumentVisibilityState) => {
  visibility = state;
  document.dispatchEvent(new Event('visibilitychange'));
};

describe('today’s prices', () => {
  it('are asked for at once when the chat opens, and then every 45 seconds', async () => {
    live.setOpen(true);
    expect(times).toBe(1);
    await vi.advanceTimersByTimeAsync(LIVE_EVERY_MS - 1);
    expect(times).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(times).toBe(2);
    await vi.advanceTimersByTimeAsync(3 * LIVE_EVERY_MS);
    expect(times).toBe(5);
  });

  it('are not asked for while the chat is closed', async () => {
    await vi.advanceTimersByTimeAsync(10 * LIVE_EVERY_MS);
    live.setOpen(true);
    live.setOpen(false);
    await vi.advanceTimersByTimeAsync(10 * LIVE_EVERY_MS);
    expect(times).toBe(1);
  });

  it('are asked for once by who opens and closes it again and again', async () => {
    for (let turn = 0; turn < 10; turn++) {
      live.setOpen(true);
      live.setOpen(false);
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(times).toBe(1);
  });

  it('wait while nobody looks at the page, and come at once when somebody does', async () => {
    live.setOpen(true);
    show('hidden');
    await vi.advanceTimersByTimeAsync(10 * LIVE_EVERY_MS);
    expect(times).toBe(1);
    show('visible');
    expect(times).toBe(2);
  });

  it('wait for the network', async () => {
    isOnline = false;
    live.setOpen(true);
    await vi.advanceTimersByTimeAsync(2 * LIVE_EVERY_MS);
    expect(times).toBe(0);
    isOnline = true;
    window.dispatchEvent(new Event('online'));
    expect(times).toBe(1);
  });

  it('are asked for no more once the chat is taken away', async () => {
    live.setOpen(true);
    live.close();
    show('visible');
    await vi.advanceTimersByTimeAsync(2 * LIVE_EVERY_MS);
    expect(times).toBe(1);
  });
});
