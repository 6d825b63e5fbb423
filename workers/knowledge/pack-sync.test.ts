import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PackChunk } from '#knowledge/pack-schema.ts';
import { cryptoChecks } from './crypto-checks.ts';
import { DexieStore } from './dexie-store.ts';
import type { LedgerEntry } from './knowledge-api.ts';
import { type SyncContext, syncPack } from './pack-sync.ts';
import type { Store } from './store.ts';
import { cornerChunks } from './testing/corner-chunks.ts';
import { FakeHost, PACK_URL, publish, sha256Of, TestKey } from './testing/fake-host.ts';

let databases = 0;
let key: TestKey;
let host: FakeHost;
let store: Store;
let context: SyncContext;
let ledger: LedgerEntry[];

beforeAll(async () => {
  key = await TestKey.make();
});

beforeEach(async () => {
  host = new FakeHost();
  store = await DexieStore.open(`sync-${databases++}`);
  ledger = [];
  context = {
    store,
    checks: cryptoChecks(),
    transport: { fetch: host.fetch, now: () => 1_000, record: (entry) => ledger.push(entry) },
    packUrl: PACK_URL,
    publicKey: key.publicKey,
    sendEtag: true,
    spoken: ['en'],
    first: null,
  };
});

/** All that a device holds of a pack, to compare before and after. */
async function held(of: Store = store) {
  const pack = await of.readPack();
  const hashes = [...(await of.chunkHashes())].sort();
  return { pack, chunks: await Promise.all(hashes.map((hash) => of.readChunk(hash))) };
}

const fileOf = (kind: string) => {
  const name = [...host.files.keys()].find((file) => file.startsWith(`${kind}-`));
  if (name === undefined) throw new Error(`no ${kind} chunk on the host`);
  return name;
};

describe('languages that a pack has in part', () => {
  const french: PackChunk = { kind: 'scripts', locale: 'fr', items: { greeting: ['Bonjour'] } };
  const german: PackChunk = { kind: 'scripts', locale: 'de', items: { greeting: ['Hallo'] } };
  const put = () =>
    publish(host, [...cornerChunks(), french, german], {
      key,
      alter: (manifest) => Object.assign(manifest, { locales: ['zh-Hans', 'en', 'fr', 'de'], partly: ['fr', 'de'] }),
    });
  const localesHeld = async () => (await held()).pack?.manifest.locales;

  it('are fetched for those who speak them alone', async () => {
    const { chunks } = await put();
    const result = await syncPack({ ...context, spoken: ['fr'] });
    expect(result.fetchedChunks).toBe(chunks.length - 1);
    expect(await localesHeld()).toEqual(['zh-Hans', 'en', 'fr']);
  });

  it('come when another one is spoken, though the pack is the same', async () => {
    await put();
    await syncPack(context);
    expect(await localesHeld()).toEqual(['zh-Hans', 'en']);
    const result = await syncPack({ ...context, spoken: ['en', 'de'] });
    expect(result).toMatchObject({ changed: true, fetchedChunks: 1 });
    expect(await localesHeld()).toEqual(['zh-Hans', 'en', 'de']);
  });

  it('stay once they are there', async () => {
    await put();
    await syncPack({ ...context, spoken: ['fr'] });
    const again = await syncPack({ ...context, spoken: ['en'] });
    expect(again).toMatchObject({ changed: false, fetchedChunks: 0 });
    await syncPack({ ...context, spoken: ['de'] });
    expect(await localesHeld()).toEqual(['zh-Hans', 'en', 'fr', 'de']);
  });

  it('that a pack does not have make no request', async () => {
    await put();
    await syncPack(context);
    host.asked.length = 0;
    await syncPack({ ...context, spoken: ['ja'] });
    expect(host.asked).toEqual(['manifest.json']);
  });
});

