import { verify } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { packKeyOf } from '#publish/pack-key.ts';
import type { SentenceEncoder } from '#publish/sentence-encoder.ts';
import type { SourceFiles } from '#publish/source-files.ts';
import type { BuildProgress } from '#workers/publish/publish-api.ts';
import { PublishService } from '#workers/publish/publish-service.ts';
import { openEncoder } from '../open-encoder.ts';
import { assembleFolder } from './build-pack.ts';
import { compilerData } from './compiler-data.ts';
import { readPackKey } from './pack-key.ts';
import { readFolder } from './read-folder.ts';

const sourceDir = 'tests/fixtures/packs/corner';
const publishedAt = '2026-02-01T00:00:00.000Z';
let files: SourceFiles;
let encoder: SentenceEncoder;
let embedded: string[] = [];

beforeAll(async () => {
  files = readFolder(sourceDir);
  encoder = await openEncoder();
});

/** The publishing thread's service with the real compiler and encoder, from disk. */
function openService(): PublishService {
  const data = compilerData();
  embedded = [];
  const counted: SentenceEncoder = {
    id: encoder.id,
    embed: (texts) => {
      embedded.push(...texts);
      return encoder.embed(texts);
    },
  };
  return new PublishService({ data: async () => data, encoder: async () => counted });
}

describe('the publishing thread', () => {
  it('builds the pack that npm run pack builds, signed by the key', async () => {
    const key = packKeyOf(new Uint8Array(32).fill(7));
    const built = await openService().build(files, { publishedAt, seed: key.seed, withVectors: true }, () => {});
    if (!('pack' in built)) throw new Error(JSON.stringify(built.faults));
    const { manifest } = await assembleFolder({ sourceDir, encoder, publishedAt });
    expect(built.pack.manifest).toEqual(manifest);
    expect([...built.pack.files.keys()]).toEqual([
      ...manifest.chunks.map(({ file }) => file),
      'manifest.sig',
      'manifest.json',
    ]);
    const [bytes, signature] = ['manifest.json', 'manifest.sig'].map((name) =>
      Buffer.from(built.pack.files.get(name) ?? []),
    );
    const publicKey = {
      key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key.publicKey, 'base64').toString('base64url') },
      format: 'jwk',
    } as const;
    expect(verify(null, bytes ?? Buffer.of(), publicKey, Buffer.from(signature?.toString() ?? '', 'base64'))).toBe(
      true,
    );
  });

  it('embeds only what changed the second time, and tells how far it is', async () => {
    const service = openService();
    const told: BuildProgress[] = [];
    await service.build(files, { publishedAt, withVectors: true }, (one) => told.push(one));
    const all = embedded.length;
    expect(all).toBeGreaterThan(20);
    expect(new Set(told.map(({ stage }) => stage))).toEqual(new Set(['compile', 'encoder', 'vectors', 'sign']));
    embedded.length = 0;
    const changed = new Map(files);
    changed.set(
      'answers/delivery.yaml',
      (files.get('answers/delivery.yaml') ?? '').replace('title: Where we deliver', 'title: Where we bring it'),
    );
    await service.build(changed, { publishedAt, withVectors: true }, () => {});
    expect(embedded).toEqual(['Where we bring it']);
  });

  it('gives an unsigned pack without a key, and the faults of sources that are none', async () => {
    const service = openService();
    const built = await service.build(files, { publishedAt, withVectors: false }, () => {});
    expect('pack' in built && built.pack.files.has('manifest.sig')).toBe(false);
    const broken = new Map([...files, ['answers/new.yaml', '- id: x\n']]);
    const result = await service.build(broken, { publishedAt, withVectors: false }, () => {});
    expect('faults' in result && result.faults).toEqual(await service.check(broken));
    expect(await service.check(broken)).toContainEqual(
      expect.objectContaining({ file: 'answers/new.yaml', entry: 'x', field: 'intent' }),
    );
  });

  it('ends when it is told to', async () => {
    const service = openService();
    const built = service.build(files, { publishedAt, withVectors: true }, ({ stage }) => {
      if (stage === 'vectors') void service.cancel();
    });
    await expect(built).rejects.toMatchObject({ code: 'cancelled' });
    expect(embedded).toEqual([]);
  });
});

it('refuses a file that is no key', () => {
  expect(() => readPackKey('package.json')).toThrow('is not a pack key file');
});
