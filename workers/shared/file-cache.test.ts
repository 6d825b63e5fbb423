import type { RequestListener } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LedgerEntry } from '../knowledge/knowledge-api.ts';
import { FileCache, type FileOwner, type FillWatch } from './file-cache.ts';
import { PIECE_BYTES } from './kept-file.ts';
import { deleteStored, storedByVersion } from './owner-caches.ts';
import type { RemoteFile } from './remote-file.ts';
import { FileServer } from './testing/file-server.ts';
import { MemoryHost } from './testing/memory-host.ts';

const words = new TextEncoder().encode('its words');
/** In three pieces, the last of them short. */
const LARGE = 2 * PIECE_BYTES + 1000;
const MIDDLE = 300_000;
const CUT_AFTER = 100_000;

let server: FileServer;
let mirror: FileServer;
let host: MemoryHost;
let told: { entries: LedgerEntry[]; bytes: number[] };

const watch = {
  onRequest: (entry: LedgerEntry) => void told.entries.push(entry),
  onBytes: (loadedBytes: number) => void told.bytes.push(loadedBytes),
};

const cacheOf = (version: string, owner: FileOwner = 'encoder') => new FileCache(owner, version, host);

/** Has the line cut when so many bytes of the file have arrived. */
function cuttingAfter(count: number): FillWatch {
  server.instead = server.holdAfter(count);
  const onBytes = (loadedBytes: number) => {
    watch.onBytes(loadedBytes);
    if (loadedBytes >= count) server.cut();
  };
  return { ...watch, onBytes };
}

async function fillUntil(count: number, file: RemoteFile, cache = cacheOf('1')): Promise<void> {
  await expect(cache.fill([file], cuttingAfter(count))).rejects.toMatchObject({ code: 'network-offline' });
  server.instead = null;
}

beforeAll(async () => {
  server = await new FileServer().open();
  mirror = await new FileServer().open();
});
afterAll(() => Promise.all([server.close(), mirror.close()]));

beforeEach(() => {
  host = new MemoryHost();
  told = { entries: [], bytes: [] };
  for (const one of [server, mirror]) Object.assign(one, { asked: [], instead: null, knowsRanges: true });
});