describe('the first sync', () => {
  it('asks for manifest and signature at once, then for every chunk, and keeps them', async () => {
    const manifest = await publish(host, cornerChunks(), { key });
    const result = await syncPack(context);
    expect(host.asked.slice(0, 2)).toEqual(['manifest.json', 'manifest.sig']);
    expect(host.asked).toHaveLength(2 + manifest.chunks.length);
    expect(result).toMatchObject({ changed: true, fetchedChunks: manifest.chunks.length, unkept: null });
    const { pack, chunks } = await held();
    expect(pack?.manifest).toEqual(manifest);
    expect(chunks.map((text) => JSON.parse(text ?? '')).sort(byKind)).toEqual([...cornerChunks()].sort(byKind));
  });

  it('writes every request into the ledger, with what came and no query', async () => {
    const manifest = await publish(host, cornerChunks(), { key });
    await syncPack(context);
    expect(ledger).toHaveLength(2 + manifest.chunks.length);
    expect(ledger.find(({ url }) => url.endsWith('manifest.json'))).toEqual({
      at: 1_000,
      method: 'GET',
      url: `${PACK_URL}manifest.json`,
      purpose: 'pack',
      status: 200,
      sentBytes: 0,
      receivedBytes: host.bytesOf('manifest.json').length,
    });
  });

  it("passes the browser's cache by once when it holds something else under a chunk's name", async () => {
    const { chunks } = await publish(host, cornerChunks(), { key });
    const poisoned = chunks[0]?.file ?? '';
    const fetch = async (input: RequestInfo | URL, init?: RequestInit) =>
      String(input).endsWith(poisoned) && init?.cache === 'default'
        ? new Response('<!doctype html><title>Sign in to the network</title>')
        : host.fetch(input, init);
    const result = await syncPack({ ...context, transport: { ...context.transport, fetch } });
    expect(result).toMatchObject({ changed: true, fetchedChunks: chunks.length });
  });

  it('works where the browser has no cryptography of its own', async () => {
    await publish(host, cornerChunks(), { key });
    const { changed } = await syncPack({ ...context, checks: cryptoChecks(null) });
    expect(changed).toBe(true);
  });
});

describe('a later sync', () => {
  it('asks for the manifest alone when nothing changed', async () => {
    await publish(host, cornerChunks(), { key });
    await syncPack(context);
    const before = await held();
    host.asked = [];
    expect(await syncPack(context)).toMatchObject({ changed: false, fetchedChunks: 0 });
    expect(host.asked).toEqual(['manifest.json']);
    expect(ledger.at(-1)).toMatchObject({ status: 304, receivedBytes: 0 });
    expect(await held()).toEqual(before);
  });

  it('needs no signature for the same bytes from a host without entity tags', async () => {
    await publish(host, cornerChunks(), { key });
    host.files.set('manifest.json', { bytes: host.bytesOf('manifest.json') });
    await syncPack(context);
    host.asked = [];
    expect(await syncPack(context)).toMatchObject({ changed: false });
    expect(host.asked).toEqual(['manifest.json']);
  });

  it('fetches only the chunks that changed and drops the ones replaced', async () => {
    await publish(host, cornerChunks(), { key });
    await syncPack(context);
    const next = await publish(host, cornerChunks('Delivery is free from ¥99.'), {
      key,
      publishedAt: '2026-01-02T00:00:00Z',
    });
    host.asked = [];
    expect(await syncPack(context)).toMatchObject({ changed: true, fetchedChunks: 1 });
    expect(host.asked).toEqual(['manifest.json', 'manifest.sig', expect.stringMatching(/^answers-en-/)]);
    const { pack, chunks } = await held();
    expect(pack?.manifest).toEqual(next);
    expect(chunks).toHaveLength(next.chunks.length);
    expect(chunks.join()).toContain('¥99');
    expect(chunks.join()).not.toContain('from ¥59');
  });

  it('takes a newer manifest of the same content without fetching a chunk', async () => {
    await publish(host, cornerChunks(), { key });
    await syncPack(context);
    await publish(host, cornerChunks(), { key, publishedAt: '2026-02-01T00:00:00Z' });
    expect(await syncPack(context)).toMatchObject({ changed: false, fetchedChunks: 0 });
    expect((await store.readPack())?.manifest.publishedAt).toBe('2026-02-01T00:00:00Z');
  });
});

