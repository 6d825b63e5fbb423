import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '#core/app-error.ts';
import type { Overlay } from '#knowledge/overlay-schema.ts';
import type { PackChunk } from '#knowledge/pack-schema.ts';
import { cryptoChecks } from './crypto-checks.ts';
import { DexieStore } from './dexie-store.ts';
import type { LedgerEntry } from './knowledge-api.ts';
import { KnowledgeService } from './knowledge-service.ts';
import { cornerChunks } from './testing/corner-chunks.ts';
import { FakeHost, PACK_URL, publish, TestKey } from './testing/fake-host.ts';
import { overlayOf, publishOverlay } from './testing/publish-overlay.ts';

const SKU = 'CS-SAL-001';
const CNY = (amount: string) => ({ amount, currency: 'CNY' });
const IN_TIME = Date.parse('2026-02-01T00:30:00Z');

let databases = 0;
let key: TestKey;
let host: FakeHost;
let now: number;
let origin: string | null;
let databaseName: string;
let knowledge: KnowledgeService;

beforeAll(async () => {
  key = await TestKey.make();
});

beforeEach(async () => {
  host = new FakeHost();
  now = IN_TIME;
  origin = null;
  databaseName = `overlay-${databases++}`;
  await publish(host, cornerChunks(), { key });
  knowledge = await opened();
  await knowledge.sync();
  host.asked = [];
});

async function opened(): Promise<KnowledgeService> {
  const service = new KnowledgeService({
    fetch: host.fetch,
    now: () => now,
    locks: null,
    checks: cryptoChecks(),
    origin,
    openStore: (name) => DexieStore.open(name),
  });
  await service.open({ packUrl: PACK_URL, publicKey: key.publicKey, databaseName, locale: 'en' });
  return service;
}

const put = (over: Partial<Overlay>) => publishOverlay(host, key, overlayOf(over));
const reduced = {
  prices: { [SKU]: { price: CNY('49.90'), listPrice: CNY('59.90') } },
  stock: { [SKU]: 'low' },
} as const;

async function priceTold(): Promise<string | undefined> {
  return (await knowledge.products([SKU], 'en'))[0]?.price.amount;
}

describe('the overlay', () => {
  it('is in every product that leaves the pack', async () => {
    await put(reduced);
    expect(await knowledge.refreshOverlay()).toMatchObject({ outcome: 'updated', error: null });
    const now49 = { price: CNY('49.90'), listPrice: CNY('59.90'), stock: 'low' };
    const [found] = await knowledge.search({ text: 'salmon', locale: 'en', limit: 1, now, reading: null });
    expect(found?.product).toMatchObject(now49);
    expect((await knowledge.entry(SKU, 'en'))?.product).toMatchObject(now49);
    expect((await knowledge.entry(SKU, 'zh-Hans'))?.product).toMatchObject(now49);
    expect(await knowledge.products([SKU], 'en')).toMatchObject([now49]);
  });

  it('takes the reduction away with the list price', async () => {
    await put({ ...reduced });
    await knowledge.refreshOverlay();
    await put({ seq: 2, prices: { [SKU]: { price: CNY('59.90') } } });
    await knowledge.refreshOverlay();
    const [product] = await knowledge.products([SKU], 'en');
    expect(product?.price).toEqual(CNY('59.90'));
    expect(product && 'listPrice' in product).toBe(false);
  });

  it('says nothing of a price in another currency', async () => {
    await put({ prices: { [SKU]: { price: { amount: '9.90', currency: 'USD' } } }, stock: { [SKU]: 'out' } });
    await knowledge.refreshOverlay();
    expect(await knowledge.products([SKU], 'en')).toMatchObject([{ price: CNY('59.90'), stock: 'out' }]);
  });

  it('is told no longer than it is valid', async () => {
    await put(reduced);
    await knowledge.refreshOverlay();
    now = Date.parse('2026-02-01T01:00:00Z');
    expect(await priceTold()).toBe('49.90');
    now += 1;
    expect(await priceTold()).toBe('59.90');
    const [found] = await knowledge.search({ text: 'salmon', locale: 'en', limit: 1, now, reading: null });
    expect(found?.product?.stock).toBe('in-stock');
  });

  it('is there again when the device comes back without a network', async () => {
    await put(reduced);
    await knowledge.refreshOverlay();
    host.files.clear();
    knowledge = await opened();
    expect(await priceTold()).toBe('49.90');
    expect((await knowledge.refreshOverlay()).outcome).toBe('none');
    expect(await priceTold()).toBe('49.90');
  });

  it('gives way to a pack that was published after it', async () => {
    await put(reduced);
    await knowledge.refreshOverlay();
    await publish(host, cornerChunks('Delivery is free.'), { key, publishedAt: '2026-02-01T00:10:00.000Z' });
    await knowledge.sync();
    expect(await priceTold()).toBe('59.90');
  });

  it('stays over a new version of the pack that is not newer', async () => {
    await put(reduced);
    await knowledge.refreshOverlay();
    await publish(host, cornerChunks('Delivery is free.'), { key, publishedAt: '2026-02-01T00:00:00.000Z' });
    expect((await knowledge.sync()).outcome).toBe('updated');
    expect(await priceTold()).toBe('49.90');
  });

  it('is erased with everything, and not with the conversation', async () => {
    await put(reduced);
    await knowledge.refreshOverlay();
    await knowledge.forget('conversation');
    expect(await priceTold()).toBe('49.90');
    await knowledge.forget('everything');
    await knowledge.sync();
    expect(await priceTold()).toBe('59.90');
  });
});

