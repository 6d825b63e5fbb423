import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Needs, NO_NEEDS } from './needs.ts';
import { prepareGraph } from './prepare-graph.ts';
import { rankProducts } from './rank-products.ts';
import { smallGoods, smallGraph, smallPrepared } from './testing/small-graph.ts';

const prepared = smallPrepared();
const ranked = (needs: Partial<Needs>): string[] =>
  rankProducts(prepared, { ...NO_NEEDS, ...needs }).ranked.map(({ sku }) => sku);

const anyNeeds: fc.Arbitrary<Needs> = fc
  .record({
    category: fc.option(fc.constantFrom('serum', 'cream', 'sunscreen'), { nil: undefined }),
    skin: fc.option(fc.constantFrom('oily', 'dry'), { nil: undefined }),
    concern: fc.option(fc.constantFrom('lines', 'shine', 'moisture'), { nil: undefined }),
    pregnancy: fc.option(fc.constantFrom('pregnant', 'not-pregnant'), { nil: undefined }),
    sensitivity: fc.option(fc.constant('sensitive'), { nil: undefined }),
    allergy: fc.option(fc.constantFrom('oat', 'alcohol'), { nil: undefined }),
    age: fc.option(fc.integer({ min: 4, max: 60 }), { nil: undefined }),
    max: fc.option(fc.integer({ min: 90, max: 200 }), { nil: undefined }),
    owned: fc.option(fc.constantFrom('P-RET', 'P-BHA', 'P-VTC'), { nil: undefined }),
  })
  .map(({ age, max, owned, ...values }) => ({
    ...NO_NEEDS,
    wants: Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (value ? [[key, [value]]] : []))),
    numbers: age === undefined ? {} : { age },
    budget: max === undefined ? null : { min: null, max, firm: true },
    owned: { skus: owned ? [owned] : [], ingredients: [] },
  }));

describe('ranking', () => {
  it('puts what fits first', () => {
    expect(ranked({ wants: { category: ['cream'], skin: ['oily'] } })[0]).toBe('P-GEL');
    expect(ranked({ wants: { category: ['cream'], skin: ['dry'] } })[0]).toBe('P-OAT');
  });

  it('shows nothing that has nothing to do with the trouble', () => {
    expect(ranked({ wants: { concern: ['shine'] } }).sort()).toEqual(['P-AHA', 'P-BHA', 'P-GEL']);
  });

  it('keeps what can only be used beside an owned product of another night out', () => {
    const owning = { owned: { skus: ['P-RET'], ingredients: [] } };
    expect(ranked({ ...owning, wants: { category: ['serum'] } })).not.toContain('P-BHA');
    expect(ranked({ ...owning, wants: { category: ['serum'] } })).toContain('P-VTC');
  });

  it('never shows what conflicts with what was told', () => {
    const { products } = smallGraph();
    fc.assert(
      fc.property(anyNeeds, (needs) => {
        const max = needs.budget?.max ?? Number.POSITIVE_INFINITY;
        for (const { at, sku } of rankProducts(prepared, needs).ranked) {
          const { facts, contains } = products[sku] ?? { facts: {}, contains: [] };
          const has = Array.isArray(contains) ? contains : Object.keys(contains);
          if (needs.wants.pregnancy?.includes('pregnant')) expect(has).not.toContain('retinol');
          if (needs.wants.sensitivity) expect(facts.for_sensitive).not.toBe('avoid');
          for (const allergy of needs.wants.allergy ?? []) expect(has).not.toContain(allergy);
          expect(needs.numbers.age ?? 99).toBeGreaterThanOrEqual(Number(facts.from_age));
          expect(prepared.prices[at]).toBeLessThanOrEqual(max);
        }
      }),
    );
  });

  it('is the same in whatever order the products come', () => {
    const shuffled = fc.shuffledSubarray(smallGoods(), { minLength: 9 });
    fc.assert(
      fc.property(anyNeeds, shuffled, (needs, products) => {
        const other = rankProducts(prepareGraph(smallGraph(), products), needs).ranked.map(({ sku }) => sku);
        expect(other).toEqual(rankProducts(prepared, needs).ranked.map(({ sku }) => sku));
      }),
    );
  });

  it('never opens a gate when more is told', () => {
    const more = fc.constantFrom<Partial<Needs['wants']>>(
      { pregnancy: ['pregnant'] },
      { sensitivity: ['sensitive'] },
      { allergy: ['oat'] },
    );
    fc.assert(
      fc.property(anyNeeds, more, (needs, told) => {
        const stricter = { ...needs, wants: { ...needs.wants, ...told } as Needs['wants'] };
        if (needs.wants.pregnancy || needs.wants.allergy) return;
        const before = rankProducts(prepared, needs).gated.gates;
        const after = rankProducts(prepared, stricter).gated.gates;
        for (const [at, gate] of before.entries()) if (gate !== null) expect(after[at]).not.toBeNull();
      }),
    );
  });
});
