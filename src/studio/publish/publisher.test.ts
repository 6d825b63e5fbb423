import { expect, it } from 'vitest';
import type { PublishApi } from '#workers/publish/publish-api.ts';
import { Publisher } from './publisher.ts';

it('builds nothing for whom stopped it while the thread was starting', async () => {
  const stop = new AbortController();
  let built = 0;
  const api = {
    build: async () => {
      built += 1;
      return { pack: {} };
    },
    cancel: async () => {},
  };
  const publisher = new Publisher(async () => {
    stop.abort();
    return { api: api as unknown as PublishApi, close: () => {} } as never;
  });
  const options = { publishedAt: '', withVectors: false };
  await expect(publisher.build(new Map(), options, { signal: stop.signal })).rejects.toThrow();
  expect(built).toBe(0);
});
