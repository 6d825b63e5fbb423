import { afterEach, expect, it, vi } from 'vitest';
import { PreviewHost } from './preview-host.ts';

const pack = { manifest: {}, files: new Map([['manifest.json', new Uint8Array([1])]]) } as never;
const looks = { key: 'k', locale: 'en', theme: 'light' };
afterEach(() => vi.restoreAllMocks());
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

it('leaves nothing behind once it is closed, not even what was on its way', async () => {
  const [host, other] = [new PreviewHost(async () => {}), new PreviewHost(async () => {})];
  const [url, theirs] = [await host.show(pack, looks), await other.show(pack, looks)];
  const coming = host.show(pack, looks);
  await host.close();
  expect(await Promise.all([url, theirs].map(isThere))).toEqual([false, true]);
  const late = await coming;
  await other.tidy();
  expect(await Promise.all([late, theirs].map(isThere))).toEqual([false, true]);
});

it('leaves whole what is being put there while the page of the build before comes to rest', async () => {
  const host = new PreviewHost(async () => {});
  await host.show(pack, looks);
  const put = Cache.prototype.put;
  vi.spyOn(Cache.prototype, 'put').mockImplementation(async function (this: Cache, ...args) {
    await put.apply(this, args);
    await host.tidy();
  });
  const url = await host.show(pack, looks);
  expect(await Promise.all([url, url.replace('chat.html', 'pack/manifest.json')].map(isThere))).toEqual([true, true]);
});