describe('a pack is refused, and the version in use stays,', () => {
  const next = () => cornerChunks('Delivery is free from ¥99.');
  const publishNext = (alter?: (manifest: Record<string, unknown>) => void) =>
    publish(host, next(), { key, publishedAt: '2026-01-02T00:00:00Z', ...(alter ? { alter } : {}) });
  const replace = (path: string, text: string) => host.put(path, text);
  const chunkPath = 'answers.en';

  const faults: [string, () => Promise<void>, { code: string; details: object }][] = [
    [
      'when another key signed it',
      async () => {
        await publish(host, next(), { key: await TestKey.make(), publishedAt: '2026-01-02T00:00:00Z' });
      },
      { code: 'pack-signature-wrong', details: { chunk: 'manifest', path: 'manifest.sig' } },
    ],
    [
      'when a byte of the manifest was changed',
      async () => {
        await publishNext();
        replace('manifest.json', new TextDecoder().decode(host.bytesOf('manifest.json')).replace('Corner', 'Corker'));
      },
      { code: 'pack-signature-wrong', details: { chunk: 'manifest' } },
    ],
    [
      'when the signature is no base64',
      async () => {
        await publishNext();
        replace('manifest.sig', '<html>');
      },
      { code: 'pack-signature-wrong', details: { path: 'manifest.sig' } },
    ],
    [
      'when a page comes instead of the manifest',
      async () => {
        await publishNext();
        replace('manifest.json', '<!doctype html><title>Log in to the network</title>');
      },
      { code: 'pack-not-json', details: { chunk: 'manifest', path: 'manifest' } },
    ],
    [
      'when its format is not known',
      async () => {
        await publishNext((manifest) => {
          manifest.format = 'aisle-pack/9';
        });
      },
      { code: 'pack-format-unknown', details: { path: 'manifest › format', format: 'aisle-pack/9' } },
    ],
    [
      'when the manifest has a fault',
      async () => {
        await publishNext((manifest) => {
          (manifest.chunks as { file: string }[])[2] = { file: '../x' };
        });
      },
      {
        code: 'pack-invalid',
        details: { chunk: 'manifest', path: expect.stringMatching(/^manifest › chunks\[2\]\./) },
      },
    ],
    [
      'when the manifest ends too soon',
      async () => {
        await publishNext();
        host.files.set('manifest.json', { bytes: host.bytesOf('manifest.json').slice(0, 200) });
      },
      { code: 'pack-truncated', details: { chunk: 'manifest', receivedBytes: 200 } },
    ],
    [
      'when it was published before the one in use, though signed',
      async () => {
        await publish(host, next(), { key, publishedAt: '2025-12-31T00:00:00Z' });
      },
      { code: 'pack-invalid', details: { chunk: 'manifest', path: 'publishedAt' } },
    ],
    [
      'when it is another shop’s, though signed',
      async () => {
        await publish(host, next(), { key, shop: 'other', publishedAt: '2026-01-02T00:00:00Z' });
      },
      { code: 'pack-invalid', details: { path: 'shop', expected: 'corner', found: 'other' } },
    ],
    [
      'when a chunk has another hash',
      async () => {
        await publishNext();
        const file = fileOf('answers-en');
        replace(file, new TextDecoder().decode(host.bytesOf(file)).replace('¥99', '¥01'));
      },
      { code: 'pack-hash-wrong', details: { chunk: chunkPath, path: chunkPath } },
    ],
    [
      'when a page comes instead of a chunk',
      async () => {
        await publishNext();
        replace(fileOf('answers-en'), '<!doctype html><title>Sorry</title>');
      },
      { code: 'pack-not-json', details: { chunk: chunkPath, path: chunkPath } },
    ],
    [
      'when a chunk ends too soon',
      async () => {
        await publishNext();
        const file = fileOf('answers-en');
        replace(file, new TextDecoder().decode(host.bytesOf(file)).slice(0, 100));
      },
      { code: 'pack-truncated', details: { chunk: chunkPath, path: chunkPath } },
    ],
    [
      'when the connection breaks inside a chunk',
      async () => {
        await publishNext();
        host.cut(fileOf('answers-en'), 70);
      },
      { code: 'pack-truncated', details: { chunk: chunkPath, receivedBytes: 64 } },
    ],
    [
      'when the manifest announces a chunk over its limit',
      async () => {
        await publishNext((manifest) => {
          const chunk = (manifest.chunks as { kind: string; sizeBytes: number; sha256: string }[]).at(-1);
          if (chunk) Object.assign(chunk, { sizeBytes: 100_001, sha256: '0'.repeat(64) });
        });
      },
      { code: 'pack-chunk-too-large', details: { chunk: 'rules', sizeBytes: 100_001, maxBytes: 100_000 } },
    ],
    [
      'when more comes than the limit of its kind',
      async () => {
        const chunks = next().map(touched);
        await publish(host, chunks, { key, publishedAt: '2026-01-02T00:00:00Z' });
        replace(fileOf('rules'), `{"kind":"rules","pad":"${'x'.repeat(100_000)}"}`);
      },
      { code: 'pack-chunk-too-large', details: { chunk: 'rules', path: 'rules', maxBytes: 100_000 } },
    ],
    [
      'when a chunk breaks the schema',
      async () => {
        const chunks = next();
        const answers = chunks.find(({ kind, locale }) => kind === 'answers' && locale === 'en');
        if (answers?.kind === 'answers') answers.items[1] = { ...answers.items[1], title: 7 } as never;
        await publish(host, chunks, { key, publishedAt: '2026-01-02T00:00:00Z' });
      },
      { code: 'pack-invalid', details: { chunk: chunkPath, path: 'answers.en › items[1].title' } },
    ],
    [
      'when a chunk carries a link that runs code',
      async () => {
        const chunks = next();
        const answers = chunks.find(({ kind, locale }) => kind === 'answers' && locale === 'en');
        if (answers?.kind === 'answers' && answers.items[0]) {
          answers.items[0].blocks = [
            { type: 'paragraph', children: [{ type: 'link', href: 'javascript:alert(1)', children: [] }] },
          ];
        }
        await publish(host, chunks, { key, publishedAt: '2026-01-02T00:00:00Z' });
      },
      {
        code: 'pack-invalid',
        details: { chunk: chunkPath, path: 'answers.en › items[0].blocks[0].children[0].href' },
      },
    ],
    [
      'when a chunk is another one than the manifest says',
      async () => {
        await publishNext((manifest) => {
          const chunk = (manifest.chunks as { kind: string; locale: string }[]).find(
            ({ kind, locale }) => kind === 'answers' && locale === 'en',
          );
          if (chunk) chunk.locale = 'fr';
        });
      },
      { code: 'pack-invalid', details: { chunk: 'answers.fr', path: 'answers.fr › kind' } },
    ],
    [
      'when a chunk is not there',
      async () => {
        await publishNext();
        host.files.delete(fileOf('answers-en'));
      },
      { code: 'pack-unreachable', details: { chunk: chunkPath, status: 404 } },
    ],
    [
      'when the host cannot be reached',
      async () => {
        await publishNext();
        host.files.set('manifest.json', { unreachable: true });
      },
      { code: 'pack-unreachable', details: { chunk: 'manifest', url: `${PACK_URL}manifest.json` } },
    ],
  ];

  it.each(faults)('%s', async (_, arrange, expected) => {
    await publish(host, cornerChunks(), { key });
    await syncPack(context);
    const before = await held();
    // So that a fault is put into the chunk that is asked for.
    for (const file of [...host.files.keys()]) if (/^(answers-en|rules)/.test(file)) host.files.delete(file);
    await arrange();
    await expect(syncPack(context)).rejects.toMatchObject(expected);
    expect(await held()).toEqual(before);

    const fresh = await DexieStore.open(`fresh-${databases++}`);
    const tolerated = ['published before', 'another shop'].some((words) => _.includes(words));
    if (!tolerated) {
      await expect(syncPack({ ...context, store: fresh })).rejects.toMatchObject({ code: expected.code });
      expect(await held(fresh)).toEqual({ pack: null, chunks: [] });
    }
  });
});

