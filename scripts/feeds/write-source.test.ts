import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { faultsOf } from '#scripts/pack/testing/source-under-test.ts';
import { FeedBroken, type FeedReading } from './feed-item.ts';
import { type FeedMap, NO_MAP } from './feed-map.ts';
import { readFeed } from './read-feed.ts';
import { readSourceFolder } from './source-folder.ts';
import { writeSource } from './write-source.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');
let root: string;
let dir: string;
let count = 0;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'feed-'));
  cpSync('examples/packs/base', join(root, 'base'), { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true }));
beforeEach(() => {
  dir = join(root, `corner-${count++}`);
  cpSync('tests/fixtures/packs/corner', dir, { recursive: true });
  const pack = join(dir, 'pack.yaml');
  writeFileSync(pack, readFileSync(pack, 'utf8').replace(/extends: .*/, 'extends: ../base'));
});

const corner = readFeed(readFileSync('tests/fixtures/feeds/corner.feed.json', 'utf8'), 'json-feed', NO_MAP);
const lay = (
  reading: FeedReading,
  map: FeedMap = NO_MAP,
  more: { prune?: boolean; manyGone?: boolean; now?: number } = {},
) => writeSource(dir, { readings: [{ reading, map }], now: NOW, ...more });
const without = (sku: string): FeedReading => ({
  ...corner,
  products: corner.products.filter((one) => one.sku !== sku),
});
const contents = () =>
  Object.fromEntries(
    readdirSync(dir, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.\w+$/.test(file))
      .map((file) => [file, readFileSync(join(dir, file), 'utf8')]),
  );
const goods = () => Object.fromEntries(readSourceFolder(dir).products.map((product) => [product.sku, product]));
const offers = () => readSourceFolder(dir).promotions.map(({ id, until }) => [id, until]);

