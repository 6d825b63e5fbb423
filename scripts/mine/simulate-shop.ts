import type { Bought, Told } from '#insight/associations/history.ts';
import { createRandom } from '#replay/customers/random.ts';
import type { PlantedTaste } from './planted-tastes.ts';

/** A made-up history of a shop. */
export interface SimulatedHistory {
  bought: Bought[];
  told: Told[];
}

export interface SimulatedShop {
  /** What there is to buy, in any order: how well a product sells follows from the seed. */
  skus: readonly string[];
  planted: readonly PlantedTaste[];
  shoppers: number;
  seed: number;
}

/** Shares of a shop's shoppers; a guess. */
const SKINS = [
  { need: 'skin=oily', weight: 3 },
  { need: 'skin=combination-oily', weight: 2 },
  { need: 'skin=combination-dry', weight: 2 },
  { need: 'skin=dry', weight: 2 },
  { need: 'skin=normal', weight: 1 },
];
const CONCERNS = ['blackheads', 'brightening', 'wrinkles', 'hydration', 'acne', 'soothing', 'oil-control', 'marks'];
const SENSITIVE = 0.35;
/** Most shoppers never chat: what they need is not known. */
const CHATS = 0.6;
const MOST_BY_CHANCE = 4;

/**
 * A history with planted tastes, the same from the same seed. Besides what the tastes lead to, everyone buys up to four things
 * by chance, and best sellers more than others (the weight of the r-th is 1 / r): this is the noise that rules have to stand out from.
 */
export function simulateShop({ skus, planted, shoppers, seed }: SimulatedShop): SimulatedHistory {
  const random = createRandom(seed);
  const shelf = skus
    .toSorted()
    .map((sku) => ({ sku, place: random.next() }))
    .sort((left, right) => left.place - right.place)
    .map(({ sku }, rank) => ({ sku, weight: 1 / (rank + 1) }));
  const history: SimulatedHistory = { bought: [], told: [] };
  for (let number = 0; number < shoppers; number++) {
    const shopper = `s${number}`;
    const needs = new Set([random.weighed(SKINS).need]);
    if (random.chance(SENSITIVE)) needs.add('sensitivity=sensitive');
    for (const concern of CONCERNS) if (random.chance(1.5 / CONCERNS.length)) needs.add(`concern=${concern}`);
    const bought = new Set<string>();
    const byChance = 1 + Math.floor(random.next() * MOST_BY_CHANCE);
    for (let at = 0; at < byChance; at++) bought.add(random.weighed(shelf).sku);
    for (const taste of planted) {
      const leads = taste.needs.every((need) => needs.has(need)) && (taste.with === null || bought.has(taste.with));
      if (leads && random.chance(taste.chance)) bought.add(taste.follows);
    }
    history.bought.push(...[...bought].map((sku) => ({ shopper, sku })));
    if (random.chance(CHATS)) history.told.push({ shopper, needs: [...needs] });
  }
  return history;
}
