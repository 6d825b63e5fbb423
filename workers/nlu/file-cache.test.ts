import { createHash } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../knowledge/knowledge-api.ts';
import type { RemoteFile } from './fetch-verified.ts';
import { type CacheHost, FileCache } from './file-cache.ts';

/** The browser's caches, in a map. */
class MemoryCaches {
  readonly #caches = new Map<string, Map<string, Uint8Array<ArrayBuffer>>>();
  isFull = false;

  async open(name: string): Promise<Cache> {
    const files = this.#caches.get(name) ?? new Map<string, Uint8Array<ArrayBuffer>>();
    this.#caches.set(name, files);
    return {
      match: async (url: string) => (files.has(url) ? new Response(files.get(url)) : undefined),
      put: async (url: string, response: Response) => {
        if (this.isFull) throw new DOMException('', 'QuotaExceededError');
        files.set(url, new Uint8Array(await response.arrayBuffer()));
      },
      delete: async (url: string) => files.delete(url),
    } as unknown as Cache;
  }

  async keys(): Promise<string[]> {
    return [...this.#caches.keys()];
  }

  async delete(name: string): Promise<boolean> {
    return this.#caches.delete(name);
  }
}

const model = new TextEncoder().encode('the weights of a model');
const words = new TextEncoder().encode('its words');
let server: Server;
let answer: RequestListener;
let requests: string[];
let host: MemoryCaches;
let told: { entries: LedgerEntry[]; bytes: number };

const watch = {
  onRequest: (entry: LedgerEntry) => void told.entries.push(entry),
  onBytes: (count: number) => {
    told.bytes += count;
  },
};

function fileAt(path: string, bytes: Uint8Array): RemoteFile {
  const { port } = server.address() as AddressInfo;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { url: `http://127.0.0.1:${port}/${path}`, bytes: bytes.length, sha256 };
}

const cacheOf = (version: string) => new FileCache(version, host as unknown as CacheHost);

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

beforeEach(() => {
  requests = [];
  host = new MemoryCaches();
  told = { entries: [], bytes: 0 };
  answer = (request, response) => void response.end(request.url === '/words' ? words : model);
});

describe('FileCache', () => {
  it('fetches what is missing once, tells the ledger, and needs no network afterwards', async () => {
    const files = [fileAt('words', words), fileAt('model', model)];
    await cacheOf('1').fill(files, watch);
    await cacheOf('1').fill(files, watch);
    expect(requests).toEqual(['/words', '/model']);
    expect(told.entries).toMatchObject([
      { purpose: 'model', status: 200, url: files[0]?.url },
      { purpose: 'model', status: 200, url: files[1]?.url },
    ]);
    expect(told.bytes).toBe(2 * (words.length + model.length));
    expect(await cacheOf('1').read(files[1]?.url ?? '')).toEqual(model);
  });

  it.each<[string, RequestListener, string]>([
    ['a log-in page', (_, r) => void r.setHeader('content-type', 'text/html').end('<!doctype html>'), 'model-invalid'],
    ['another file of the same length', (_, r) => void r.end(model.slice().reverse()), 'model-invalid'],
    ['half a file', (_, r) => void r.end(model.subarray(0, 9)), 'model-invalid'],
    ['more than the file', (_, r) => void r.end(Buffer.concat([model, model])), 'model-invalid'],
    ['nothing', (_, r) => void r.writeHead(404).end(), 'model-invalid'],
    ['a fault of the server', (_, r) => void r.writeHead(503).end(), 'network-offline'],
    [
      'a line that breaks off',
      (_, r) => {
        r.writeHead(200, { 'content-length': model.length });
        r.write(model.subarray(0, 9), () => r.destroy());
      },
      'network-offline',
    ],
  ])('refuses %s, keeps none of it, and takes the file when it comes', async (_, poisoned, code) => {
    const file = fileAt('model', model);
    const sound = answer;
    answer = poisoned;
    await expect(cacheOf('1').fill([file], watch)).rejects.toMatchObject({ code });
    await expect(cacheOf('1').read(file.url)).rejects.toMatchObject({ code: 'model-invalid' });
    answer = sound;
    await cacheOf('1').fill([file], watch);
    expect(await cacheOf('1').read(file.url)).toEqual(model);
  });

  it('notes a request that never arrived with status 0', async () => {
    const file = { ...fileAt('model', model), url: 'http://127.0.0.1:1/model' };
    await expect(cacheOf('1').fill([file], watch)).rejects.toMatchObject({ code: 'network-offline' });
    expect(told.entries).toMatchObject([{ url: file.url, status: 0 }]);
  });

  it('keeps what came when the next file fails, and asks for that one alone again', async () => {
    const files = [fileAt('words', words), fileAt('model', model)];
    const sound = answer;
    answer = (request, response) => {
      if (request.url === '/model') response.writeHead(503).end();
      else sound(request, response);
    };
    await expect(cacheOf('1').fill(files, watch)).rejects.toMatchObject({ code: 'network-offline' });
    answer = sound;
    await cacheOf('1').fill(files, watch);
    expect(requests).toEqual(['/words', '/model', '/model']);
  });

  it('says when there is no room', async () => {
    host.isFull = true;
    await expect(cacheOf('1').fill([fileAt('model', model)], watch)).rejects.toMatchObject({ code: 'storage-full' });
  });

  it('takes a file that did not change from the version before, which goes when the new one works', async () => {
    const file = fileAt('model', model);
    await cacheOf('1').fill([file], watch);
    await (await host.open('shop-images')).put('/a', new Response('a'));
    await cacheOf('2').fill([file], watch);
    expect(requests).toEqual(['/model']);
    await cacheOf('2').dropOthers();
    expect(await host.keys()).toEqual(['shop-images', 'aisle-encoder-2']);
    expect(await cacheOf('2').read(file.url)).toEqual(model);
  });

  it('forgets files that went bad while they were kept', async () => {
    const files = [fileAt('words', words), fileAt('model', model)];
    await cacheOf('1').fill(files, watch);
    expect(await cacheOf('1').dropDamaged(files)).toBe(0);
    await (await host.open('aisle-encoder-1')).put(files[1]?.url ?? '', new Response('rust'));
    expect(await cacheOf('1').dropDamaged(files)).toBe(1);
    await expect(cacheOf('1').read(files[1]?.url ?? '')).rejects.toMatchObject({ code: 'model-invalid' });
  });
});
