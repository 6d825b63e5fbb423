import type { ShopperHistory } from './history.ts';

/** A set of shoppers, by number: one bit each. */
export type ShopperSet = Uint32Array;

/** Which shoppers have what: the vertical layout of Zaki's Eclat (2000), where a count is an intersection. */
export interface ShopperSets {
  shoppers: number;
  /** SKUs and needs in order of their names. */
  needs: string[];
  skus: string[];
  of: ReadonlyMap<string, ShopperSet>;
}

/** What fewer than `least` shoppers have is left out: nothing is ever counted of it. */
export function shopperSets(histories: readonly ShopperHistory[], least: number): ShopperSets {
  const sets = new Map<string, ShopperSet>();
  const mark = (item: string, shopper: number): void => {
    const set = sets.get(item) ?? new Uint32Array(Math.ceil(histories.length / 32));
    sets.set(item, set);
    set[shopper >>> 5] = (set[shopper >>> 5] ?? 0) | (1 << (shopper & 31));
  };
  const needs = new Set<string>();
  const skus = new Set<string>();
  for (const [shopper, history] of histories.entries()) {
    for (const need of history.needs) {
      needs.add(need);
      mark(need, shopper);
    }
    for (const sku of history.bought) {
      skus.add(sku);
      mark(sku, shopper);
    }
  }
  const often = (items: ReadonlySet<string>): string[] =>
    [...items].filter((item) => countOf(sets.get(item) as ShopperSet) >= least).sort();
  return { shoppers: histories.length, needs: often(needs), skus: often(skus), of: sets };
}

export function countOf(set: ShopperSet): number {
  let count = 0;
  for (let bits of set) {
    bits -= (bits >>> 1) & 0x55555555;
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
    count += Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

export function both(left: ShopperSet, right: ShopperSet): ShopperSet {
  return left.map((bits, at) => bits & (right[at] ?? 0));
}
