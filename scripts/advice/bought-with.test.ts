import { describe, expect, it } from 'vitest';
import { boughtWith } from '#commerce/advice/bought-with.ts';
import type { Graph } from '#commerce/advice/graph-schema.ts';
import { type Needs, NO_NEEDS } from '#commerce/advice/needs.ts';
import { type PreparedGraph, prepareGraph } from '#commerce/advice/prepare-graph.ts';
import { rankProducts } from '#commerce/advice/rank-products.ts';
import { openGoods, openGraph } from './open-advice.ts';

const { associations: _, ...graph } = openGraph('examples/packs/beauty');
const { products } = openGoods('examples/packs/beauty', 'en');
const preparedWith = (associations: Graph['associations']): PreparedGraph =>
  prepareGraph({ ...graph, ...(associations && { associations }) }, products);
const owning = (...skus: string[]): Needs => ({ ...NO_NEEDS, owned: { skus, ingredients: [] } });

const prepared = preparedWith({
  rules: [
    { given: ['BT-BAS-001'], needs: {}, follows: 'BT-TOL-001', confidence: 0.5, lift: 2 },
    {
      given: [],
      needs: { skin: ['oily'], sensitivity: ['sensitive'] },
      follows: 'BT-TON-003',
      confidence: 0.8,
      lift: 4,
    },
  ],
  neighbours: {
    'BT-BAS-001': [
      { sku: 'BT-TOL-001', similarity: 0.4 },
      { sku: 'BT-BAS-006', similarity: 0.3 },
    ],
  },
});

describe('what is bought with what', () => {
  it('takes the strongest of neighbours and rules, a rule without what chance makes of it', () => {
    expect(boughtWith(prepared, owning('BT-BAS-001'), 'BT-TOL-001')).toEqual({ degree: 0.4, sku: 'BT-BAS-001' });
    expect(boughtWith(prepared, owning('BT-BAS-001'), 'BT-BAS-006')).toEqual({ degree: 0.3, sku: 'BT-BAS-001' });
    expect(boughtWith(prepared, owning('BT-TOL-002'), 'BT-TOL-001').degree).toBe(0);
  });

  it('follows needs only where all of them were told', () => {
    const told = (wants: Needs['wants']): Needs => ({ ...NO_NEEDS, wants });
    expect(boughtWith(prepared, told({ skin: ['oily'] }), 'BT-TON-003').degree).toBe(0);
    const both = boughtWith(prepared, told({ skin: ['oily'], sensitivity: ['sensitive'] }), 'BT-TON-003');
    expect(both.degree).toBeCloseTo(0.6);
    expect(both.sku).toBeNull();
  });

  it('moves a product up among those that fit, and never past a limit', () => {
    const needs: Needs = { ...owning('BT-SER-004'), wants: { category: ['serum'], pregnancy: ['pregnant'] } };
    const all = (list: PreparedGraph): string[] => rankProducts(list, needs).ranked.map(({ sku }) => sku);
    const before = all(preparedWith(undefined));
    const last = before.at(-1) ?? '';
    const pushed = (sku: string): PreparedGraph =>
      preparedWith({ rules: [], neighbours: { 'BT-SER-004': [{ sku, similarity: 1 }] } });
    const scoreIn = (list: PreparedGraph): number =>
      rankProducts(list, needs).ranked.find(({ sku }) => sku === last)?.score ?? 0;
    expect(scoreIn(pushed(last)) - scoreIn(preparedWith(undefined))).toBeCloseTo(graph.weights.bought);
    expect(before).not.toContain('BT-SER-005');
    expect(all(pushed('BT-SER-005'))).toEqual(before);
  });
});
