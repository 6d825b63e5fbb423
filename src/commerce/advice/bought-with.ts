import type { Needs } from './needs.ts';
import type { PreparedGraph } from './prepare-graph.ts';

/** How strongly a product is bought by who has what this shopper has, or told the same. */
export interface BoughtWith {
  /** In [0, 1]; 0 where nothing was mined. */
  degree: number;
  /** What of theirs it is bought with most; null where it only follows from needs. */
  sku: string | null;
}

/** Of products with these needs bought by chance too, a rule's confidence tells its lift as well: 1 − 1 / lift of it is not chance. */
const beyondChance = (confidence: number, lift: number): number => confidence * (1 - 1 / Math.max(lift, 1));

/** What was mined of a product for this shopper, the strongest of it. */
export function boughtWith(
  { graph: { associations } }: PreparedGraph,
  { owned, wants }: Needs,
  sku: string,
): BoughtWith {
  let best: BoughtWith = { degree: 0, sku: null };
  if (associations === undefined || owned.skus.includes(sku)) return best;
  const raise = (degree: number, by: string | null): void => {
    if (degree > best.degree) best = { degree, sku: by };
  };
  for (const own of owned.skus) {
    const near = associations.neighbours[own]?.find((neighbour) => neighbour.sku === sku);
    if (near) raise(near.similarity, own);
  }
  for (const { given, needs, follows, confidence, lift } of associations.rules) {
    if (follows !== sku || !given.every((own) => owned.skus.includes(own))) continue;
    const told = Object.entries(needs).every(([key, values]) => values.every((value) => wants[key]?.includes(value)));
    if (told) raise(beyondChance(confidence, lift), given[0] ?? null);
  }
  return best;
}
