import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bought, historiesOf, type Told } from '#insight/associations/history.ts';
import { type Associations, mineAssociations } from '#insight/associations/mine-associations.ts';
import { USUAL_LIMITS } from '#insight/associations/mine-rules.ts';
import { openGoods } from '../advice/open-advice.ts';
import { PLANTED_TASTES, type PlantedTaste } from './planted-tastes.ts';
import { simulateShop } from './simulate-shop.ts';

const SKUS = openGoods('examples/packs/beauty', 'en').products.map(({ sku }) => sku);

const mined = (bought: readonly Bought[], told: readonly Told[]): Associations =>
  mineAssociations(historiesOf(bought, told), USUAL_LIMITS);

function minedFrom(seed: number, planted: readonly PlantedTaste[], shoppers: number): Associations {
  const { bought, told } = simulateShop({ skus: SKUS, planted, shoppers, seed });
  return mined(bought, told);
}

const conditionsOf = ({ given, needs }: Associations['rules'][number]): string[] =>
  [...given, ...Object.entries(needs).flatMap(([key, values]) => values.map((value) => `${key}=${value}`))].sort();

describe('mining', () => {
  it.each([1, 2, 3])('finds planted tastes again (seed %i)', (seed) => {
    const { rules, neighbours } = minedFrom(seed, PLANTED_TASTES, 4000);
    const known = new Set(rules.map((rule) => [...conditionsOf(rule), rule.follows].join(' ')));
    const found = PLANTED_TASTES.filter(({ needs, with: bought, follows }) =>
      known.has([...[...needs, ...(bought === null ? [] : [bought])].sort(), follows].join(' ')),
    );
    expect(found.length / PLANTED_TASTES.length).toBeGreaterThanOrEqual(0.9);
    const pairs = PLANTED_TASTES.flatMap(({ with: bought, follows }) =>
      bought === null ? [] : [[bought, follows] as const],
    );
    const near = pairs.filter(([bought, follows]) => neighbours[bought]?.some(({ sku }) => sku === follows));
    expect(near.length / pairs.length).toBeGreaterThanOrEqual(0.8);
  });

  it('tells of nothing that no taste has to do with', () => {
    const planted = new Set(
      PLANTED_TASTES.flatMap(({ needs, with: bought, follows }) => [...needs, bought ?? follows, follows]),
    );
    const { rules } = minedFrom(4, PLANTED_TASTES, 4000);
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.filter((rule) => ![...conditionsOf(rule), rule.follows].every((item) => planted.has(item)))).toEqual(
      [],
    );
  });

  it('makes no rules and no neighbours of noise', () => {
    const made = Array.from({ length: 20 }, (_, seed) => minedFrom(seed, [], 1500));
    expect(made.flatMap(({ rules }) => rules)).toEqual([]);
    expect(made.flatMap(({ neighbours }) => Object.keys(neighbours))).toEqual([]);
  });

  it('does not depend on the order of the rows or on the pseudonyms', () => {
    const { bought, told } = simulateShop({ skus: SKUS, planted: PLANTED_TASTES, shoppers: 600, seed: 5 });
    const before = mined(bought, told);
    expect(before.rules.length).toBeGreaterThan(0);
    const shuffled = <T>(rows: readonly T[]): fc.Arbitrary<T[]> =>
      fc.shuffledSubarray([...rows], { minLength: rows.length, maxLength: rows.length });
    fc.assert(
      fc.property(shuffled(bought), shuffled(told), fc.string({ minLength: 1 }), (orders, chats, salt) => {
        const renamed = <T extends { shopper: string }>(row: T): T => ({ ...row, shopper: `${row.shopper}${salt}` });
        expect(mined(orders.map(renamed), chats.map(renamed))).toEqual(before);
      }),
      { numRuns: 10 },
    );
  });

  it('tells of nothing that fewer shoppers bear out than the least number', () => {
    const buyers = (count: number): Bought[] =>
      Array.from({ length: count }, (_, at) => `s${at}`).flatMap((shopper) => [
        { shopper, sku: 'BT-A' },
        { shopper, sku: 'BT-B' },
      ]);
    const others = Array.from({ length: 1000 }, (_, at) => ({ shopper: `other${at}`, sku: `BT-${at % 10}` }));
    const few = mined([...buyers(USUAL_LIMITS.leastShoppers - 1), ...others], []);
    expect(few).toEqual({ rules: [], neighbours: {} });
    const enough = mined([...buyers(USUAL_LIMITS.leastShoppers), ...others], []);
    expect(enough.rules.map(({ given, follows }) => [given, follows])).toEqual([
      [['BT-A'], 'BT-B'],
      [['BT-B'], 'BT-A'],
    ]);
  });

  it('keeps a rule of two conditions only where each adds to the other', () => {
    const { rules } = minedFrom(6, PLANTED_TASTES, 4000);
    const toner = rules
      .filter(({ follows, given }) => follows === 'BT-TON-001' && given.length === 0)
      .map(conditionsOf);
    expect(toner).toContainEqual(['sensitivity=sensitive', 'skin=oily']);
    expect(rules.map(conditionsOf)).not.toContainEqual(['sensitivity=sensitive', 'skin=dry']);
  });
});
