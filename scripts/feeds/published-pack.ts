import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import {
  chunkSchema,
  manifestSchema,
  type PackChunk,
  type PackManifest,
  type Product,
  type Promotion,
} from '#knowledge/pack-schema.ts';
import { canonicalJson } from '#publish/canonical-json.ts';
import { assembleFolder } from '#scripts/pack/build-pack.ts';

/** What a published pack tells of goods: prices and dates are the same in all its languages. */
export interface PublishedPack {
  manifest: PackManifest;
  products: Map<string, Product>;
  promotions: Map<string, Promotion>;
  /** `manifest.json` as it was read. */
  text: string;
  /** All that it says but prices and stock, to be compared. */
  words: string;
}

/** Reads a built pack's goods; null where there is none, or not a whole one. */
export async function readPublishedPack(outDir: string): Promise<PublishedPack | null> {
  const text = manifestText(outDir);
  if (text === null) return null;
  try {
    const manifest = v.parse(manifestSchema, JSON.parse(text));
    const products = new Map<string, Product>();
    const promotions = new Map<string, Promotion>();
    const goods: PackChunk[] = [];
    for (const { kind, file: name } of manifest.chunks) {
      if (!existsSync(join(outDir, name))) return null;
      if (kind !== 'products' && kind !== 'promotions') continue;
      const chunk = v.parse(chunkSchema, JSON.parse(await readFile(join(outDir, name), 'utf8')));
      if (chunk.kind === 'products') goods.push(chunk);
      if (chunk.kind === 'products') for (const item of chunk.items) products.set(item.sku, item);
      if (chunk.kind === 'promotions') for (const item of chunk.items) promotions.set(item.id, item);
    }
    return { manifest, products, promotions, text, words: wordsOf(manifest, goods) };
  } catch {
    // Half a file, or one that was deleted meanwhile: it is built anew.
    return null;
  }
}

/** Whether another pack lies there than the one that was read: one that was built by hand meanwhile. */
export const isReplaced = (pack: PublishedPack, outDir: string): boolean => manifestText(outDir) !== pack.text;

/** Whether a pack built of this source would say something else, beside prices and stock. Rejects as `assembleFolder`. */
export async function differsInWords(pack: PublishedPack, sourceDir: string): Promise<boolean> {
  const { manifest, chunks } = await assembleFolder({ sourceDir, encoder: null });
  return (
    wordsOf(
      manifest,
      chunks.map(({ chunk }) => chunk),
    ) !== pack.words
  );
}

function manifestText(outDir: string): string | null {
  const file = join(outDir, 'manifest.json');
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** Products without what the overlay tells, all else by its hash. Vectors follow from words. */
function wordsOf({ shop, name, locales, partly = [], chunks }: PackManifest, all: readonly PackChunk[]): string {
  const others = chunks.filter(({ kind }) => kind !== 'products' && kind !== 'vectors');
  const products = all.flatMap((chunk) =>
    chunk.kind === 'products'
      ? [[chunk.locale, chunk.items.map(({ price: _p, listPrice: _l, stock: _s, ...words }) => words)] as const]
      : [],
  );
  // Files of goods are ordered by their hashes, which prices are in.
  const byLocale = Object.fromEntries(products);
  return canonicalJson({ shop, name, locales, partly, others: others.map(({ sha256 }) => sha256).sort(), byLocale });
}