describe('a device without room', () => {
  it('uses the overlay for as long as the page lives, and takes no older one after it', async () => {
    const service = new KnowledgeService({
      fetch: host.fetch,
      now: () => now,
      locks: null,
      checks: cryptoChecks(),
      origin,
      openStore: async (name) =>
        Object.assign(await DexieStore.open(name), {
          keepOverlay: () => Promise.reject(new AppError('storage-full', { path: 'overlay' })),
        }),
    });
    await service.open({ packUrl: PACK_URL, publicKey: key.publicKey, databaseName, locale: 'en' });
    knowledge = service;
    await put({ ...reduced, seq: 5 });
    expect(await knowledge.refreshOverlay()).toMatchObject({ outcome: 'updated', error: null });
    expect(await priceTold()).toBe('49.90');
    await put({ seq: 4 });
    expect(await knowledge.refreshOverlay()).toMatchObject({ outcome: 'failed', error: { code: 'pack-invalid' } });
    expect(await priceTold()).toBe('49.90');
    await put({ seq: 6 });
    expect((await knowledge.refreshOverlay()).outcome).toBe('updated');
    expect(await priceTold()).toBe('59.90');
  });
});

describe('an overlay that is not taken', () => {
  const refusedAt = async (path: string, code: string) => {
    expect(await knowledge.refreshOverlay()).toMatchObject({ outcome: 'failed', error: { code, details: { path } } });
  };

  beforeEach(async () => {
    await put({ ...reduced, seq: 5 });
    await knowledge.refreshOverlay();
  });

  const stays = async () => expect(await priceTold()).toBe('49.90');
  const free = { [SKU]: { price: CNY('0.01') } };

  it('is one with another signature', async () => {
    const other = await TestKey.make();
    await publishOverlay(host, other, overlayOf({ seq: 6, prices: free }));
    await refusedAt('overlay.sig', 'pack-signature-wrong');
    await stays();
  });

  it('is one that was changed after it was signed', async () => {
    await put({ ...reduced, seq: 6 });
    const changed = new TextDecoder().decode(host.bytesOf('overlay.json')).replace('49.90', '00.01');
    host.put('overlay.json', changed);
    await refusedAt('overlay.sig', 'pack-signature-wrong');
    await stays();
  });

  it('is one of another shop', async () => {
    await put({ shop: 'other', seq: 6, prices: free });
    await refusedAt('overlay.json › shop', 'pack-invalid');
    await stays();
  });

  it('is an older one', async () => {
    await put({ seq: 4, prices: free });
    await refusedAt('overlay.json › seq', 'pack-invalid');
    await stays();
  });

  it('is an older one for a device that comes back, too', async () => {
    knowledge = await opened();
    await put({ seq: 4, prices: free });
    await refusedAt('overlay.json › seq', 'pack-invalid');
    await stays();
  });

  it.each([
    ['half a file', (text: string) => text.slice(0, 60), 'pack-truncated'],
    ['a page', () => '<!doctype html><title>Sign in to the network</title>', 'pack-not-json'],
    ['another format', (text: string) => text.replace('aisle-overlay/1', 'aisle-overlay/9'), 'pack-format-unknown'],
  ])('is %s', async (_, spoil, code) => {
    await put({ ...reduced, seq: 6 });
    host.put('overlay.json', spoil(new TextDecoder().decode(host.bytesOf('overlay.json'))));
    expect(await knowledge.refreshOverlay()).toMatchObject({ outcome: 'failed', error: { code } });
    await stays();
  });

  it('is one whose shape is wrong, and the fault is named', async () => {
    await publishOverlay(host, key, { ...overlayOf({ seq: 6 }), stock: { [SKU]: 'plenty' } });
    await refusedAt('overlay.json › stock.CS-SAL-001', 'pack-invalid');
    await stays();
  });

  it('is asked for once more where its signature was published a moment later', async () => {
    const old = new TextDecoder().decode(host.bytesOf('overlay.sig'));
    await put({ seq: 6, prices: free });
    const fresh = new TextDecoder().decode(host.bytesOf('overlay.sig'));
    host.put('overlay.sig', old);
    const { fetch } = host;
    let first = true;
    Object.assign(host, {
      fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
        const answer = await fetch(input, init);
        if (String(input).endsWith('.sig') && first) host.put('overlay.sig', fresh);
        if (String(input).endsWith('.sig')) first = false;
        return answer;
      },
    });
    knowledge = await opened();
    expect((await knowledge.refreshOverlay()).outcome).toBe('updated');
    expect(await priceTold()).toBe('0.01');
  });
});

