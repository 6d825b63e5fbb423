import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '#core/app-error.ts';
import type { ConversationState } from '#dialogue/state.ts';
import type { PackChunk } from '#knowledge/pack-schema.ts';
import { documentsOf } from '#knowledge/search-document.ts';
import { vectorsOf } from '#knowledge/testing/vectors-of.ts';
import { cryptoChecks } from './crypto-checks.ts';
import { DexieStore } from './dexie-store.ts';
import type { KnowledgeOptions } from './knowledge-api.ts';
import { KnowledgeService, type KnowledgeSurroundings } from './knowledge-service.ts';
import { MemoryStore } from './memory-store.ts';
import { cornerChunks } from './testing/corner-chunks.ts';
import { FakeHost, PACK_URL, publish, TestKey } from './testing/fake-host.ts';

const ENCODER = '0123456789ab';
let databases = 0;
let key: TestKey;
let host: FakeHost;
let options: KnowledgeOptions;

beforeAll(async () => {
  key = await TestKey.make();
});

beforeEach(() => {
  host = new FakeHost();
  options = { packUrl: PACK_URL, publicKey: key.publicKey, databaseName: `service-${databases++}`, locale: 'en' };
});

function service(own: Partial<KnowledgeSurroundings> = {}): KnowledgeService {
  return new KnowledgeService({
    fetch: host.fetch,
    now: () => 1_000,
    locks: null,
    checks: cryptoChecks(),
    origin: null,
    openStore: (name) => DexieStore.open(name),
    ...own,
  });
}

const ask = (text: string, locale: 'en' | 'zh-Hans' | 'zh-Hant' | 'fr' = 'en') => ({
  text,
  locale,
  limit: 3,
  now: 1_000,
  reading: null,
});

