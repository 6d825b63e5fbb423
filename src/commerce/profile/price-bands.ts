import { BUDGETS, type Budget } from './evidence.ts';
import type { TasteProduct } from './taste-goods.ts';

/** A category with fewer prices than this has no cheap and dear. */
const LEAST_PRICES = 3;

/** Tells where a price stands among those of its category; null where that says nothing. */
export type PriceBand = (category: string, price: number) => Budget | null;

/**
 * Bands by mid-rank: the share of the category's prices below, with half of those that are equal.
 * @param limits Shares in [0, 1]: up to `saving` it is cheap, from `generous` on dear.
 */
export function priceBands(products: Iterable<TasteProduct>, limits: { saving: number; generous: number }): PriceBand {
  const prices = new Map<string, number[]>();
  for (const { category, price } of products) {
    const all = prices.get(category);
    if (all) all.push(price);
    else prices.set(category, [price]);
  }
  return (category, price) => {
    const all = prices.get(category) ?? [];
    if (all.length < LEAST_PRICES || all.every((other) => other === all[0])) return null;
    const below = all.filter((other) => other < price).length;
    const equal = all.filter((other) => other === price).length;
    const rank = (below + equal / 2) / all.length;
    const [saving, middle, generous] = BUDGETS;
    return rank <= limits.saving ? saving : rank >= limits.generous ? generous : middle;
  };
}
