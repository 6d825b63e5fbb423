import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse, stringify } from 'yaml';
import type { Locale } from '#core/locale.ts';
import {
  attributesSource,
  type ProductSource,
  type PromotionSource,
  packSource,
  productSource,
  promotionSource,
} from '#publish/source-schema.ts';

/** What feeds write in a pack's source; every other file is a person's. */
export const FEED_PRODUCTS = 'products/feed.yaml';
export const FEED_PROMOTIONS = 'promotions-feed.yaml';

/** A pack's source, as far as feeds are concerned. */
export interface SourceFolder {
  dir: string;
  locales: Locale[];
  /** Keys of `attributes.yaml`. */
  attributes: ReadonlySet<string>;
  /** SKU → file, of products that a person wrote. */
  written: ReadonlyMap<string, string>;
  /** Ids of promotions that a person wrote. */
  writtenPromotions: ReadonlySet<string>;
  products: ProductSource[];
  promotions: PromotionSource[];
}

const byId = v.array(v.looseObject({ id: v.string() }));
const bySku = v.array(v.looseObject({ sku: v.string() }));

/** Reads a source folder. Throws where a file that is needed is missing or not what it should be. */
export function readSourceFolder(dir: string): SourceFolder {
  const read = <S extends v.GenericSchema>(file: string, schema: S): v.InferOutput<S> | undefined =>
    existsSync(join(dir, file)) ? v.parse(schema, parse(readFileSync(join(dir, file), 'utf8'))) : undefined;
  const pack = read('pack.yaml', packSource);
  if (pack === undefined) throw new Error(`${dir} has no pack.yaml`);
  const folder = join(dir, 'products');
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : [];
  const others = files.map((name) => `products/${name}`).filter((file) => file !== FEED_PRODUCTS);
  return {
    dir,
    locales: pack.locales,
    attributes: new Set(Object.keys(read('attributes.yaml', attributesSource) ?? {})),
    written: new Map(others.flatMap((file) => (read(file, bySku) ?? []).map(({ sku }) => [sku, file] as const))),
    writtenPromotions: new Set((read('promotions.yaml', byId) ?? []).map(({ id }) => id)),
    products: read(FEED_PRODUCTS, v.array(productSource)) ?? [],
    promotions: read(FEED_PROMOTIONS, v.array(promotionSource)) ?? [],
  };
}

/** Writes a list for people to diff: in a stable order, whole or not at all, and only where it says something else. */
export function writeList(dir: string, file: string, entries: readonly object[]): boolean {
  const path = join(dir, file);
  const head = '# Written by `npm run feed` and `npm run watch`: what is changed here by hand is lost.\n';
  const text = `${head}${entries.map((entry) => `\n${stringify([entry], { lineWidth: 0, singleQuote: true })}`).join('')}${entries.length === 0 ? '[]\n' : ''}`;
  if (existsSync(path) ? readFileSync(path, 'utf8') === text : entries.length === 0) return false;
  writeFileSync(`${path}.part`, text);
  renameSync(`${path}.part`, path);
  return true;
}
