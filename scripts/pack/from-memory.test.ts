import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { assemblePack } from '#publish/assemble-pack.ts';
import { canonicalJson } from '#publish/canonical-json.ts';
import { checkPack, compilePack } from '#publish/compile-pack.ts';
import { assembleFolder } from './build-pack.ts';
import { compilerData } from './compiler-data.ts';
import { readFolder } from './read-folder.ts';

const publishedAt = '2026-01-01T00:00:00.000Z';

it.each(['fresh', 'beauty', 'global'])(
  '%s becomes the same pack from its files in memory as from its folder',
  async (shop) => {
    const sourceDir = `examples/packs/${shop}`;
    const files = new Map([...readFolder(sourceDir)].reverse());
    const data = compilerData();
    const checked = checkPack(files, data);
    const fromTree = await assemblePack(compilePack(files, data, shop), { encoder: null, publishedAt });
    const fromFolder = await assembleFolder({ sourceDir, encoder: null, publishedAt });
    expect(checked).toEqual([]);
    expect(fromTree.manifest).toEqual(fromFolder.manifest);
    for (const [at, { sha256, sizeBytes }] of fromTree.manifest.chunks.entries()) {
      const bytes = Buffer.from(fromTree.chunks[at]?.text ?? '');
      // Hashes by another implementation than the compiler's.
      expect([createHash('sha256').update(bytes).digest('hex'), bytes.length]).toEqual([sha256, sizeBytes]);
    }
    expect(canonicalJson(fromTree.manifest)).toBe(canonicalJson(fromFolder.manifest));
  },
);

it('says the same of sources that it has seen before, and notices what was mended or broken', () => {
  const files = new Map(readFolder('tests/fixtures/packs/corner'));
  const data = compilerData();
  const whole = files.get('answers/delivery.yaml') ?? '';
  expect(checkPack(files, data)).toEqual([]);
  files.set('answers/delivery.yaml', whole.replace('policies: [delivery.fees]', 'policies: [delivery.fee]'));
  const broken = checkPack(files, data);
  expect(broken).toEqual([expect.objectContaining({ file: 'answers/delivery.yaml', field: 'policies' })]);
  expect(checkPack(files, data)).toEqual(broken);
  files.set('answers/delivery.yaml', whole);
  expect(checkPack(files, data)).toEqual([]);
});
