import type { Graph } from './graph-schema.ts';
import type { Said } from './read-needs.ts';

/** Dimensions of products that speak of the person, and outlive a change of subject. */
const OF_PERSON = new Set(['skin', 'undertone']);

/** Keys of what is of the person: it stays whatever is talked about. */
export function keysOfPerson({ dimensions }: Graph): Set<string> {
  return new Set(dimensions.filter(({ key, of }) => of === 'shopper' || OF_PERSON.has(key)).map(({ key }) => key));
}

/**
 * What of a message is true of the shopper beyond it: what they are, bear and use. The kind of product that a question on
 * something else mentions is no wish.
 */
export function tellsOfPerson(graph: Graph, said: Said): Said {
  const keys = keysOfPerson(graph);
  const ofPerson = (record: Said['wants'], ...further: string[]): Said['wants'] =>
    Object.fromEntries(Object.entries(record).filter(([key]) => keys.has(key) || further.includes(key)));
  return {
    ...said,
    wants: ofPerson(said.wants),
    avoids: ofPerson(said.avoids, 'ingredient'),
    budget: null,
    saving: false,
    relation: { cheaper: false, dearer: false, other: false },
    more: {},
    indifferent: false,
    answer: null,
  };
}
