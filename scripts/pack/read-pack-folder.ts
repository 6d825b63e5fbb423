import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Locale } from '#core/locale.ts';
import { buildLocaleIndex } from '#knowledge/locale-index.ts';
import { LocaleSearch } from '#knowledge/locale-search.ts';
import { chunkSchema, type Lexicon, manifestSchema, type PackChunk } from '#knowledge/pack-schema.ts';
import { compilePack } from './compile-pack.ts';

/** A pack on disk, ready to be searched. */
export interface PackFolder {
  locales: readonly Locale[];
  chunks: readonly PackChunk[];
  /** Search of one language, built when it is first asked for. */
  search(locale: Locale): LocaleSearch;
}

/**
 * Reads a built pack or compiles a source folder. A built pack's chunks are held against their hashes; its signature is
 * not, for want of a key.
 */
export function readPackFolder(dir: string): PackFolder {
  const { locales, chunks } = existsSync(join(dir, 'manifest.json')) ? readBuiltPack(dir) : compiled(dir);
  const searches = new Map<Locale, LocaleSearch>();
  return {
    locales,
    chunks,
    search(locale) {
      const known = searches.get(locale);
      if (known !== undefined) return known;
      const search = new LocaleSearch(indexNow(chunks, locale));
      searches.set(locale, search);
      return search;
    },
  };
}

function compiled(dir: string): { locales: readonly Locale[]; chunks: readonly PackChunk[] } {
  if (!existsSync(join(dir, 'pack.yaml'))) throw new Error(`${dir} has neither manifest.json nor pack.yaml`);
  return compilePack(dir);
}

function readBuiltPack(dir: string): { locales: readonly Locale[]; chunks: readonly PackChunk[] } {
  const manifest = v.parse(manifestSchema, JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')));
  const chunks = manifest.chunks.map(({ file, sha256 }) => {
    const bytes = readFileSync(join(dir, file));
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Error(`${join(dir, file)}: wrong hash`);
    return v.parse(chunkSchema, JSON.parse(bytes.toString('utf8')));
  });
  return { locales: manifest.locales, chunks };
}

function indexNow(chunks: readonly PackChunk[], locale: Locale) {
  const lexicon: Lexicon | undefined = chunks.find((chunk) => chunk.kind === 'lexicon')?.items;
  const building = buildLocaleIndex(
    chunks.filter((chunk) => chunk.locale === locale),
    lexicon ?? { synonyms: [], terms: {} },
  );
  let step = building.next();
  while (step.done !== true) step = building.next();
  return step.value;
}
