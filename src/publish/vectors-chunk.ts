import { concatBytes } from '@noble/hashes/utils.js';
import type { Locale } from '#core/locale.ts';
import { encodeBase64 } from '#knowledge/encode-base64.ts';
import type { EntryVectors, PackChunk } from '#knowledge/pack-schema.ts';
import { quantise } from '#knowledge/query-vector.ts';
import { documentsOf, type SearchDocument } from '#knowledge/search-document.ts';
import type { SentenceEncoder } from './sentence-encoder.ts';

/** So many vectors of one language a phone compares with a query within its time. */
const MOST_VECTORS = 100_000;
/** So many of an entry's vectors the schema takes. */
const MOST_OF_ENTRY = 41;

/** The `vectors` chunk of each language that has entries. The same entries give the same bytes. */
export async function vectorsChunks(
  chunks: readonly PackChunk[],
  locales: readonly Locale[],
  encoder: SentenceEncoder,
): Promise<PackChunk[]> {
  const made: PackChunk[] = [];
  for (const locale of locales) {
    const documents = chunks.filter((chunk) => chunk.locale === locale).flatMap(documentsOf);
    if (documents.length === 0) continue;
    made.push({ kind: 'vectors', locale, items: await entryVectors(documents, encoder) });
  }
  return made;
}

async function entryVectors(documents: readonly SearchDocument[], encoder: SentenceEncoder): Promise<EntryVectors> {
  const most = Math.max(1, Math.min(MOST_OF_ENTRY, Math.floor(MOST_VECTORS / documents.length)));
  const entries: EntryVectors['entries'] = [];
  const values: Int8Array[] = [];
  for (const document of documents) {
    const vectors = atMost(most, await encoder.embed(embeddedTextsOf(document)));
    entries.push({ kind: document.source.kind, id: document.id, count: vectors.length });
    values.push(...vectors.map(quantise));
  }
  const bytes = concatBytes(...values.map((vector) => new Uint8Array(vector.buffer)));
  return { dimensions: values[0]?.length ?? 0, entries, values: encodeBase64(bytes) };
}

/**
 * What an entry is found by in meaning: how it is asked for, and for goods what they are. No price and no stock: these
 * change daily and would make new vectors each time.
 */
export function embeddedTextsOf({ source }: SearchDocument): string[] {
  switch (source.kind) {
    case 'answer':
      return [source.value.title, ...source.value.questions];
    case 'policy':
      return [`${source.value.title} ${source.value.section}`];
    case 'promotion':
      return [source.value.title];
    case 'product': {
      const { name, aliases = [], category, summary } = source.value;
      return [name, ...aliases, `${category} ${name} ${summary}`];
    }
  }
}

/** The first vectors, and one in the middle of those for which there is no room. */
function atMost(most: number, vectors: readonly Float32Array[]): Float32Array[] {
  if (vectors.length <= most) return [...vectors];
  const rest = vectors.slice(most - 1);
  const middle = new Float32Array(rest[0]?.length ?? 0);
  for (const vector of rest) for (const [at, value] of vector.entries()) middle[at] = (middle[at] ?? 0) + value;
  return [...vectors.slice(0, most - 1), middle];
}
