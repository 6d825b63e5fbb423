import type { Graph } from '#commerce/advice/graph-schema.ts';
import type { ShopperHistory } from './history.ts';
import { mineNeighbours } from './mine-neighbours.ts';
import { type MinedRule, type MiningLimits, mineRules } from './mine-rules.ts';
import { shopperSets } from './shopper-sets.ts';

export type Associations = NonNullable<Graph['associations']>;

/** Rules and neighbours in the form of the pack's `advice` chunk, figures to two places. */
export function mineAssociations(histories: readonly ShopperHistory[], limits: MiningLimits): Associations {
  const sets = shopperSets(histories, limits.leastShoppers);
  return {
    rules: mineRules(sets, limits).map(ruleOf),
    neighbours: Object.fromEntries(
      Object.entries(mineNeighbours(sets, limits)).map(([sku, list]) => [
        sku,
        list.map((near) => ({ sku: near.sku, similarity: twoPlaces(near.similarity) })),
      ]),
    ),
  };
}

function ruleOf({ given, follows, confidence, lift }: MinedRule): Associations['rules'][number] {
  const needs: Record<string, string[]> = {};
  for (const [key = '', value = ''] of given.filter((item) => item.includes('=')).map((item) => item.split('='))) {
    needs[key] = [...(needs[key] ?? []), value];
  }
  return {
    given: given.filter((item) => !item.includes('=')),
    needs,
    follows,
    confidence: twoPlaces(confidence),
    lift: twoPlaces(lift),
  };
}

const twoPlaces = (figure: number): number => Math.round(figure * 100) / 100;
