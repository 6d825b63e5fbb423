import { encodeBase64 } from '../encode-base64.ts';
import type { EntryVectors } from '../pack-schema.ts';
import { quantise } from '../query-vector.ts';
import type { SearchDocument } from '../search-document.ts';

/** The entries' vectors as a pack has them; `vectors[n]` are those of the n-th entry. */
export function vectorsOf(
  documents: readonly SearchDocument[],
  vectors: readonly (readonly (readonly number[])[])[],
): EntryVectors {
  const bytes = vectors.flat().flatMap((values) => [...new Uint8Array(quantise(values).buffer)]);
  return {
    dimensions: vectors[0]?.[0]?.length ?? 1,
    entries: documents.map(({ source, id }, at) => ({ kind: source.kind, id, count: vectors[at]?.length ?? 1 })),
    values: encodeBase64(Uint8Array.from(bytes)),
  };
}
