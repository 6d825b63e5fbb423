import 'fake-indexeddb/auto';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildPack } from '#scripts/pack/build-pack.ts';
import { cryptoChecks } from '#workers/knowledge/crypto-checks.ts';
import { DexieStore } from '#workers/knowledge/dexie-store.ts';
import { KnowledgeService } from '#workers/knowledge/knowledge-service.ts';
import { NO_MAP } from './feed-map.ts';
import { WatchedShop } from './watched-shop.ts';

const START = Date.parse('2026-11-21T12:00:00Z');
const PACK_URL = 'https://shop.test/packs/corner/';
const { privateKey, publicKey } = generateKeyPairSync('ed25519');

let root: string;
let server: Server;
let feedUrl: string;
let count = 0;
/** What the feed's host does now. */
let answer: { status: number; body: string; cutAt?: number };
let asked: { headers: Record<string, unknown>; status: number }[];
let now: number;
let log: Record<string, unknown>[];
let out: string;
let source: string;
let shop: WatchedShop;
let device: KnowledgeService;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'watch-'));
  cpSync('examples/packs/base', join(root, 'base'), { recursive: true });
  server = createServer((request, response) => {
    const etag = `"${Buffer.from(answer.body).length}-${answer.body.length}-${hash(answer.body)}"`;
    const isSame = answer.status === 200 && request.headers['if-none-match'] === etag;
    asked.push({ headers: request.headers, status: isSame ? 304 : answer.status });
    if (isSame) return response.writeHead(304).end();
    if (answer.cutAt !== undefined) {
      response.writeHead(200, { 'content-length': String(Buffer.byteLength(answer.body)), etag });
      response.write(answer.body.slice(0, answer.cutAt));
      setTimeout(() => response.destroy(), 5);
      return;
    }
    return response.writeHead(answer.status, { 'content-type': 'application/json', etag }).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  feedUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed.json`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(root, { recursive: true });
});

const hash = (text: string) => [...text].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) | 0, 7);

beforeEach(async () => {
  source = join(root, `corner-${count}`);
  out = join(root, `out-${count}`);
  cpSync('tests/fixtures/packs/corner', source, { recursive: true });
  const pack = join(source, 'pack.yaml');
  writeFileSync(pack, readFileSync(pack, 'utf8').replace(/extends: .*/, 'extends: ../base'));
  answer = { status: 200, body: feed() };
  asked = [];
  now = START;
  log = [];
  shop = watch();
  device = new KnowledgeService({
    fetch: async (input) => {
      const file = join(out, String(input).replace(PACK_URL, ''));
      return existsSync(file) ? new Response(new Uint8Array(readFileSync(file))) : new Response('', { status: 404 });
    },
    now: () => now,
    locks: null,
    checks: cryptoChecks(),
    origin: null,
    openStore: (name) => DexieStore.open(name),
  });
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64');
  await device.open({ packUrl: PACK_URL, publicKey: raw, databaseName: `watch-${count++}`, locale: 'en' });
});
afterEach(() => device.forget('everything'));

function watch(): WatchedShop {
  const feeds = [{ from: feedUrl, format: 'json-feed' as const, map: NO_MAP }];
  return new WatchedShop(
    { source, out, words: true, validForMs: 30 * 60_000, everyMs: 1000, feeds },
    {
      privateKey: privateKey as KeyObject,
      encoder: () => Promise.reject(new Error('no vectors here')),
      now: () => now,
      log: (line) => log.push(line),
      fetching: { fetch, sleep: async () => {}, random: () => 0 },
    },
  );
}

interface Good {
  price?: string;
  quantity?: number;
  title?: string;
}

function feed(goods: Record<string, Good> = {}, campaigns: object[] = [OFFER]): string {
  const all: Record<string, Good> = { 'CS-TEA-101': {}, 'CS-TEA-102': {}, 'CS-SAL-001': { price: '59.90' }, ...goods };
  const items = Object.entries(all).map(([id, { price = '39.00', quantity = 20, title = `Tea ${id}` }]) => ({
    id,
    title,
    content_text: `${title}, dried.`,
    image: '/corner/img/tea.svg',
    _aisle: { price, quantity, category: 'Tea' },
  }));
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Corner',
    _aisle: { currency: 'CNY' },
    items: [...items, ...campaigns],
  });
}

const OFFER = {
  id: 'tea-week',
  title: 'Tea week',
  content_text: 'Ten per cent off all tea.',
  _aisle: { campaign: { from: '2026-11-20T00:00:00Z', until: '2026-11-30T00:00:00Z', code: 'TEA10' } },
};
const KEPT_OFFER = { ...OFFER, id: 'winter', title: 'Winter', content_text: 'Warm things are cheaper.' };

const events = () => log.map(({ event }) => event);
const overlay = () => JSON.parse(readFileSync(join(out, 'overlay.json'), 'utf8'));
const version = () => JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')).version;
async function later(seconds: number): Promise<void> {
  now += seconds * 1000;
  log = [];
  await shop.round();
}
const told = async (sku: string) => {
  const [product] = await device.products([sku], 'en');
  return [product?.price.amount, product?.stock];
};

describe('a shop that follows its feed', () => {
  it('publishes goods as a pack at first, and is in the hands of a device', async () => {
    await shop.round();
    expect(events()).toEqual(['feed-read', 'source-written', 'pack-published', 'overlay-published']);
    await device.sync();
    expect((await device.refreshOverlay()).outcome).toBe('updated');
    expect(await told('CS-TEA-101')).toEqual(['39.00', 'in-stock']);
    expect((await device.entry('tea-week', 'en'))?.title).toBe('Tea week');
  });

  it('tells prices and stock by the overlay alone, also of goods that a person wrote', async () => {
    await shop.round();
    await device.sync();
    const before = version();
    answer.body = feed({
      'CS-TEA-101': { price: '35.00' },
      'CS-TEA-102': { quantity: 2 },
      'CS-SAL-001': { price: '49.90' },
    });
    await later(10);
    expect(events()).toEqual(['feed-read', 'source-written', 'overlay-published']);
    expect(version()).toBe(before);
    await device.refreshOverlay();
    expect(await told('CS-TEA-101')).toEqual(['35.00', 'in-stock']);
    expect(await told('CS-TEA-102')).toEqual(['39.00', 'low']);
    expect(await told('CS-SAL-001')).toEqual(['49.90', 'in-stock']);
  });

  it('makes a new pack of new goods, of which only what changed is another file', async () => {
    await shop.round();
    const before = version();
    answer.body = feed({ 'CS-TEA-103': { title: 'Puer cake' } });
    await later(10);
    const published = log.find(({ event }) => event === 'pack-published');
    // Products in two languages.
    expect(published).toMatchObject({ chunksChanged: 2 });
    expect(version()).not.toBe(before);
    expect(overlay().packVersion).toBe(version());
    await device.sync();
    expect(await told('CS-TEA-103')).toEqual(['39.00', 'in-stock']);
  });

  it('asks conditionally, and publishes nothing where nothing changed', async () => {
    await shop.round();
    const { seq } = overlay();
    await later(10);
    expect(asked.map(({ status }) => status)).toEqual([200, 304]);
    expect(events()).toEqual([]);
    expect(overlay().seq).toBe(seq);
  });

  it('renews its overlay before it runs out', async () => {
    await shop.round();
    const { seq, validUntil } = overlay();
    await later(16 * 60);
    expect(log).toMatchObject([{ event: 'overlay-published', renewed: true }]);
    expect(overlay().seq).toBeGreaterThan(seq);
    expect(Date.parse(overlay().validUntil)).toBeGreaterThan(Date.parse(validUntil));
  });

  it('ends an offer at once that is called off', async () => {
    answer.body = feed({}, [OFFER, KEPT_OFFER]);
    await shop.round();
    await device.sync();
    await device.refreshOverlay();
    expect(await device.entry('tea-week', 'en')).not.toBeNull();
    answer.body = feed({}, [KEPT_OFFER]);
    await later(10);
    // The device has the pack of before still.
    await device.refreshOverlay();
    now += 1;
    await device.sync();
    expect(await device.entry('tea-week', 'en')).toBeNull();
    expect(await device.entry('winter', 'en')).not.toBeNull();
  });

  it.each([
    ['a body that is cut', () => ({ status: 200, body: feed({ 'CS-TEA-101': { price: '1.00' } }), cutAt: 200 })],
    ['half a body that is sent as a whole', () => ({ status: 200, body: feed({}).slice(0, 300) })],
    ['garbage', () => ({ status: 200, body: '<html>It works!</html>' })],
    ['a feed without goods', () => ({ status: 200, body: feed({}, []).replace(/"items":.*/, '"items":[]}') })],
    ['a fault of the host', () => ({ status: 503, body: 'busy' })],
    ['nothing there', () => ({ status: 404, body: 'gone' })],
  ])('leaves what is published where the feed is %s, until it runs out', async (_, broken) => {
    await shop.round();
    await device.sync();
    answer.body = feed({ 'CS-TEA-101': { price: '35.00' } });
    await later(10);
    await device.refreshOverlay();
    const before = [readFileSync(join(out, 'manifest.json'), 'utf8'), readFileSync(join(out, 'overlay.json'), 'utf8')];
    answer = broken();
    await later(10);
    expect(events()).toEqual(['feed-failed']);
    await later(20 * 60);
    expect([readFileSync(join(out, 'manifest.json'), 'utf8'), readFileSync(join(out, 'overlay.json'), 'utf8')]).toEqual(
      before,
    );
    expect(await told('CS-TEA-101')).toEqual(['35.00', 'in-stock']);
    await later(10 * 60);
    expect(await told('CS-TEA-101')).toEqual(['39.00', 'in-stock']);
    answer = { status: 200, body: feed({ 'CS-TEA-101': { price: '33.00' } }) };
    await later(10);
    await device.refreshOverlay();
    expect(await told('CS-TEA-101')).toEqual(['33.00', 'in-stock']);
  });

  it('does not take a host that fails twice for a broken feed', async () => {
    await shop.round();
    let failures = 2;
    const listener = server.listeners('request')[0] as (...args: unknown[]) => void;
    server.removeAllListeners('request');
    server.on('request', (request, response) => {
      if (failures-- > 0) response.writeHead(503).end();
      else listener(request, response);
    });
    answer.body = feed({ 'CS-TEA-101': { price: '35.00' } });
    await later(10);
    server.removeAllListeners('request');
    server.on('request', listener);
    expect(events()).toContain('overlay-published');
  });

  it('goes on where it was broken off between the source and the pack', async () => {
    await shop.round();
    answer.body = feed({ 'CS-TEA-104': { title: 'White tea' } });
    rmSync(join(source, 'lexicon.yaml'));
    await later(10);
    expect(log.at(-1)).toMatchObject({ event: 'failed', error: expect.stringContaining('lexicon.yaml') });
    cpSync('tests/fixtures/packs/corner/lexicon.yaml', join(source, 'lexicon.yaml'));
    shop = watch();
    await later(10);
    expect(events()).toContain('pack-published');
    await device.sync();
    expect(await told('CS-TEA-104')).toEqual(['39.00', 'in-stock']);
  });

  it('makes up after a restart for words that are in the source and not in the pack', async () => {
    await shop.round();
    const before = version();
    answer.body = feed({ 'CS-TEA-101': { title: 'Jasmine pearls' } });
    rmSync(join(source, 'lexicon.yaml'));
    await later(10);
    cpSync('tests/fixtures/packs/corner/lexicon.yaml', join(source, 'lexicon.yaml'));
    shop = watch();
    await later(10);
    expect(events()).toContain('pack-published');
    expect(version()).not.toBe(before);
  });

  it('builds nothing after a restart where only prices and stock are others', async () => {
    await shop.round();
    answer.body = feed({ 'CS-TEA-101': { price: '35.00' }, 'CS-TEA-102': { quantity: 0 } });
    await later(10);
    shop = watch();
    await later(10);
    expect(events()).toEqual(['feed-read', 'source-written']);
  });

  it.each([
    ['its manifest is half a file', () => writeFileSync(join(out, 'manifest.json'), '{"format":')],
    ['a chunk is missing', () => rmSync(join(out, readdirSync(out).find((file) => file.startsWith('answers')) ?? ''))],
  ])('builds the pack anew where %s', async (_, spoil) => {
    await shop.round();
    spoil();
    shop = watch();
    await later(10);
    expect(events()).toEqual(['feed-read', 'source-written', 'pack-published', 'overlay-published']);
    await device.sync();
    expect(await told('CS-TEA-101')).toEqual(['39.00', 'in-stock']);
  });

  it('lays its overlay over a pack that was built by hand meanwhile', async () => {
    await shop.round();
    const before = version();
    const rules = join(source, 'rules.yaml');
    writeFileSync(rules, readFileSync(rules, 'utf8').replace('0.75', '0.8'));
    const publishedAt = new Date(now + 5000).toISOString();
    await buildPack({
      sourceDir: source,
      outDir: out,
      privateKey: privateKey as KeyObject,
      publishedAt,
      encoder: null,
    });
    expect(version()).not.toBe(before);
    await later(10);
    expect(events()).toEqual(['overlay-published']);
    expect(overlay().packVersion).toBe(version());
    // The same once more, later: the overlay of before would have no force over it.
    const again = new Date(now + 5000).toISOString();
    await buildPack({
      sourceDir: source,
      outDir: out,
      privateKey: privateKey as KeyObject,
      publishedAt: again,
      encoder: null,
    });
    await later(10);
    expect(events()).toEqual(['overlay-published']);
  });

  it('does not end an offer whose id is written otherwise in the feed, or that has a fault today', async () => {
    const odd = { ...OFFER, id: 'Tea week!' };
    answer.body = feed({}, [odd, KEPT_OFFER]);
    await shop.round();
    expect(overlay().promotionsEnded).toEqual([]);
    const { campaign } = odd._aisle;
    for (const broken of [
      { ...odd, _aisle: { campaign: { ...campaign, from: 'tomorrow' } } },
      { ...odd, _aisle: { campaign: { ...campaign, from: campaign.until, until: campaign.from } } },
      { ...odd, _aisle: { campaign: { ...campaign, skus: ['CS-NONE-1'] } } },
    ]) {
      answer.body = feed({}, [broken, KEPT_OFFER]);
      await later(10);
      expect(events()).toEqual(['feed-read', 'source-written']);
    }
    await device.sync();
    await device.refreshOverlay();
    expect(await device.entry('Tea-week-', 'en')).not.toBeNull();
  });

  it('never tells a reduction beyond its end', async () => {
    const reduced = (price: string, until: string) =>
      feed().replace(
        '"price":"39.00"',
        `"price":"39.00","sale":{"price":"${price}","from":"2026-11-21T00:00:00Z","until":"${until}"}`,
      );
    answer.body = reduced('29.00', '2026-11-21T12:10:00Z');
    await shop.round();
    await device.sync();
    await device.refreshOverlay();
    expect(await told('CS-TEA-101')).toEqual(['29.00', 'in-stock']);
    expect(overlay().validUntil).toBe('2026-11-21T12:10:00.000Z');
    await later(601);
    expect(await told('CS-TEA-101')).toEqual(['39.00', 'in-stock']);
    await device.refreshOverlay();
    expect(await told('CS-TEA-101')).toEqual(['39.00', 'in-stock']);
  });
});
