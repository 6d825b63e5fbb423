import * as v from 'valibot';
import type { FeedFault } from './feed-item.ts';

/** One item by its schema; undefined after its faults were noted: the others of the feed are not lost by it. */
export function checkItem<S extends v.GenericSchema>(
  schema: S,
  raw: unknown,
  item: string,
  faults: FeedFault[],
): v.InferOutput<S> | undefined {
  const result = v.safeParse(schema, raw);
  if (result.success) return result.output;
  for (const issue of result.issues) {
    faults.push({
      item,
      path: v.getDotPath(issue) ?? '',
      message: issue.received === 'undefined' ? 'is missing' : issue.message,
    });
  }
  return undefined;
}

/** Drops what has an id that came before: which of the two is right nobody can tell, and the first is what was there. */
export function withoutRepeats<T>(items: readonly T[], idOf: (item: T) => string, faults: FeedFault[]): T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const id = idOf(item);
    if (seen.has(id)) faults.push({ item: id, path: '', message: 'came before in this feed' });
    return !seen.has(id) && seen.add(id);
  });
}
