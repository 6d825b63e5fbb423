import { describe, expect, it, vi } from 'vitest';
import { type LiveSource, liveReader } from './live-reader.ts';

const { signal } = new AbortController();
const served: LiveSource = {
  publishing: { load: async () => {}, published: null },
  publisher: { build: () => Promise.reject(new Error('nothing was published from here')) },
  sources: { shop: 'corner' },
  live: { corner: { pack: '/packs/corner/', key: '' } },
};
const answering = (fetched: () => Promise<Response>) => vi.stubGlobal('fetch', vi.fn(fetched));
const read = () => liveReader(served)(signal);

describe('the pack that is live', () => {
  it.each([404, 410])('is none where the site says so with %i', async (status) => {
    answering(async () => new Response('', { status }));
    expect(await read()).toBe(null);
  });

  it.each([401, 403, 429, 500, 503])('cannot be told where the site fails with %i', async (status) => {
    answering(async () => new Response('', { status }));
    await expect(read()).rejects.toMatchObject({
      code: 'pack-unreachable',
      details: { url: '/packs/corner/manifest.json', status },
    });
  });

  it('cannot be told without a network', async () => {
    answering(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(read()).rejects.toMatchObject({ code: 'network-offline' });
  });

  it('is wrong where something else lies in its place', async () => {
    answering(async () => new Response('<!doctype html>'));
    await expect(read()).rejects.toMatchObject({ code: 'pack-invalid' });
  });
});