describe('KnowledgeService', () => {
  it('has nothing to say before the first sync and answers after it', async () => {
    await publish(host, cornerChunks(), { key });
    const knowledge = service();
    expect(await knowledge.open(options)).toEqual({ storage: 'indexeddb', packVersion: null });
    expect(await knowledge.playbook()).toBeNull();
    expect(await knowledge.search(ask('how much is delivery'))).toEqual([]);
    expect(await knowledge.entry('delivery-fee', 'en')).toBeNull();
    expect(await knowledge.vocabulary()).toEqual({ products: [], terms: {}, orderNumbers: [] });

    const report = await knowledge.sync();
    expect(report).toMatchObject({ outcome: 'updated', fetchedChunks: cornerChunks().length, error: null });
    const [hit] = await knowledge.search(ask('how much is delivery'));
    expect(hit).toMatchObject({ kind: 'answer', id: 'delivery-fee', locale: 'en', intent: 'shipping.fee' });
  });

  it("can be asked in the shopper's language before the rest of the pack is there", async () => {
    await publish(host, cornerChunks(), { key });
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const held = async (input: RequestInfo | URL, init?: RequestInit) => {
      if (/-zh-Hans-/.test(String(input))) await released;
      return host.fetch(input, init);
    };
    const knowledge = service({ fetch: held });
    await knowledge.open(options);
    const syncing = knowledge.sync();
    const version = await knowledge.usable();
    expect((await knowledge.search(ask('how much is delivery')))[0]?.id).toBe('delivery-fee');
    expect(await knowledge.products(['CS-SAL-001'], 'zh-Hans')).toMatchObject([{ name: 'Norwegian salmon' }]);
    release();
    expect(await syncing).toMatchObject({ outcome: 'updated', packVersion: version });
    expect(await knowledge.products(['CS-SAL-001'], 'zh-Hans')).toMatchObject([{ name: '挪威三文鱼' }]);
  });

  it('keeps nothing of a pack whose rest does not come', async () => {
    const { chunks } = await publish(host, cornerChunks(), { key });
    for (const { file, locale } of chunks) if (locale === 'zh-Hans') host.files.set(file, { unreachable: true });
    const knowledge = service();
    await knowledge.open(options);
    expect(await knowledge.sync()).toMatchObject({ outcome: 'failed', error: { code: 'pack-unreachable' } });
    expect((await service().open(options)).packVersion).toBeNull();
  });

  it('takes manifest and signature that the page has fetched, once, and checks them all the same', async () => {
    await publish(host, cornerChunks(), { key });
    const early = (path: string) => ({ status: 200, etag: null, bytes: new Uint8Array(host.bytesOf(path)).buffer });
    const knowledge = service();
    await knowledge.open(options);
    const files = { manifest: early('manifest.json'), signature: early('manifest.sig') };
    expect(
      await knowledge.sync({ ...files, signature: { status: 200, etag: null, bytes: new ArrayBuffer(64) } }),
    ).toMatchObject({
      error: { code: 'pack-signature-wrong' },
    });
    expect(await knowledge.sync(files)).toMatchObject({ outcome: 'updated' });
    expect(host.asked.filter((path) => path.startsWith('manifest'))).toEqual([]);
    await knowledge.sync();
    expect(host.asked).toContain('manifest.json');
  });

  it('answers without the network from what is stored', async () => {
    await publish(host, cornerChunks(), { key });
    const first = service();
    await first.open(options);
    await first.sync();
    host.files.clear();
    host.files.set('manifest.json', { unreachable: true });

    const later = service();
    const status = await later.open(options);
    expect(status.packVersion).toMatch(/^[0-9a-f]{16}$/);
    expect(await later.sync()).toMatchObject({
      outcome: 'failed',
      packVersion: status.packVersion,
      error: { code: 'pack-unreachable' },
    });
    expect((await later.search(ask('how much is delivery')))[0]?.id).toBe('delivery-fee');
  });

  it('gives the playbook, the vocabulary and products of the pack', async () => {
    await publish(host, cornerChunks(), { key });
    const knowledge = service();
    await knowledge.open(options);
    await knowledge.sync();
    expect(await knowledge.playbook()).toMatchObject({
      shop: 'corner',
      shopName: { en: 'Corner Shop' },
      scripts: { 'zh-Hans': { greeting: ['你好'] }, en: { greeting: ['Hello'] } },
      orderNumbers: ['CS-\\d{6}'],
    });
    expect(await knowledge.vocabulary()).toEqual({
      products: [{ sku: 'CS-SAL-001', names: ['挪威三文鱼', '三文鱼', 'Norwegian salmon', 'salmon'] }],
      terms: { wismo: 'where is my order' },
      orderNumbers: ['CS-\\d{6}'],
      examples: [],
    });
    expect((await knowledge.products(['NONE-1', 'CS-SAL-001'], 'fr')).map(({ name }) => name)).toEqual([
      'Norwegian salmon',
    ]);
  });

  it('gives an entry in the nearest language', async () => {
    await publish(host, cornerChunks(), { key });
    const knowledge = service();
    await knowledge.open(options);
    await knowledge.sync();
    expect((await knowledge.entry('delivery-fee', 'zh-Hant'))?.locale).toBe('zh-Hans');
    expect((await knowledge.entry('delivery-fee', 'fr'))?.locale).toBe('en');
    expect((await knowledge.entry('CS-SAL-001', 'en'))?.product?.sku).toBe('CS-SAL-001');
    expect(await knowledge.entry('nothing', 'en')).toBeNull();
    expect(await knowledge.entryAbout('shipping.fee', 'fr')).toMatchObject({ id: 'delivery-fee', locale: 'en' });
    expect(await knowledge.entryAbout('gift.query', 'en')).toBeNull();
  });

  it('reports a refused pack by chunk and path and keeps answering from the old one', async () => {
    await publish(host, cornerChunks(), { key });
    const knowledge = service();
    await knowledge.open(options);
    const { packVersion } = await knowledge.sync();
    await publish(host, cornerChunks('Now ¥99.'), { key: await TestKey.make(), publishedAt: '2026-02-01T00:00:00Z' });
    expect(await knowledge.sync()).toEqual({
      outcome: 'failed',
      packVersion,
      fetchedChunks: 0,
      fetchedBytes: 0,
      error: { code: 'pack-signature-wrong', details: { chunk: 'manifest', path: 'manifest.sig' } },
    });
    expect((await knowledge.search(ask('how much is delivery')))[0]?.blocks).toEqual([
      { type: 'paragraph', children: [{ type: 'text', text: 'Delivery is free from ¥59.' }] },
    ]);
  });

  it('uses a new version at once', async () => {
    await publish(host, cornerChunks(), { key });
    const knowledge = service();
    await knowledge.open(options);
    await knowledge.sync();
    await knowledge.search(ask('how much is delivery'));
    await publish(host, cornerChunks('Now ¥99.'), { key, publishedAt: '2026-02-01T00:00:00Z' });
    expect(await knowledge.sync()).toMatchObject({ outcome: 'updated', fetchedChunks: 1 });
    expect(JSON.stringify(await knowledge.search(ask('how much is delivery')))).toContain('Now ¥99.');
    expect(await knowledge.sync()).toMatchObject({ outcome: 'unchanged' });
  });

  it('builds the index of a version once for all visits', async () => {
    await publish(host, cornerChunks(), { key });
    const kept: string[] = [];
    const atLast = (count: number) => vi.waitFor(() => expect(kept).toHaveLength(count), { timeout: 20_000 });
    const openStore = async (name: string) => {
      const store = await DexieStore.open(name);
      const keepIndex = store.keepIndex.bind(store);
      store.keepIndex = async (chunks, index) => {
        await keepIndex(chunks, index);
        kept.push(chunks.join());
      };
      return store;
    };
    const first = service({ openStore });
    await first.open(options);
    await first.sync();
    const hits = await first.search(ask('how much is delivery'));
    await atLast(1);

    const later = service({ openStore });
    await later.open(options);
    expect(await later.search(ask('how much is delivery'))).toEqual(hits);
    await publish(host, cornerChunks('Now ¥99.'), { key, publishedAt: '2026-02-01T00:00:00Z' });
    await later.sync();
    await atLast(2);
    expect(kept[1]).not.toBe(kept[0]);
  });

  it('searches by sentence vectors of its own encoder, and by words alone for those of another', async () => {
    const answers = cornerChunks().filter((chunk) => chunk.kind === 'answers' && chunk.locale === 'en');
    const entries = answers.flatMap(documentsOf);
    const vectors = vectorsOf(entries, [[[1, 0]], [[0, 1]]]);
    const chunks: PackChunk[] = [...cornerChunks(), { kind: 'vectors', locale: 'en', items: vectors }];
    const alter = (manifest: Record<string, unknown>) => Object.assign(manifest, { encoder: ENCODER });
    await publish(host, chunks, { key, alter });
    const knowledge = service();
    await knowledge.open(options);
    expect(await knowledge.sync()).toMatchObject({ outcome: 'updated', error: null });
    const meant = (encoder: string) => ({ ...ask('belly ache'), vector: { encoder, values: Float32Array.of(0, 1) } });
    expect(await knowledge.search(meant('ba9876543210'))).toEqual([]);
    expect((await knowledge.search(meant(ENCODER))).map(({ id }) => id)).toContain('return-how');
    expect(await knowledge.search(ask('belly ache'))).toEqual([]);
  });

  it('follows another tab that swapped the pack under it', async () => {
    await publish(host, cornerChunks(), { key });
    const slow = service();
    await slow.open(options);
    await slow.sync();
    await publish(host, cornerChunks('Now ¥99.'), { key, publishedAt: '2026-02-01T00:00:00Z' });
    const quick = service();
    await quick.open(options);
    await quick.sync();
    expect(JSON.stringify(await slow.search(ask('how much is delivery')))).toContain('Now ¥99.');
  });

  it('syncs under one lock for all tabs of the pack', async () => {
    await publish(host, cornerChunks(), { key });
    const asked: string[] = [];
    const locks = {
      request: async (name: string, work: () => Promise<unknown>) => {
        asked.push(name);
        return work();
      },
    } as unknown as LockManager;
    const knowledge = service({ locks });
    await knowledge.open(options);
    expect(await knowledge.sync()).toMatchObject({ outcome: 'updated' });
    expect(asked).toEqual([`aisle-sync ${options.databaseName}`]);
  });

  it('sends no conditional header to another origin, whose host would have to allow it first', async () => {
    const sent: (string | null)[] = [];
    const fetch: typeof host.fetch = (input, init) => {
      if (String(input).endsWith('manifest.json')) sent.push(new Headers(init?.headers).get('if-none-match'));
      return host.fetch(input, init);
    };
    await publish(host, cornerChunks(), { key });
    for (const origin of ['https://elsewhere.test', 'https://shop.test']) {
      const knowledge = service({ fetch, origin });
      await knowledge.open(options);
      await knowledge.sync();
      await knowledge.sync();
    }
    expect(sent).toEqual([null, null, expect.any(String), expect.any(String)]);
  });

  it('runs in memory where the browser refuses a database', async () => {
    await publish(host, cornerChunks(), { key });
    const knowledge = service({ openStore: () => Promise.reject(new AppError('storage-unavailable')) });
    expect(await knowledge.open(options)).toEqual({ storage: 'memory', packVersion: null });
    await knowledge.sync();
    expect((await knowledge.search(ask('how much is delivery')))[0]?.id).toBe('delivery-fee');
    expect(await knowledge.appendLog('c1', 0, [], { id: 'c1' } as ConversationState)).toBe(0);
  });

  it('answers from a first pack that no room is left for, and says so', async () => {
    await publish(host, cornerChunks(), { key });
    const full = new MemoryStore();
    full.replacePack = () => Promise.reject(new AppError('storage-full'));
    const knowledge = service({ openStore: async () => full });
    await knowledge.open(options);
    expect(await knowledge.sync()).toMatchObject({ outcome: 'updated', error: { code: 'storage-full' } });
    expect((await knowledge.search(ask('how much is delivery')))[0]?.id).toBe('delivery-fee');
  });

  it('writes its own requests into the ledger', async () => {
    await publish(host, cornerChunks(), { key });
    const knowledge = service();
    await knowledge.open(options);
    await knowledge.sync();
    const rows = await knowledge.readLedger(100);
    expect(rows.map(({ url }) => url.replace(PACK_URL, '')).sort()).toEqual([...host.asked].sort());
    expect(new Set(rows.map(({ purpose }) => purpose))).toEqual(new Set(['pack']));
  });

  it('forgets everything down to the pack', async () => {
    await publish(host, cornerChunks(), { key });
    const knowledge = service();
    await knowledge.open(options);
    await knowledge.sync();
    await knowledge.forget('everything');
    expect(await knowledge.playbook()).toBeNull();
    expect(await service().open(options)).toEqual({ storage: 'indexeddb', packVersion: null });
  });

  it('refuses to work before it is opened', async () => {
    await expect(service().readLedger(1)).rejects.toMatchObject({ code: 'storage-unavailable' });
    await expect(service().sync()).rejects.toMatchObject({ code: 'storage-unavailable' });
  });
});
