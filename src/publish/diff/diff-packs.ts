import type { PackChunk } from '#knowledge/pack-schema.ts';
import { isRecord } from './changed-fields.ts';
import { diffEntries, type EntryChange } from './diff-sources.ts';

/**
 * What a device would find different between two built packs: for a pack that was published elsewhere, whose sources are not
 * known. `file` is the chunk, as `answers.en`. Vectors follow from words and are left out.
 */
export function diffPacks(before: readonly PackChunk[], after: readonly PackChunk[]): EntryChange[] {
  const [old, now] = [before, after].map((chunks) => new Map(chunks.map((chunk) => [nameOf(chunk), entriesOf(chunk)])));
  if (!old || !now) return [];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((name) => !name.startsWith('vectors'))
    .flatMap((name) => diffEntries(name, old.get(name) ?? new Map(), now.get(name) ?? new Map()));
}

function nameOf({ kind, locale }: PackChunk): string {
  return locale === null ? kind : `${kind}.${locale}`;
}

function entriesOf(chunk: PackChunk): Map<string, unknown> {
  const { items } = chunk;
  if (!Array.isArray(items)) return new Map(Object.entries(items));
  return new Map(
    items.map((item: unknown, at) => {
      const name = isRecord(item) ? (item.id ?? item.sku ?? item.text) : undefined;
      return [typeof name === 'string' ? name : `${at + 1}`, item];
    }),
  );
}
