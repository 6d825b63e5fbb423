import { fisherTail } from '../mine/fisher-tail.ts';
import type { MiningLimits } from './mine-rules.ts';
import { both, countOf, type ShopperSet, type ShopperSets } from './shopper-sets.ts';

export interface Neighbour {
  sku: string;
  /** In [0, 1]. */
  similarity: number;
}

/** Pairs of few buyers are taken down as if so many more had bought only one of them. */
const SHRINKAGE = 10;
const MOST_NEIGHBOURS = 6;

/**
 * The products most alike in who buys them: the cosine of their sets of shoppers (B. Sarwar et al., "Item-Based Collaborative
 * Filtering Recommendation Algorithms", 2001), shrunk by n / (n + λ) for pairs that few bought (R. Bell and Y. Koren, 2007).
 * A pair has to pass the same test as a rule: two best sellers are not alike for being best sellers.
 */
export function mineNeighbours({ skus, of, shoppers }: ShopperSets, limits: MiningLimits): Record<string, Neighbour[]> {
  const setOf = (sku: string): ShopperSet => of.get(sku) as ShopperSet;
  const counts = new Map(skus.map((sku) => [sku, countOf(setOf(sku))]));
  const chance = limits.falseAlarm / Math.max(1, (skus.length * (skus.length - 1)) / 2);
  const near = new Map<string, Neighbour[]>(skus.map((sku) => [sku, []]));
  for (const [at, left] of skus.entries()) {
    for (const right of skus.slice(at + 1)) {
      const joint = countOf(both(setOf(left), setOf(right)));
      const [leftCount = 0, rightCount = 0] = [counts.get(left), counts.get(right)];
      if (joint < limits.leastShoppers || (joint * shoppers) / (leftCount * rightCount) < limits.leastLift) continue;
      if (fisherTail(shoppers, leftCount, rightCount, joint) > chance) continue;
      const similarity = (joint / Math.sqrt(leftCount * rightCount)) * (joint / (joint + SHRINKAGE));
      near.get(left)?.push({ sku: right, similarity });
      near.get(right)?.push({ sku: left, similarity });
    }
  }
  const sorted = [...near].filter(([, list]) => list.length > 0).map(([sku, list]) => [sku, bestOf(list)] as const);
  return Object.fromEntries(sorted);
}

const bestOf = (list: readonly Neighbour[]): Neighbour[] =>
  list
    .toSorted((left, right) => right.similarity - left.similarity || (left.sku < right.sku ? -1 : 1))
    .slice(0, MOST_NEIGHBOURS);
