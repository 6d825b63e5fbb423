import 'fake-indexeddb/auto';
import { generateKeyPairSync, verify } from 'node:crypto';
import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atOnce } from '#knowledge/at-once.ts';
import { VectorIndex } from '#knowledge/vector-index.ts';
import type { SentenceEncoder } from '#publish/sentence-encoder.ts';
import { embeddedTextsOf } from '#publish/vectors-chunk.ts';
import { cryptoChecks } from '#workers/knowledge/crypto-checks.ts';
import { DexieStore } from '#workers/knowledge/dexie-store.ts';
import { KnowledgeService } from '#workers/knowledge/knowledge-service.ts';
import { openPack } from '../open-pack.ts';
import { buildPack } from './build-pack.ts';
import { ensurePackKey } from './pack-key.ts';

const CORNER = 'tests/fixtures/packs/corner';
const PACK_URL = 'https://shop.test/aisle/packs/corner/';
const publishedAt = '2026-02-01T00:00:00.000Z';
let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'pack-'));
});
afterAll(() => rmSync(root, { recursive: true }));

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
/** Most of this is the same with and without sentence vectors. */
const encoder = null;
const contentsOf = (dir: string) =>
  Object.fromEntries(readdirSync(dir).map((file) => [file, readFileSync(join(dir, file), 'utf8')]));

describe('buildPack', () => {
  it('writes the same bytes from the same sources', async () => {
    for (const name of ['one', 'two'])
      await buildPack({ sourceDir: CORNER, outDir: join(root, name), privateKey, publishedAt, encoder });
    expect(contentsOf(join(root, 'one'))).toEqual(contentsOf(join(root, 'two')));
  });

  it('signs the manifest’s bytes', async () => {
    const outDir = join(root, 'signed');
    await buildPack({ sourceDir: CORNER, outDir, privateKey, publishedAt, encoder });
    const signature = Buffer.from(readFileSync(join(outDir, 'manifest.sig'), 'utf8'), 'base64');
    expect(verify(null, readFileSync(join(outDir, 'manifest.json')), publicKey, signature)).toBe(true);
  });

  it('keeps the version when only the time of publishing changes, and takes it from the newest source file', async () => {
    const sourceDir = join(root, 'source', 'corner');
    cpSync(CORNER, sourceDir, { recursive: true });
    cpSync('examples/packs/base', join(root, 'base'), { recursive: true });
    const pack = join(sourceDir, 'pack.yaml');
    writeFileSync(pack, readFileSync(pack, 'utf8').replace(/extends: .*/, 'extends: ../../base'));
    const first = await buildPack({ sourceDir, outDir: join(root, 'dated'), privateKey, encoder });
    const later = new Date('2037-05-06T07:08:09Z');
    utimesSync(join(sourceDir, 'answers', 'returns.yaml'), later, later);
    const second = await buildPack({ sourceDir, outDir: join(root, 'dated'), privateKey, encoder });
    expect(second.version).toBe(first.version);
    expect(second.publishedAt).toBe('2037-05-06T07:08:09.000Z');
    expect(second.chunks).toEqual(first.chunks);
  });

  it('removes chunks of the version before and nothing else', async () => {
    const sourceDir = join(root, 'changing', 'corner');
    const outDir = join(root, 'out');
    cpSync(CORNER, sourceDir, { recursive: true });
    const pack = join(sourceDir, 'pack.yaml');
    writeFileSync(pack, readFileSync(pack, 'utf8').replace(/extends: .*/, 'extends: ../../base'));
    const before = await buildPack({ sourceDir, outDir, privateKey, publishedAt, encoder });
    writeFileSync(join(outDir, 'robots.txt'), 'mine');
    const rules = join(sourceDir, 'rules.yaml');
    writeFileSync(rules, readFileSync(rules, 'utf8').replace('0.75', '0.8'));
    const after = await buildPack({ sourceDir, outDir, privateKey, publishedAt, encoder });
    expect(after.version).not.toBe(before.version);
    expect(readdirSync(outDir).sort()).toEqual(
      [...after.chunks.map(({ file }) => file), 'manifest.json', 'manifest.sig', 'robots.txt'].sort(),
    );
  });

  it('puts each file in its place whole: who reads one meanwhile has the one before', async () => {
    const outDir = join(root, 'replaced');
    await buildPack({ sourceDir: CORNER, outDir, privateKey, publishedAt, encoder });
    const before = contentsOf(outDir);
    const held = join(root, 'held');
    mkdirSync(held);
    for (const file of readdirSync(outDir)) linkSync(join(outDir, file), join(held, file));
    await buildPack({ sourceDir: CORNER, outDir, privateKey, publishedAt: '2026-03-01T00:00:00.000Z', encoder });
    expect(contentsOf(held)).toEqual(before);
    expect(Object.keys(contentsOf(outDir))).toEqual(Object.keys(before));
    expect(contentsOf(outDir)['manifest.json']).not.toBe(before['manifest.json']);
  });

  it('writes nothing when the sources have a fault', async () => {
    const sourceDir = join(root, 'faulty', 'corner');
    cpSync(CORNER, sourceDir, { recursive: true });
    rmSync(join(sourceDir, 'lexicon.yaml'));
    const outDir = join(root, 'never');
    await expect(buildPack({ sourceDir, outDir, privateKey, publishedAt, encoder })).rejects.toThrow(
      'lexicon.yaml: the file is missing',
    );
    expect(existsSync(outDir)).toBe(false);
  });

  it('makes what a device takes: synced, searched and shown', async () => {
    const outDir = join(root, 'served');
    const key = ensurePackKey(join(root, 'key.json'));
    const { version } = await buildPack({
      sourceDir: CORNER,
      outDir,
      privateKey: key.privateKey,
      publishedAt,
      encoder,
    });
    const knowledge = new KnowledgeService({
      fetch: async (input) => new Response(readFileSync(join(outDir, String(input).replace(PACK_URL, '')))),
      now: () => 0,
      locks: null,
      checks: cryptoChecks(),
      origin: null,
      openStore: (name) => DexieStore.open(name),
    });
    await knowledge.open({ packUrl: PACK_URL, publicKey: key.publicKey, databaseName: 'built', locale: 'zh-Hans' });
    expect(await knowledge.sync()).toMatchObject({ outcome: 'updated', packVersion: version, error: null });
    const query = { text: '邮费多少', locale: 'zh-Hans' as const, limit: 3, now: 0, reading: null };
    expect((await knowledge.search(query))[0]?.id).toBe('delivery-fee');
    expect((await knowledge.playbook())?.scripts.en?.greeting).toEqual(['Hi! Corner Shop here.']);
  });
});

