import { expect, it } from 'vitest';
import { assemblePack } from '#publish/assemble-pack.ts';
import { checkPack, compilePack } from '#publish/compile-pack.ts';
import { newShop, patternOf } from '#publish/template/new-shop.ts';
import { compilerData } from './compiler-data.ts';
import { readFolder } from './read-folder.ts';

const base = new Map([...readFolder('examples/packs/base')].map(([path, text]) => [`../base/${path}`, text]));

it.each([[{ 'zh-Hans': '小店', en: 'Small Shop' }], [{ en: 'Small Shop' }], [{ 'zh-Hans': '小店' }]])(
  'makes a shop of %o that compiles as it is and has the base’s flows',
  async (name) => {
    const files = new Map([...newShop({ shop: 'small', name, orderNumberExample: 'SM-20260301' }), ...base]);
    const data = compilerData();
    expect(checkPack(files, data)).toEqual([]);
    const pack = await assemblePack(compilePack(files, data, 'small'), {
      encoder: null,
      publishedAt: '2026-03-01T00:00:00.000Z',
    });
    expect(pack.manifest).toMatchObject({ shop: 'small', name, locales: Object.keys(name) });
    expect(pack.chunks.find(({ chunk }) => chunk.kind === 'flows')).toBeDefined();
  },
);

it('reads off an example what order numbers look like', () => {
  const fits = (example: string, number: string) => new RegExp(`^(?:${patternOf(example)})$`, 'i').test(number);
  expect(fits('XM20260301', 'xm20260415')).toBe(true);
  expect(fits('XM20260301', 'XY20260415')).toBe(false);
  expect(fits('A-12+9', 'A-34+1')).toBe(true);
  expect(fits('A-12+9', 'A-349')).toBe(false);
  expect(fits('100234', '99')).toBe(false);
});
