import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { sleepMs } from './fetch-feed.ts';

describe('a wait', () => {
  it('leaves nothing on a signal that lives on', async () => {
    const { signal } = new AbortController();
    const waits = [sleepMs(1, signal), sleepMs(1, signal)];
    expect(getEventListeners(signal, 'abort')).toHaveLength(2);
    await Promise.all(waits);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('ends at once with its signal', async () => {
    const end = new AbortController();
    const wait = sleepMs(60_000, end.signal);
    end.abort();
    await wait;
    expect(getEventListeners(end.signal, 'abort')).toEqual([]);
  });
});
