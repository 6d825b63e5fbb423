import type { Taste } from '../profile/taste.ts';
import type { Graph } from './graph-schema.ts';

/** Values of the graph that the shopper-held profile speaks of; what the graph does not know, or may not infer, is left out. */
export function knownTaste({ dimensions, taste: keys }: Graph, taste: Taste | null): Record<string, string[]> {
  if (taste === null || keys === undefined) return {};
  const known: Record<string, string[]> = {};
  for (const [key, said] of [
    [keys.skin, taste.skin],
    [keys.style, taste.style],
  ] as const) {
    const dimension = dimensions.find((candidate) => candidate.key === key);
    const value = dimension?.values.find(
      ({ id, words, says }) => id === said || says.includes(said ?? '') || Object.values(words).includes(said ?? ''),
    );
    if (dimension && !dimension.sensitive && value) known[key] = [value.id];
  }
  return known;
}
