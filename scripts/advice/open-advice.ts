import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { type Graph, graphSchema } from '#commerce/advice/graph-schema.ts';
import type { ShopGoods } from '#commerce/specialist.ts';
import type { Locale } from '#core/locale.ts';
import { compileFolder } from '../pack/compile-folder.ts';

/** The product knowledge graph of a pack's source: the files of `advice/`, laid together. Throws with the path of a fault. */
export function openGraph(sourceDir: string): Graph {
  return v.parse(graphSchema, readGraphSource(sourceDir));
}

/** The same, not yet checked: lists of one name follow each other, records are laid together. */
export function readGraphSource(sourceDir: string): Record<string, unknown> {
  const folder = join(sourceDir, 'advice');
  const laid: Record<string, unknown> = {};
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()) {
    const content: Record<string, unknown> = parse(readFileSync(join(folder, file), 'utf8'));
    for (const [key, value] of Object.entries(content)) laid[key] = layTogether(laid[key], value);
  }
  return laid;
}

/** The shop's products and promotions in one language. */
export function openGoods(sourceDir: string, locale: Locale): ShopGoods {
  const { chunks } = compileFolder(sourceDir);
  const products = chunks.flatMap((chunk) => (chunk.kind === 'products' && chunk.locale === locale ? chunk.items : []));
  const promotions = chunks.flatMap((chunk) =>
    chunk.kind === 'promotions' && chunk.locale === locale ? chunk.items : [],
  );
  return { products, promotions };
}

function layTogether(below: unknown, value: unknown): unknown {
  if (below === undefined) return value;
  if (Array.isArray(below) && Array.isArray(value)) return [...below, ...value];
  return { ...(below as object), ...(value as object) };
}
