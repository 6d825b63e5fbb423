import { expect, it } from 'vitest';
import { PreviewHost } from './preview-host.ts';

const pack = { manifest: {}, files: new Map([['manifest.json', new Uint8Array([1])]]) } as never;
const looks = { key: 'k', locale: 'en', theme: 'light' };
const isThere = async (url: string) => (await caches.match(url)) !== undefined;

it('takes away its own older builds and what pages left that are gone, and not what another tab shows', async () => {
  const [mine, theirs] = [new PreviewHost(async () => {}), new PreviewHost(async () => {})];
  const left = '/studio-preview/gone/build/chat.html';
  await (await caches.open('aisle-studio-preview')).put(left, new Response('old'));
  const [older, other, newer] = [
    await mine.show(pack, looks),
    await theirs.show(pack, looks),
    await mine.show(pack, looks),
  ];
  await mine.tidy();
  expect(await Promise.all([left, older, other, newer].map(isThere))).toEqual([false, false, true, true]);
  await theirs.tidy();
  expect(await Promise.all([other, newer].map(isThere))).toEqual([true, true]);
});