describe('FileCache', () => {
  it('fetches what is missing once, tells the ledger, and needs no network afterwards', async () => {
    const files = [server.serve('words', words), server.serve('model', LARGE)];
    await cacheOf('1').fill(files, watch);
    expect(told.bytes.at(-1)).toBe(words.length + LARGE);
    expect(told.bytes).toEqual([...told.bytes].sort((left, right) => left - right));
    await cacheOf('1').fill(files, watch);
    expect(server.asked).toEqual(['/words', '/model']);
    expect(told.entries).toMatchObject([
      { purpose: 'model', status: 200, url: files[0]?.urls[0], receivedBytes: words.length },
      { purpose: 'model', status: 200, url: files[1]?.urls[0], receivedBytes: LARGE },
    ]);
    expect(told.bytes.at(-1)).toBe(words.length + LARGE);
    for (const file of files) {
      const bytes = Buffer.from(await cacheOf('1').read(file));
      expect(bytes.equals(server.files.get(`/${file.path}`) ?? words)).toBe(true);
      const blob = Buffer.from(await (await cacheOf('1').blob(file)).arrayBuffer());
      expect(blob.equals(bytes)).toBe(true);
    }
  });

  it.each<[string, RequestListener, string, string | undefined]>([
    [
      'a log-in page',
      (_, r) => void r.setHeader('content-type', 'text/html').end('x'),
      'model-invalid',
      'captive-portal',
    ],
    [
      'a log-in page that says it is a file',
      (_, r) => void r.end('\n<!DOCTYPE html>'),
      'model-invalid',
      'captive-portal',
    ],
    ['another file of the same length', (_, r) => void r.end(words.slice().reverse()), 'model-invalid', 'sha256'],
    ['half a file', (_, r) => void r.end(words.subarray(0, 5)), 'model-invalid', 'bytes'],
    ['more than the file', (_, r) => void r.end(Buffer.concat([words, words])), 'model-invalid', 'bytes'],
    ['nothing', (_, r) => void r.writeHead(404).end(), 'model-invalid', 'status'],
    ['a range that nobody asked for', (_, r) => void r.writeHead(206).end(words), 'model-invalid', 'status'],
    ['a fault of the server', (_, r) => void r.writeHead(503).end(), 'network-offline', undefined],
    ['too many requests', (_, r) => void r.writeHead(429).end(), 'network-offline', undefined],
  ])('refuses %s, reads none of it, and takes the file when it comes', async (_, instead, code, fault) => {
    const file = server.serve('words', words);
    server.instead = instead;
    const failure = await cacheOf('1')
      .fill([file], watch)
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ code });
    expect((failure as { details: { fault?: string } }).details.fault).toBe(fault);
    await expect(cacheOf('1').read(file)).rejects.toMatchObject({ code: 'model-invalid' });
    server.instead = null;
    await cacheOf('1').fill([file], watch);
    expect(Buffer.from(await cacheOf('1').read(file)).equals(words)).toBe(true);
  });

  it('notes a request that never arrived with status 0', async () => {
    const file = server.serve('words', words, ['http://127.0.0.1:1']);
    await expect(cacheOf('1').fill([file], watch)).rejects.toMatchObject({ code: 'network-offline' });
    expect(told.entries).toMatchObject([{ url: file.urls[0], status: 0 }]);
  });

  it('keeps a signed address out of the ledger and of errors', async () => {
    const file = server.serve('words', words);
    server.files.clear();
    const signed = { ...file, urls: [`${file.urls[0]}?signature=secret`] };
    const failure = await cacheOf('1')
      .fill([signed], watch)
      .catch((error: unknown) => error);
    expect(JSON.stringify([told.entries, failure])).not.toContain('secret');
    expect(server.asked).toEqual(['/words?signature=secret']);
  });

  it('keeps what came when the next file fails, and asks for that one alone again', async () => {
    const files = [server.serve('words', words), server.serve('model', 100)];
    server.instead = (request, response) => {
      if (request.url === '/model') response.writeHead(503).end();
      else server.answer(request, response);
    };
    await expect(cacheOf('1').fill(files, watch)).rejects.toMatchObject({ code: 'network-offline' });
    server.instead = null;
    await cacheOf('1').fill(files, watch);
    expect(server.asked).toEqual(['/words', '/model', '/model']);
  });

  it('takes a file that another version or model has from there, and forgets only its own older ones', async () => {
    const file = server.serve('model', MIDDLE);
    await cacheOf('1').fill([file], watch);
    await (await host.caches.open('shop-images')).put('/a', new Response('a'));
    await cacheOf('2').fill([file], watch);
    await cacheOf('pocket', 'generator').fill([file], watch);
    expect(server.asked).toEqual(['/model']);
    await cacheOf('2').dropOthers([file]);
    expect(await host.caches.keys()).toEqual(['shop-images', 'aisle-encoder-2', 'aisle-generator-pocket']);
    expect((await cacheOf('2').read(file)).length).toBe(MIDDLE);
  });

  it('forgets what another list of the same version had', async () => {
    const [old, lasting] = [server.serve('model', 100), server.serve('words', words)];
    await cacheOf('1').fill([old, lasting], watch);
    await cacheOf('1').dropOthers([lasting]);
    expect((await storedByVersion('encoder', host))['1']).toBeLessThan(100 + words.length);
    await expect(cacheOf('1').read(old)).rejects.toMatchObject({ code: 'model-invalid' });
    expect(Buffer.from(await cacheOf('1').read(lasting)).equals(words)).toBe(true);
  });

  it('finds a byte that turned while it was kept, and fetches the file again', async () => {
    const files = [server.serve('words', words), server.serve('model', LARGE)];
    await cacheOf('1').fill(files, watch);
    expect(await cacheOf('1').dropDamaged(files)).toBe(0);
    host.flipByte('aisle-encoder-1', `https://aisle.invalid/${files[1]?.sha256}/1`);
    await expect(cacheOf('1').read(files[1] ?? server.serve('', 0))).rejects.toMatchObject({ code: 'model-invalid' });
    expect(await cacheOf('1').dropDamaged(files)).toBe(1);
    await cacheOf('1').fill(files, watch);
    expect(server.asked).toEqual(['/words', '/model', '/model']);
    expect(await cacheOf('1').dropDamaged(files)).toBe(0);
  });

  it('counts and deletes what an owner keeps, half files too', async () => {
    await cacheOf('nano').fill([server.serve('words', words)], watch);
    await fillUntil(CUT_AFTER, server.serve('model', MIDDLE), cacheOf('pocket', 'generator'));
    expect(await storedByVersion('generator', host)).toEqual({ pocket: CUT_AFTER });
    await deleteStored('generator', host);
    expect(await storedByVersion('generator', host)).toEqual({});
    expect(await host.caches.keys()).toEqual(['aisle-encoder-nano']);
  });
});