describe('a feed in a source', () => {
  it('adds two files that a pack can be built from, and changes no other', () => {
    const before = contents();
    const { files, added, wordsChanged, faults } = lay(corner);
    expect([files, faults]).toEqual([['products/feed.yaml', 'promotions-feed.yaml'], []]);
    expect([added, wordsChanged]).toEqual([['CS-TEA-101', 'CS-TEA-102'], true]);
    const { 'products/feed.yaml': products, 'promotions-feed.yaml': promotions, ...others } = contents();
    expect(others).toEqual(before);
    expect(products).toContain("amount: '39.00'");
    expect(promotions).toContain('code: TEA10');
    expect(faultsOf(dir)).toEqual([]);
  });

  it('is written the same again, in whatever order it comes', () => {
    lay(corner);
    const before = contents();
    const turned = { ...corner, products: corner.products.toReversed() };
    expect(lay(turned)).toMatchObject({ files: [], wordsChanged: false, added: [], vanished: [] });
    expect(contents()).toEqual(before);
  });

  it('has the price without a reduction that ends, and keeps only attributes that have a label', () => {
    lay(corner);
    expect(goods()['CS-TEA-102']?.price.amount).toBe('58.00');
    expect(goods()['CS-TEA-101']).toMatchObject({ listPrice: { amount: '45.00' }, attributes: { weight: '100 g' } });
  });

  it('asks for no new pack where prices and stock alone changed', () => {
    lay(corner);
    const [first, ...rest] = corner.products;
    if (!first) throw new Error('no goods');
    const changed = {
      ...corner,
      products: [{ ...first, price: { amount: '35.00', currency: 'CNY' }, stock: 'out' as const }, ...rest],
    };
    expect(lay(changed)).toMatchObject({ files: ['products/feed.yaml'], wordsChanged: false });
    const renamed = { ...corner, products: [{ ...first, name: 'Jasmine pearls' }, ...rest] };
    expect(lay(renamed)).toMatchObject({ wordsChanged: true });
  });

  it('marks what is gone, keeps it, and deletes it when told to', () => {
    lay(corner);
    expect(lay(without('CS-TEA-101')).vanished).toEqual(['CS-TEA-101']);
    expect(goods()['CS-TEA-101']?.stock).toBe('out');
    expect(lay(corner).vanished).toEqual([]);
    expect(goods()['CS-TEA-101']?.stock).toBe('in-stock');
    lay(without('CS-TEA-101'), NO_MAP, { prune: true });
    expect(Object.keys(goods())).toEqual(['CS-TEA-102']);
  });

  it('does not take an item with a fault for one that is gone', () => {
    lay(corner);
    const faulty = { ...without('CS-TEA-101'), faults: [{ item: 'cs-tea-101', path: '_aisle.price', message: 'bad' }] };
    expect(lay(faulty).vanished).toEqual([]);
    expect(goods()['CS-TEA-101']?.stock).toBe('in-stock');
  });

  it('ends an offer that is called off, and leaves those of another feed', () => {
    lay(corner);
    const other = {
      id: 'winter',
      title: 'Winter',
      text: 'Warm.',
      from: '2026-11-01T00:00:00Z',
      until: '2026-12-31T00:00:00Z',
      code: null,
      skus: [],
      url: null,
    };
    lay({ ...corner, campaigns: [other] });
    expect(offers()).toEqual([
      ['black-friday', new Date(NOW).toISOString()],
      ['winter', '2026-12-31T00:00:00Z'],
    ]);
    lay({ ...corner, campaigns: [] });
    expect(offers()).toHaveLength(2);
  });

  const offerOf = (id: string, more: object = {}) => ({
    id,
    title: id,
    text: 'Warm.',
    from: '2026-11-01T00:00:00Z',
    until: '2026-12-31T00:00:00Z',
    code: null,
    skus: [],
    url: null,
    ...more,
  });

  it('leaves an offer what it was that has a fault today, in the feed or in the shop', () => {
    const both = [offerOf('Tea-week'), offerOf('winter')];
    lay({ ...corner, campaigns: both });
    const before = contents();
    const unread = [{ item: 'Tea week', path: '_aisle.campaign.from', message: 'bad' }];
    lay({ ...corner, campaigns: [offerOf('winter')], faults: unread });
    expect(contents()).toEqual(before);
    lay({ ...corner, campaigns: [offerOf('Tea-week', { skus: ['CS-NONE-1'] }), offerOf('winter')] });
    expect(contents()).toEqual(before);
    lay({ ...corner, campaigns: [offerOf('winter')] });
    expect(offers()[0]).toEqual(['Tea-week', new Date(NOW).toISOString()]);
  });

  it('keeps of such an offer no goods that are deleted', () => {
    lay({ ...corner, campaigns: [offerOf('tea', { skus: ['CS-TEA-101', 'CS-TEA-102'] }), offerOf('winter')] });
    const faults = [{ item: 'tea', path: 'title', message: 'is missing' }];
    lay({ ...without('CS-TEA-101'), campaigns: [offerOf('winter')], faults }, NO_MAP, { prune: true });
    expect(readSourceFolder(dir).promotions.find(({ id }) => id === 'tea')?.skus).toEqual(['CS-TEA-102']);
    expect(faultsOf(dir)).toEqual([]);
  });

  it('leaves what a person wrote to them: only its price and stock can follow', () => {
    const [tea] = corner.products;
    if (!tea) throw new Error('no goods');
    const { left, files } = lay({ ...corner, products: [{ ...tea, sku: 'CS-SAL-001' }] });
    expect(left).toEqual(['CS-SAL-001']);
    expect(files).not.toContain('products/feed.yaml');
  });

  it('speaks one language of several, and leaves the words of the others', () => {
    const map = { ...NO_MAP, languages: ['en' as const] };
    expect(lay(corner, map).faults.map(({ path }) => path)).toContain('name.zh-Hans');
    lay(corner);
    const renamed = { ...corner, products: corner.products.map((one) => ({ ...one, name: 'Tea' })) };
    lay(renamed, map);
    expect(goods()['CS-TEA-101']?.name).toEqual({ 'zh-Hans': 'Jasmine tea 100 g', en: 'Tea' });
  });

  it('gives categories and facts the shop’s own names', () => {
    const map = {
      ...NO_MAP,
      categories: { Tea: { 'zh-Hans': '茶', en: 'Teas' } },
      attributes: { 'colour of the tin': 'storage' },
    };
    lay(corner, map);
    expect(goods()['CS-TEA-101']).toMatchObject({
      category: { 'zh-Hans': '茶', en: 'Teas' },
      attributes: { weight: '100 g', storage: 'green' },
    });
  });

  it('is taken for cut where most of it is gone at once, and then nothing is written', () => {
    const [tea] = corner.products;
    if (!tea) throw new Error('no goods');
    const many = Array.from({ length: 10 }, (_, at) => ({ ...tea, sku: `CS-TEA-2${at}` }));
    lay({ ...corner, campaigns: [], products: many });
    const before = contents();
    const cut = { ...corner, campaigns: [], products: many.slice(0, 4) };
    expect(() => lay(cut)).toThrow(FeedBroken);
    expect(contents()).toEqual(before);
    expect(lay(cut, NO_MAP, { manyGone: true }).vanished).toHaveLength(6);
  });

  it('is not taken for cut because of goods that are sold out since long', () => {
    const [tea] = corner.products;
    if (!tea) throw new Error('no goods');
    const many = Array.from({ length: 16 }, (_, at) => ({ ...tea, sku: `CS-TEA-2${at}` }));
    const first = (count: number) => ({ ...corner, campaigns: [], products: many.slice(0, count) });
    lay(first(16));
    lay(first(6), NO_MAP, { manyGone: true });
    expect(() => lay(first(6))).not.toThrow();
    expect(() => lay(first(5))).not.toThrow();
    // Five of the five that were left, though only five of sixteen.
    expect(() => lay({ ...first(0), products: [{ ...tea, sku: 'CS-TEA-300' }] })).toThrow(/5 of 5 goods/);
  });

  it('has the text of an offer as text, whatever signs are in it', () => {
    lay(corner);
    const [offer] = readSourceFolder(dir).promotions;
    expect(offer?.en?.text).toBe('\\- 10 % off \\*all\\* tea from Friday to Monday.');
  });
});
