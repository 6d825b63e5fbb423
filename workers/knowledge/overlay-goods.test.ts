import { describe, expect, it } from 'vitest';
import type { Inquiry } from '#commerce/specialist.ts';
import type { Overlay } from '#knowledge/overlay-schema.ts';
import { PACK_FORMAT, type PackChunk, type PackManifest } from '#knowledge/pack-schema.ts';
import { LoadedPack } from './loaded-pack.ts';
import { cornerChunks } from './testing/corner-chunks.ts';
import { overlayOf } from './testing/publish-overlay.ts';

const NOW = Date.parse('2026-02-01T00:30:00Z');
const SKU = 'CS-SAL-001';
/** The least that the adviser opens with. */
const GRAPH = {
  dimensions: [{ key: 'use', of: 'product', kind: 'one', label: { en: 'Use' } }],
  ingredients: [],
  ingredientsLabel: { en: 'Ingredients' },
  families: [],
  conflicts: [],
  products: { [SKU]: { facts: {}, contains: [] } },
  implies: [],
  without: [],
  steps: [],
  plans: [],
  routineSays: [],
  weights: { cut: 0.5, discount: 0, bought: 0, implied: 0.5, caution: 0, budgetSlack: 0.1 },
};
const CHUNKS: PackChunk[] = [...cornerChunks(), { kind: 'advice', locale: null, items: GRAPH }];
const MANIFEST: PackManifest = {
  format: PACK_FORMAT,
  shop: 'corner',
  name: { 'zh-Hans': '街角小店', en: 'Corner Shop' },
  version: '0123456789abcdef',
  publishedAt: '2026-02-01T00:00:00.000Z',
  locales: ['zh-Hans', 'en'],
  chunks: CHUNKS.map(({ kind, locale }, at) => ({
    kind,
    locale,
    file: `${at}.json`,
    sha256: String(at),
    sizeBytes: 1,
  })),
};

const inquiry = (locale: Inquiry['locale'], now: number): Inquiry => ({
  text: 'salmon',
  intent: 'product.recommend',
  confidence: 0.9,
  entities: [],
  locale,
  context: {},
  now,
  subject: null,
  known: null,
  taste: null,
});

/** An overlay with this price, which counts how often goods are looked up in it. */
function counted(seq: number, amount: string): { overlay: Overlay; lookups: () => number } {
  let count = 0;
  const prices = { [SKU]: { price: { amount, currency: 'CNY' } } };
  const overlay = Object.defineProperty(overlayOf({ seq }), 'prices', {
    get: () => {
      count += 1;
      return prices;
    },
  });
  return { overlay, lookups: () => count };
}

describe('the goods that specialists are given', () => {
  it('are made once for each language and overlay', async () => {
    const readChunk = async (sha256: string) => JSON.stringify(CHUNKS[Number(sha256)]);
    const pack = new LoadedPack(MANIFEST, { readChunk, indexes: null });
    const ask = (locale: Inquiry['locale'], now = NOW) => pack.consult('advice', inquiry(locale, now));
    const first = counted(1, '49.90');
    pack.lay(first.overlay);
    await ask('en');
    expect(first.lookups()).toBe(1);
    await ask('zh-Hans');
    expect(first.lookups()).toBe(2);
    await ask('en', NOW + 1000);
    await ask('zh-Hans');
    expect(first.lookups()).toBe(2);
    const second = counted(2, '39.90');
    pack.lay(second.overlay);
    await ask('en');
    await ask('en');
    expect([first.lookups(), second.lookups()]).toEqual([2, 1]);
    // The others that ask go by the overlay in force all the same.
    expect((await pack.entry(SKU, 'en', NOW))?.product?.price.amount).toBe('39.90');
  });
});