describe('a cut', () => {
  it('at any byte of any file leaves the old version whole, and the next sync brings the new one', async () => {
    await publish(host, cornerChunks(), { key });
    await syncPack(context);
    const before = await held();
    const oldFiles = new Set(host.files.keys());
    await publish(host, cornerChunks('Delivery is free from ¥99.').map(touched), {
      key,
      publishedAt: '2026-01-02T00:00:00Z',
    });
    const files = [...host.files.keys()].filter((file) => !oldFiles.has(file) || file.startsWith('manifest'));
    const whole = new Map(host.files);
    expect(files.length).toBeGreaterThan(5);

    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), fc.double({ min: 0, max: 1, noNaN: true }), async (file, share) => {
        host.cut(file, Math.floor(share * (host.bytesOf(file).length - 1)));
        await expect(syncPack(context)).rejects.toMatchObject({
          code: expect.stringMatching(/^pack-(truncated|unreachable)$/),
        });
        expect(await held()).toEqual(before);
        for (const [path, content] of whole) host.files.set(path, content);
      }),
      { numRuns: 60 },
    );

    expect(await syncPack(context)).toMatchObject({ changed: true });
    expect((await held()).chunks.join()).toContain('¥99');
  });

  it('on the first sync leaves nothing behind', async () => {
    await publish(host, cornerChunks(), { key });
    const whole = new Map(host.files);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...whole.keys()),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (file, share) => {
          host.cut(file, Math.floor(share * (host.bytesOf(file).length - 1)));
          await expect(syncPack(context)).rejects.toMatchObject({ code: 'pack-truncated' });
          expect(await held()).toEqual({ pack: null, chunks: [] });
          for (const [path, content] of whole) host.files.set(path, content);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('two tabs', () => {
  it('that sync at once without a lock end with one whole version', async () => {
    const manifest = await publish(host, cornerChunks(), { key });
    const outcomes = await Promise.allSettled([syncPack(context), syncPack(context)]);
    expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect((await held()).chunks).toHaveLength(manifest.chunks.length);
    expect(await sha256Of(host.bytesOf('manifest.json'))).toBe((await store.readPack())?.manifestSha256);
  });
});

function byKind(left: PackChunk, right: PackChunk): number {
  return `${left.kind} ${left.locale}`.localeCompare(`${right.kind} ${right.locale}`);
}

function withCrisisWord(chunk: PackChunk & { kind: 'rules' }): PackChunk {
  return { ...chunk, items: { ...chunk.items, crisisWords: ['ombudsman'] } };
}

/** The same chunk with another hash, so that the next version has it to fetch. */
function touched(chunk: PackChunk): PackChunk {
  switch (chunk.kind) {
    case 'scripts':
      return { ...chunk, items: { ...chunk.items, bye: ['Bye'] } };
    case 'rules':
      return withCrisisWord(chunk);
    default:
      return chunk;
  }
}