describe('a download that was cut off', () => {
  it('goes on where it was, by a range', async () => {
    const file = server.serve('model', LARGE);
    await fillUntil(PIECE_BYTES + 10, file);
    const reached = told.bytes.at(-1) ?? 0;
    expect(reached).toBeGreaterThanOrEqual(PIECE_BYTES);
    told.bytes = [];
    await cacheOf('1').fill([file], watch);
    expect(server.asked).toEqual(['/model', `/model bytes=${reached}-`]);
    expect(told.bytes).toEqual([...told.bytes].sort((left, right) => left - right));
    expect(told.bytes.at(-1)).toBe(LARGE);
    expect(await cacheOf('1').dropDamaged([file])).toBe(0);
  });

  it('begins again at a server that knows no ranges', async () => {
    const file = server.serve('model', MIDDLE);
    await fillUntil(CUT_AFTER, file);
    server.knowsRanges = false;
    await cacheOf('1').fill([file], watch);
    expect(server.asked).toHaveLength(2);
    expect(await cacheOf('1').dropDamaged([file])).toBe(0);
  });

  it.each<[string, (from: number) => Record<string, string>]>([
    ['of another length', (from) => ({ 'content-range': `bytes ${from}-${MIDDLE + 4}/${MIDDLE + 5}` })],
    ['from elsewhere', () => ({ 'content-range': `bytes 7-${MIDDLE - 1}/${MIDDLE}` })],
    ['of another version, which only the hash can tell', () => ({ etag: '"2"' })],
  ])('is not taken up with a range %s: it begins again', async (_, headersOf) => {
    const file = server.serve('model', MIDDLE);
    await fillUntil(CUT_AFTER, file);
    server.instead = (request, response) => {
      const from = Number(/(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
      if (from === 0) return server.answer(request, response);
      response.writeHead(206, headersOf(from)).end(new Uint8Array(MIDDLE - from));
    };
    await cacheOf('1').fill([file], watch);
    expect(server.asked).toHaveLength(3);
    expect(server.asked.at(-1)).toBe('/model');
    expect(await cacheOf('1').dropDamaged([file])).toBe(0);
  });

  it('is taken up at the next mirror in the same try', async () => {
    const file = server.serve('model', MIDDLE, [server.url, mirror.url]);
    mirror.files.set('/model', server.files.get('/model') ?? words);
    await cacheOf('1').fill([file], cuttingAfter(CUT_AFTER));
    expect(server.asked).toEqual(['/model']);
    expect(mirror.asked).toEqual([expect.stringMatching(/^\/model bytes=\d+-$/)]);
    expect(told.entries.map(({ url, status }) => [url, status])).toEqual([
      [file.urls[0], 200],
      [file.urls[1], 206],
    ]);
    expect(await cacheOf('1').dropDamaged([file])).toBe(0);
  });

  it('keeps what it has when a log-in page comes in between', async () => {
    const file = server.serve('model', MIDDLE);
    await fillUntil(CUT_AFTER, file);
    server.instead = (_, response) => void response.setHeader('content-type', 'text/html').end('<html>');
    await expect(cacheOf('1').fill([file], watch)).rejects.toMatchObject({ code: 'model-invalid' });
    server.instead = null;
    await cacheOf('1').fill([file], watch);
    expect(server.asked.at(-1)).toMatch(/^\/model bytes=\d+-$/);
  });

  it('is given up when nothing comes any more', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const file = server.serve('words', words);
      const asked = new Promise<void>((resolve) => {
        server.instead = () => resolve();
      });
      const filled = cacheOf('1').fill([file], watch);
      const failed = expect(filled).rejects.toMatchObject({ code: 'network-offline' });
      await asked;
      vi.advanceTimersByTime(30_000);
      await failed;
    } finally {
      vi.useRealTimers();
    }
  });

  it('ends when it is called off, and goes on later', async () => {
    const file = server.serve('model', MIDDLE);
    const abort = new AbortController();
    const stopped = cacheOf('1').fill(
      [file],
      { ...watch, onBytes: (bytes) => void (bytes > 0 && abort.abort()) },
      abort.signal,
    );
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    await cacheOf('1').fill([file], watch);
    expect(server.asked.at(-1)).toMatch(/^\/model bytes=\d+-$/);
  });
});