describe('buildPack with an encoder', () => {
  /** Knows three letters: enough to tell texts apart. */
  const letters: SentenceEncoder = {
    id: '0123456789ab',
    embed: async (texts) =>
      texts.map((text) => Float32Array.from('ae运', (letter) => 0.1 + text.split(letter).length - 1)),
  };
  const build = (outDir: string, by: SentenceEncoder | null) =>
    buildPack({ sourceDir: CORNER, outDir: join(root, outDir), privateKey, publishedAt, encoder: by });

  it('adds the vectors of every entry and names the encoder, in the version too', async () => {
    const plain = await build('plain', null);
    const manifest = await build('embedded', letters);
    const again = await build('embedded-again', letters);
    expect(contentsOf(join(root, 'embedded-again'))).toEqual(contentsOf(join(root, 'embedded')));
    expect(again.version).toBe(manifest.version);
    expect(manifest.encoder).toBe(letters.id);
    expect(plain.encoder).toBeUndefined();
    expect(manifest.version).not.toBe(plain.version);
    expect(manifest.chunks.filter(({ kind }) => kind !== 'vectors')).toEqual(plain.chunks);
    const { version } = await build('other-encoder', { ...letters, id: 'ba9876543210' });
    expect(version).not.toBe(manifest.version);
  });

  it('gives each entry the vectors of its own texts', async () => {
    const { pack, chunks } = await openPack(CORNER, letters);
    for (const locale of pack.manifest.locales) {
      const { index } = await pack.search(locale, letters.id);
      const vectors = chunks.find((chunk) => chunk.kind === 'vectors' && chunk.locale === locale);
      if (vectors?.kind !== 'vectors') throw new Error(`no vectors in ${locale}`);
      const own = atOnce(VectorIndex.build(letters.id, vectors.items, index.documents));
      for (const [at, document] of index.documents.entries()) {
        const [values = new Float32Array()] = await letters.embed(embeddedTextsOf(document));
        expect(own.measure({ encoder: letters.id, values })[at]).toBeCloseTo(1, 3);
      }
    }
  });
});

describe('ensurePackKey', () => {
  it('makes a key that only its owner can read, once', () => {
    const file = join(root, 'keys', 'pack-key.json');
    const made = ensurePackKey(file);
    expect(made.created).toBe(true);
    expect(Buffer.from(made.publicKey, 'base64')).toHaveLength(32);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const before = readFileSync(file, 'utf8');
    const again = ensurePackKey(file);
    expect(again).toMatchObject({ created: false, publicKey: made.publicKey });
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('refuses a file that holds no key instead of replacing it', () => {
    const file = join(root, 'other.json');
    writeFileSync(file, '{}');
    expect(() => ensurePackKey(file)).toThrow(/not a pack key file/);
    expect(readFileSync(file, 'utf8')).toBe('{}');
  });
});
