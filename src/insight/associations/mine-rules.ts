import { fisherTail } from '../mine/fisher-tail.ts';
import { both, countOf, type ShopperSet, type ShopperSets } from './shopper-sets.ts';

/** Of those who have all of `given`, the share that bought `follows` too. */
export interface MinedRule {
  /** Needs and SKUs, in order of their names. */
  given: string[];
  follows: string;
  confidence: number;
  /** Confidence against the share of all shoppers that bought `follows`. */
  lift: number;
  /** Shoppers with all of it. */
  shoppers: number;
}

export interface MiningLimits {
  /** A rule or a pair that fewer shoppers bear out is not told: it might be about a person. */
  leastShoppers: number;
  leastConfidence: number;
  leastLift: number;
  /** Chance that pure noise makes any rule at all. */
  falseAlarm: number;
}

/** Below this no merchant may set the least number of shoppers. */
export const PRIVACY_FLOOR = 5;
export const USUAL_LIMITS: MiningLimits = {
  leastShoppers: 10,
  leastConfidence: 0.15,
  leastLift: 1.5,
  falseAlarm: 0.01,
};

interface Given {
  items: string[];
  set: ShopperSet;
  count: number;
}

/**
 * Association rules with one or two conditions, found by the candidates of Apriori (R. Agrawal and R. Srikant, "Fast
 * Algorithms for Mining Association Rules", 1994): a pair is looked at only where each half is often enough.
 *
 * So that noise makes no rules, each passes Fisher's exact test with the chance divided by the number of tests made
 * (Bonferroni). A rule of two conditions has to be productive as well (G. I. Webb, "Discovering Significant Patterns", 2007):
 * each condition must add to the other by the same test, or the shorter rule says it all.
 */
export function mineRules(sets: ShopperSets, limits: MiningLimits): MinedRule[] {
  const { skus, shoppers } = sets;
  const single = [...sets.needs, ...skus].map((item) => givenOf([item], sets.of.get(item) as ShopperSet));
  const given = [...single, ...pairsOf(single, sets, limits.leastShoppers)];
  const thenOf = new Map(skus.map((sku) => [sku, givenOf([sku], sets.of.get(sku) as ShopperSet)]));
  const tests = given.reduce(
    (sum, { items }) => sum + skus.length - items.filter((item) => thenOf.has(item)).length,
    0,
  );
  const chance = limits.falseAlarm / Math.max(1, tests);
  const isBorneOut = (among: number, left: number, right: number, joint: number): boolean =>
    fisherTail(among, left, right, joint) <= chance;

  const rules: MinedRule[] = [];
  for (const { items, set, count } of given) {
    for (const [follows, { set: thenSet, count: thenCount }] of thenOf) {
      if (items.includes(follows)) continue;
      const joint = countOf(both(set, thenSet));
      const confidence = joint / count;
      const lift = (confidence * shoppers) / thenCount;
      if (joint < limits.leastShoppers || confidence < limits.leastConfidence || lift < limits.leastLift) continue;
      if (!isBorneOut(shoppers, count, thenCount, joint)) continue;
      const isProductive =
        items.length === 1 ||
        items.every((item) => {
          const alone = sets.of.get(item) as ShopperSet;
          return isBorneOut(countOf(alone), count, countOf(both(alone, thenSet)), joint);
        });
      if (isProductive) rules.push({ given: items, follows, confidence, lift, shoppers: joint });
    }
  }
  const name = ({ given: items, follows }: MinedRule): string => [...items, follows].join(' ');
  return rules.sort((left, right) => right.lift - left.lift || (name(left) < name(right) ? -1 : 1));
}

const givenOf = (items: string[], set: ShopperSet): Given => ({ items, set, count: countOf(set) });

/** Two needs, or a need and a product: what was bought with two products follows from either. */
function pairsOf(single: readonly Given[], { skus }: ShopperSets, least: number): Given[] {
  const products = new Set(skus);
  return single.flatMap((left, at) =>
    single.slice(at + 1).flatMap((right) => {
      const items = [...left.items, ...right.items].sort();
      if (items.every((item) => products.has(item)) || sharesDimension(items)) return [];
      const pair = givenOf(items, both(left.set, right.set));
      return pair.count >= least ? [pair] : [];
    }),
  );
}

/** Two values of one dimension are corrections of each other as often as both. */
function sharesDimension([left = '', right = '']: readonly string[]): boolean {
  return left.includes('=') && left.split('=')[0] === right.split('=')[0];
}
