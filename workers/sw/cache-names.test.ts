import { describe, expect, it } from 'vitest';
import { cacheNamesOf, outdatedCaches } from './cache-names.ts';

const SCOPE = 'https://shop.example/';
const names = cacheNamesOf(SCOPE);
const all = [names.shell, ...Object.values(names.files), names.pages, names.assets];

describe('outdatedCaches', () => {
  it('spares the current caches', () => {
    expect(outdatedCaches(all, SCOPE, true)).toEqual([]);
  });

  it('names the page caches once pages are no longer kept', () => {
    expect(outdatedCaches(all, SCOPE, false)).toEqual([names.pages, names.assets]);
  });

  it('names caches of an older layout, but none of the host and none of another scope', () => {
    const old = `aisle-shell-v0-${SCOPE}`;
    const others = [
      'workbox-precache-v2-https://shop.example/',
      'shop-images',
      'aisle-shell-v0-https://shop.example/b/',
    ];
    expect(outdatedCaches([old, ...others], SCOPE, true)).toEqual([old]);
  });
});