describe('what is asked for', () => {
  it('is one file where nothing changed, with the entity tag of the last one', async () => {
    await put(reduced);
    await knowledge.refreshOverlay();
    expect(host.asked).toEqual(['overlay.json', 'overlay.sig']);
    host.asked = [];
    expect((await knowledge.refreshOverlay()).outcome).toBe('unchanged');
    expect(host.asked).toEqual(['overlay.json']);
    const [entry] = await knowledge.readLedger(1);
    expect(entry).toMatchObject({
      url: `${PACK_URL}overlay.json`,
      purpose: 'pack',
      status: 304,
    } satisfies Partial<LedgerEntry>);
  });

  it('needs no signature of what is known, where the host is another origin', async () => {
    origin = 'https://elsewhere.test';
    knowledge = await opened();
    await put(reduced);
    await knowledge.refreshOverlay();
    host.asked = [];
    expect((await knowledge.refreshOverlay()).outcome).toBe('unchanged');
    expect(host.asked).toEqual(['overlay.json']);
  });

  it('is nothing more in the life of the page once the host has none', async () => {
    expect((await knowledge.refreshOverlay()).outcome).toBe('none');
    await put(reduced);
    expect((await knowledge.refreshOverlay()).outcome).toBe('none');
    expect(host.asked).toEqual(['overlay.json']);
    knowledge = await opened();
    expect((await knowledge.refreshOverlay()).outcome).toBe('updated');
  });

  it('is nothing more where the host has a page for all that is not there', async () => {
    host.put('overlay.json', '<!doctype html><title>Our shop</title>');
    expect((await knowledge.refreshOverlay()).outcome).toBe('failed');
    expect((await knowledge.refreshOverlay()).outcome).toBe('none');
    expect(host.asked).toEqual(['overlay.json']);
  });

  it('is asked again where there was no network', async () => {
    host.files.set('overlay.json', { unreachable: true });
    expect((await knowledge.refreshOverlay()).outcome).toBe('failed');
    await put(reduced);
    expect((await knowledge.refreshOverlay()).outcome).toBe('updated');
  });
});

describe('an offer that was ended before its time', () => {
  const offer: PackChunk = {
    kind: 'promotions',
    locale: 'en',
    items: [
      {
        id: 'salmon-week',
        title: 'Salmon week',
        blocks: [{ type: 'paragraph', children: [{ type: 'text', text: 'Salmon is reduced this week.' }] }],
        from: '2026-01-01T00:00:00Z',
        until: '2026-12-31T00:00:00Z',
      },
    ],
  };

  it('is not found, not opened and not offered', async () => {
    const chunks = cornerChunks().map((chunk) =>
      chunk.kind === 'rules'
        ? {
            ...chunk,
            items: { ...chunk.items, offers: [{ promotion: 'salmon-week', when: {}, oncePerConversation: true }] },
          }
        : chunk,
    );
    await publish(host, [...chunks, offer], { key, publishedAt: '2026-01-02T00:00:00.000Z' });
    await knowledge.sync();
    const ids = async () =>
      (await knowledge.search({ text: 'salmon week', locale: 'en', limit: 5, now, reading: null })).map(({ id }) => id);
    expect(await ids()).toContain('salmon-week');
    expect((await knowledge.playbook())?.promotions?.en).toHaveLength(1);
    await put({ promotionsEnded: ['salmon-week'] });
    expect(await knowledge.refreshOverlay()).toMatchObject({ outcome: 'updated', offersChanged: true });
    expect(await ids()).not.toContain('salmon-week');
    expect(await knowledge.entry('salmon-week', 'en')).toBeNull();
    expect((await knowledge.playbook())?.promotions?.en).toEqual([]);
  });
});

describe('votes', () => {
  it('are counted by entry and pack, outlive the page, and go with what the device holds', async () => {
    const packVersion = '0123456789abcdef';
    await knowledge.countVote({ entryIds: ['a', 'b', 'a'], packVersion, helpful: true });
    await knowledge.countVote({ entryIds: ['a'], packVersion, helpful: false });
    knowledge = await opened();
    expect(await knowledge.readVotes()).toEqual([
      { entryId: 'a', packVersion, helpful: 1, notHelpful: 1 },
      { entryId: 'b', packVersion, helpful: 1, notHelpful: 0 },
    ]);
    await knowledge.forget('conversation');
    expect(await knowledge.readVotes()).toEqual([]);
  });
});
