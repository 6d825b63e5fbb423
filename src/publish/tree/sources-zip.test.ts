import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { ParsedTexts } from '../parsed-texts.ts';
import { placeSources } from './place-sources.ts';
import { readZip, sourcesZip, zipOf } from './sources-zip.ts';

const files = new Map([
  ['pack.yaml', 'shop: corner\nextends: ../base\n'],
  ['answers/a.yaml', '- id: 运费\n'],
  ['../base/scripts.yaml', 'en: {}\n'],
  ['../base/flows/cancel.yaml', 'id: cancel\n'],
]);

it('packs sources so that they open again as they were, and the same sources to the same bytes', () => {
  const bytes = sourcesZip(files, 'corner');
  const [found, ...others] = placeSources(readZip(bytes, 'corner.zip'), new ParsedTexts());
  expect(others).toEqual([]);
  expect(found?.missing).toBeNull();
  expect(new Map(found?.files)).toEqual(files);
  expect(sourcesZip(files, 'corner')).toEqual(bytes);
});

it('finds every shop of a folder of shops, and says where what they extend was not opened with them', () => {
  const opened = new Map([
    ['a/pack.yaml', 'extends: ../base\n'],
    ['b/pack.yaml', 'extends: ../../base\n'],
    ['c/pack.yaml', 'shop: c\n'],
    ['base/rules.yaml', 'bands: {}\n'],
  ]);
  const found = placeSources(opened, new ParsedTexts());
  expect(found.map(({ root, missing }) => [root, missing])).toEqual([
    ['a/', null],
    ['b/', '../../base'],
    ['c/', null],
  ]);
  expect([...(found[0]?.files.keys() ?? [])]).toEqual(['pack.yaml', '../base/rules.yaml']);
});

it('refuses what is no archive, and one that would become too much', () => {
  expect(() => readZip(strToU8('hello'), 'x.zip')).toThrow('pack-invalid');
  const huge = zipSync({ 'a.txt': new Uint8Array(65_000_000) });
  expect(huge.length).toBeLessThan(200_000);
  expect(() => readZip(huge, 'x.zip')).toThrow('64000000');
});

it('leaves out what systems put into archives of their own accord', () => {
  const bytes = zipOf(
    new Map([
      ['__MACOSX/a.yaml', strToU8('x')],
      ['s/.DS_Store', strToU8('x')],
      ['s/pack.yaml', strToU8('shop: s\n')],
    ]),
  );
  expect([...readZip(bytes, 'x.zip').keys()]).toEqual(['s/pack.yaml']);
});
