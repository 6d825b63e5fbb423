import { expect, it } from 'vitest';
import { runMining } from './run-mining.ts';

it('mines nothing once it was cancelled, however early', async () => {
  const request = {
    conversations: [],
    entries: [],
    products: [],
    options: { method: 'meaning', seed: 1, fineness: 1, groups: null },
    curation: { merged: [], split: [] },
  } as const;
  const told: string[] = [];
  const stop = new AbortController();
  const running = runMining(
    { ...request, curation: { merged: [], split: [] } },
    { signal: stop.signal, progress: (_done, _total, note = '') => void told.push(note) },
    (stage) => stage,
  );
  // The thread is only being started.
  stop.abort();
  await expect(running).rejects.toMatchObject({ name: 'AbortError' });
  expect(told).toEqual([]);
});