describe('mirrors', () => {
  it.each<[string, RequestListener]>([
    ['is down', (_, response) => void response.destroy()],
    ['has a fault', (_, response) => void response.writeHead(500).end()],
    ['has not the file', (_, response) => void response.writeHead(404).end()],
    ['has another file', (_, response) => void response.end(words.slice().reverse())],
    ['asks for a log-in', (_, response) => void response.setHeader('content-type', 'text/html').end('<html>')],
  ])('are asked in order: the second where the first %s', async (_, instead) => {
    const file = server.serve('words', words, [server.url, mirror.url]);
    mirror.files.set('/words', words);
    server.instead = instead;
    await cacheOf('1').fill([file], watch);
    expect(told.entries.map(({ url }) => url)).toEqual(file.urls);
    expect(Buffer.from(await cacheOf('1').read(file)).equals(words)).toBe(true);
  });
});

describe('room', () => {
  it('is looked for before anything is asked for', async () => {
    host.estimate = { quota: MIDDLE * 2, usage: MIDDLE };
    const failure = cacheOf('1').fill([server.serve('model', MIDDLE)], watch);
    await expect(failure).rejects.toMatchObject({ code: 'storage-full', details: { freeBytes: MIDDLE } });
    expect(server.asked).toEqual([]);
    host.estimate.quota = MIDDLE + Math.ceil(MIDDLE * 1.5);
    await cacheOf('1').fill([server.serve('model', MIDDLE)], watch);
  });

  it('that runs out all the same frees half files, and leaves whole ones', async () => {
    const files = [server.serve('words', words), server.serve('model', MIDDLE)];
    host.roomForPuts = 3;
    await expect(cacheOf('1').fill(files, watch)).rejects.toMatchObject({ code: 'storage-full' });
    expect(host.keysOf('aisle-encoder-1')).toEqual([
      `https://aisle.invalid/${files[0]?.sha256}/0`,
      `https://aisle.invalid/${files[0]?.sha256}/record`,
    ]);
  });
});

it('two tabs that ask at once fetch once', async () => {
  const files = [server.serve('words', words), server.serve('model', MIDDLE)];
  await Promise.all([cacheOf('1').fill(files, watch), cacheOf('1').fill(files, watch)]);
  expect(server.asked).toEqual(['/words', '/model']);
});
