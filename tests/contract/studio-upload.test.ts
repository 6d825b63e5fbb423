import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addressFault, parseHeaders, type UploadedFile, uploadPack } from '#studio/publish/upload-pack.ts';

let server: Server;
let stored: Map<string, string>;
let tokens: Set<string>;
/** Paths that fail so many times before they are taken. */
let failing: Map<string, number>;

beforeEach(async () => {
  stored = new Map();
  tokens = new Set();
  failing = new Map();
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url ?? '';
      const left = failing.get(path) ?? 0;
      failing.set(path, left - 1);
      tokens.add(`${request.method} ${request.headers.authorization}`);
      if (left > 0) response.writeHead(503).end('busy');
      else {
        stored.set(path, Buffer.concat(chunks).toString());
        response.writeHead(201).end();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const files = new Map(
  ['answers-en-1.json', 'rules-2.json', 'manifest.sig', 'manifest.json'].map((name) => [
    name,
    new TextEncoder().encode(`of ${name}`),
  ]),
);
const send = (before: readonly UploadedFile[] = [], signal = new AbortController().signal, folder = 'packs') => {
  const { port } = server.address() as AddressInfo;
  const target = {
    address: `http://127.0.0.1:${port}/${folder}/{name}?v=1`,
    headers: 'Authorization: Bearer abc\n\nX-Amz-Acl: private',
  };
  return uploadPack(files, target, { before, signal, onChange: () => {} });
};
const statesOf = (all: readonly UploadedFile[]) => all.map(({ state, answer }) => `${state} ${answer}`.trim());

it('puts every file, the manifest last, with the merchant’s headers', async () => {
  expect(statesOf(await send())).toEqual(['sent 201', 'sent 201', 'sent 201', 'sent 201']);
  expect([...stored]).toEqual([...files.keys()].map((name) => [`/packs/${name}?v=1`, `of ${name}`]));
  expect([...tokens]).toEqual(['PUT Bearer abc']);
});

it('leaves the live pack alone when a file did not get there, and sends only what is missing when it goes on', async () => {
  failing.set('/packs/rules-2.json?v=1', 1);
  const first = await send();
  expect(statesOf(first)).toEqual(['sent 201', 'failed 503', 'waiting', 'waiting']);
  expect([...stored.keys()]).toEqual(['/packs/answers-en-1.json?v=1']);
  stored.clear();
  expect(statesOf(await send(first))).toEqual(['sent 201', 'sent 201', 'sent 201', 'sent 201']);
  expect([...stored.keys()].map((path) => path.replace(/^\/packs\/|\?.*$/g, ''))).toEqual([
    'rules-2.json',
    'manifest.sig',
    'manifest.json',
  ]);
});

it('sends everything to another address, whatever was sent to the first', async () => {
  const staged = await send();
  stored.clear();
  await send(staged, undefined, 'live');
  expect([...stored.keys()]).toEqual([...files.keys()].map((name) => `/live/${name}?v=1`));
});

it('sends what makes a pack or an overlay live last, and an overlay not where its signature failed', async () => {
  failing.set('/overlay.sig', 1);
  const { port } = server.address() as AddressInfo;
  const target = { address: `http://127.0.0.1:${port}/{name}`, headers: '' };
  const options = { before: [], signal: new AbortController().signal, onChange: () => {} };
  const overlay = new Map(['overlay.json', 'overlay.sig'].map((name) => [name, new Uint8Array([1])]));
  expect(statesOf(await uploadPack(overlay, target, options))).toEqual(['failed 503', 'waiting']);
  expect([...stored.keys()]).toEqual([]);
  await uploadPack(new Map([...overlay, ...[...files].reverse()]), target, options);
  expect([...stored.keys()].slice(0, 2).sort()).toEqual(['/answers-en-1.json', '/rules-2.json']);
  expect([...stored.keys()].slice(2, 4).sort()).toEqual(['/manifest.sig', '/overlay.sig']);
  expect([...stored.keys()].slice(4).sort()).toEqual(['/manifest.json', '/overlay.json']);
});

it('does not send the manifest where its signature failed', async () => {
  failing.set('/packs/manifest.sig?v=1', 1);
  expect(statesOf(await send())).toEqual(['sent 201', 'sent 201', 'failed 503', 'waiting']);
  expect(stored.has('/packs/manifest.json?v=1')).toBe(false);
});

it('says why a host cannot be reached, and sends nothing once it was stopped', async () => {
  const options = { before: [], signal: new AbortController().signal, onChange: () => {} };
  const [file] = await uploadPack(files, { address: 'http://127.0.0.1:1/{name}', headers: '' }, options);
  expect(file?.state).toBe('failed');
  expect(file?.answer).not.toBe('');
  const stop = new AbortController();
  stop.abort();
  expect(statesOf(await send([], stop.signal))).toEqual(['waiting', 'waiting', 'waiting', 'waiting']);
  expect(stored.size).toBe(0);
});

it('takes https alone, but on this machine, and needs a place for the name', () => {
  expect(addressFault('https://cdn.example/{name}')).toBeNull();
  expect(addressFault('http://localhost:9000/{name}')).toBeNull();
  expect(addressFault('http://cdn.example/{name}')).toBe('https');
  expect(addressFault('https://cdn.example/')).toBe('name');
  expect(addressFault('{name}')).toBe('https');
  expect(() => parseHeaders('no header')).toThrow(TypeError);
});
