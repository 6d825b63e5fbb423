import type { ProductSource } from '#publish/source-schema.ts';
import { productEntry } from './entry-of.ts';
import { FeedBroken, type FeedFault, type FeedReading } from './feed-item.ts';
import type { FeedMap } from './feed-map.ts';
import { layPromotions } from './lay-promotions.ts';
import { FEED_PRODUCTS, FEED_PROMOTIONS, readSourceFolder, type SourceFolder, writeList } from './source-folder.ts';

/** More than this share of the goods that were not sold out does not vanish at once: then the feed was cut. */
const MOST_VANISHED = 0.5;
/** Of so few goods any number may. */
const FEW = 4;

export interface WriteOptions {
  /** What feeds say, each with its map; of one SKU in several, the later one's words are laid over the earlier one's. */
  readings: readonly { reading: FeedReading; map: FeedMap }[];
  /** Epoch ms. */
  now: number;
  /** What vanished from the feeds is deleted instead of marked. */
  prune?: boolean;
  /** The feeds were not cut, though most goods vanished. */
  manyGone?: boolean;
}

export interface Written {
  /** Files that say something else now. */
  files: string[];
  /** Something but prices and stock changed: the pack has to be built anew. */
  wordsChanged: boolean;
  added: string[];
  vanished: string[];
  /** Goods of a person's own files: only their price and stock go, by the overlay. */
  left: string[];
  faults: FeedFault[];
}

/**
 * Lays feeds into a pack's source: `products/feed.yaml` and `promotions-feed.yaml`, in a stable order; nothing else is changed.
 * A kind of thing that no feed has is left as it is. Throws `FeedBroken` where so much vanished that a feed must have been cut.
 */
export function writeSource(dir: string, options: WriteOptions): Written {
  const folder = readSourceFolder(dir);
  const faults = options.readings.flatMap(({ reading }) => reading.faults);
  const products = layProducts(folder, options, faults);
  const promotions = layPromotions(
    folder,
    options,
    new Set([...folder.written.keys(), ...products.entries.keys()]),
    faults,
  );
  // What is sold out since long is gone from the feed each time: that says nothing of this one.
  const there = folder.products.filter(({ stock }) => stock !== 'out');
  const vanished = new Set(products.vanished);
  const gone = there.filter(({ sku }) => vanished.has(sku)).length;
  if (!options.manyGone && gone > FEW && gone > MOST_VANISHED * there.length) {
    throw new FeedBroken(`${gone} of ${there.length} goods are gone at once`);
  }
  const newProducts = sorted(products.entries);
  const newPromotions = sorted(promotions);
  const wordsChanged =
    wordsOf(newProducts) !== wordsOf(folder.products) ||
    JSON.stringify(newPromotions) !== JSON.stringify(folder.promotions);
  const files = [
    ...(writeList(dir, FEED_PRODUCTS, newProducts) ? [FEED_PRODUCTS] : []),
    ...(writeList(dir, FEED_PROMOTIONS, newPromotions) ? [FEED_PROMOTIONS] : []),
  ];
  const known = new Set(folder.products.map(({ sku }) => sku));
  const added = newProducts.map(({ sku }) => sku).filter((sku) => !known.has(sku));
  return { files, wordsChanged, added, vanished: products.vanished, left: products.left, faults };
}

function layProducts(folder: SourceFolder, { readings, prune }: WriteOptions, faults: FeedFault[]) {
  const before = new Map(folder.products.map((product) => [product.sku, product]));
  const entries = new Map<string, ProductSource>();
  const seen = new Set<string>();
  const left: string[] = [];
  for (const { reading, map } of readings) {
    for (const product of reading.products) {
      const { sku } = product;
      seen.add(sku);
      if (folder.written.has(sku)) {
        left.push(sku);
        continue;
      }
      const entry = productEntry(product, entries.get(sku) ?? before.get(sku), map, folder, faults);
      // One that has a fault today is what it was yesterday.
      const kept = entry ?? before.get(sku);
      if (kept) entries.set(sku, kept);
    }
  }
  // An item that cannot be read is not gone, where its fault names it; which one it is cannot be told otherwise.
  const isAnyRead = readings.some(({ reading }) => reading.products.length > 0);
  const faulty = new Set(readings.flatMap(({ reading }) => reading.faults.map(({ item }) => item.toUpperCase())));
  const vanished: string[] = [];
  for (const [sku, product] of before) {
    if (seen.has(sku) || folder.written.has(sku)) continue;
    const isKept = !isAnyRead || faulty.has(sku);
    if (!isKept) vanished.push(sku);
    if (isKept) entries.set(sku, product);
    else if (!prune) entries.set(sku, { ...product, stock: 'out' });
  }
  return { entries, vanished: vanished.sort(), left: [...new Set(left)].sort() };
}

function sorted<T>(entries: ReadonlyMap<string, T>): T[] {
  return [...entries].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, entry]) => entry);
}

/** All but what the overlay tells. */
const wordsOf = (products: readonly ProductSource[]): string =>
  JSON.stringify(products.map(({ price: _p, listPrice: _l, stock: _s, ...words }) => words));
