import type { Graph } from '#commerce/advice/graph-schema.ts';
import { readNeeds } from '#commerce/advice/read-needs.ts';
import { createWordFinder } from '#commerce/advice/word-finder.ts';

/** Which needs may be mined, and how a message is read for them. */
export interface MinableNeeds {
  /** Of `dimension=value` tags, those that may be mined. */
  keep: (tags: readonly string[]) => string[];
  inText: (text: string) => string[];
}

/**
 * Needs that the ranking works with. Health, age and whatever else the graph marks as sensitive is never mined, not even where
 * a file has it; nor is the kind of product, which says what was asked for and not who asks.
 */
export function minableNeeds(graph: Graph): MinableNeeds {
  const allowed = new Set(
    graph.dimensions
      .filter(({ sensitive, required, kind }) => !sensitive && !required && (kind === 'one' || kind === 'many'))
      .flatMap(({ key, values }) => values.map(({ id }) => `${key}=${id}`)),
  );
  const find = createWordFinder(graph);
  const keep = (tags: readonly string[]): string[] => [...new Set(tags)].filter((tag) => allowed.has(tag));
  return {
    keep,
    inText: (text) => {
      if (text === '') return [];
      const { wants } = readNeeds(graph, find, text, []);
      return keep(Object.entries(wants).flatMap(([key, values]) => values.map((value) => `${key}=${value}`)));
    },
  };
}
