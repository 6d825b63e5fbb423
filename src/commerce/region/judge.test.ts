import { describe, expect, it } from 'vitest';
import { globalDuty } from '#commerce/duty/testing/global-duty.ts';
import { judge, type Verdict } from './judge.ts';
import { kindsOf, widened } from './kinds-of-goods.ts';
import { globalGoods } from './testing/global-goods.ts';
import { globalRegion } from './testing/global-region.ts';

/** Country, product, verdict, and the rule that says so; beside it where that is written. */
const CASES: readonly [country: string, sku: string, verdict: Verdict, rule: string | null, source: string][] = [
  ['AU', 'GL-GAD-005', 'no', 'power-bank-not', 'answers: restricted-batteries'],
  ['NZ', 'GL-GAD-006', 'no', 'power-bank-not', 'answers: restricted-batteries'],
  ['CH', 'GL-GAD-005', 'no', 'power-bank-not', 'answers: restricted-batteries'],
  ['NO', 'GL-GAD-005', 'no', 'power-bank-not', 'answers: restricted-batteries'],
  ['MY', 'GL-GAD-006', 'no', 'power-bank-not', 'answers: restricted-batteries'],
  ['TH', 'GL-GAD-005', 'no', 'power-bank-not', 'answers: restricted-batteries'],
  ['AE', 'GL-GAD-005', 'no', 'power-bank-not', 'answers: restricted-batteries'],
  ['IT', 'GL-GAD-005', 'limited', 'power-bank-line', 'policies: goods.batteries'],
  ['GB', 'GL-GAD-006', 'limited', 'power-bank-line', 'policies: goods.batteries'],
  ['US', 'GL-GAD-005', 'limited', 'power-bank-line', 'policies: goods.batteries'],
  ['CA', 'GL-GAD-005', 'limited', 'power-bank-line', 'policies: goods.batteries'],
  ['JP', 'GL-GAD-006', 'limited', 'electric-jp', 'PSE act: lithium storage batteries since 2019'],
  ['KR', 'GL-GAD-005', 'limited', 'electric-kr', 'policies: goods.electric'],
  ['SG', 'GL-GAD-005', 'limited', 'un383', 'UN Manual of Tests and Criteria 38.3'],
  ['TH', 'GL-GAD-003', 'yes', 'battery-inside', 'answers: restricted-batteries (inside: all 40 countries)'],
  ['AU', 'GL-GAD-001', 'yes', 'electric-oceania', 'policies: goods.electric (RCM)'],
  ['GB', 'GL-KIT-001', 'no', 'knife-uk', 'answers: restricted-knives'],
  ['XI', 'GL-KIT-002', 'no', 'knife-uk', 'answers: restricted-knives (Northern Ireland included)'],
  ['IE', 'GL-KIT-002', 'limited', 'knife-age', 'policies: goods.knives (18)'],
  ['DE', 'GL-KIT-001', 'limited', 'food-contact', 'Regulation (EC) 1935/2004'],
  ['US', 'GL-GAD-007', 'no', 'kettle-230', 'answers: product-suit-voltage'],
  ['CA', 'GL-GAD-007', 'no', 'kettle-230', 'answers: product-suit-voltage'],
  ['JP', 'GL-GAD-007', 'no', 'kettle-230', 'answers: product-suit-voltage (100 V)'],
  ['KR', 'GL-GAD-007', 'no', 'kettle-korea', 'policies: goods.electric (no KC number)'],
  ['DE', 'GL-GAD-007', 'yes', 'electric-eu', 'Low Voltage Directive 2014/35/EU'],
  ['GB', 'GL-GAD-007', 'yes', 'electric-gb', 'gov.uk: CE or UKCA'],
  ['SG', 'GL-GAD-007', 'yes', 'mains-sg', 'Singapore: controlled goods'],
  ['MY', 'GL-GAD-009', 'yes', 'mains-my', 'Malaysia: Electricity Regulations 1994'],
  ['US', 'GL-GAD-008', 'yes', 'electric-us', '47 CFR part 15'],
  ['DE', 'GL-GAD-008', 'no', 'kettle-120', 'product page: US and Canada only'],
  ['JP', 'GL-GAD-008', 'no', 'kettle-120', 'answers: product-suit-voltage (Japan gets neither)'],
  ['XI', 'GL-GAD-010', 'yes', 'electric-eu', 'Windsor Framework: EU rules for goods'],
  ['NO', 'GL-GAD-010', 'yes', 'weee', 'EEA: RoHS, WEEE'],
  ['AU', 'GL-TEA-010', 'no', 'flowers-oceania', 'answers: restricted-tea'],
  ['NZ', 'GL-TEA-010', 'no', 'flowers-oceania', 'answers: restricted-tea'],
  ['AU', 'GL-TEA-001', 'yes', 'tea-oceania', 'answers: customs-australia-nz'],
  ['JP', 'GL-TEA-004', 'limited', 'tea-amount', 'policies: goods.tea (2 kg)'],
  ['KR', 'GL-TEA-007', 'limited', 'korea-code', 'answers: customs-japan-korea (PCCC)'],
  ['US', 'GL-TEA-005', 'yes', 'tea-us', '21 CFR 1.276: prior notice'],
  ['NO', 'GL-TEA-002', 'yes', 'tea-norway', 'policies: customs.other (food DAP)'],
  ['AU', 'GL-HOM-007', 'yes', 'wood-oceania', 'policies: goods.plants'],
  ['NZ', 'GL-KIT-005', 'yes', 'wood-oceania', 'policies: goods.plants'],
  ['FR', 'GL-WAR-002', 'yes', 'ceramic-eu', 'Directive 84/500/EEC'],
  ['US', 'GL-WAR-001', 'yes', 'ceramic-us', 'FDA CPG 545.450'],
  ['IT', 'GL-TOY-001', 'yes', 'toy-eu', 'Directive 2009/48/EC'],
  ['GB', 'GL-TOY-003', 'yes', 'toy-small-parts', 'policies: goods.toys'],
  ['US', 'GL-TOY-002', 'yes', 'toy-us', '16 CFR 1250: ASTM F963'],
  ['ES', 'GL-TEX-001', 'yes', 'textile-eu', 'Regulation (EU) 1007/2011'],
  ['JP', 'GL-HOM-001', 'yes', null, 'product page: no restriction'],
];

const { products } = globalGoods('en');

function judged(country: string, sku: string) {
  const product = products.find((each) => each.sku === sku);
  if (!product) throw new Error(`there is no ${sku}`);
  return judge(globalRegion, kindsOf(globalRegion, product), sku, country);
}

describe('judge', () => {
  it.each(CASES)('in %s, %s: %s by %s (%s)', (country, sku, verdict, rule) => {
    const { verdict: found, rules } = judged(country, sku);
    expect(found).toBe(verdict);
    if (rule !== null) expect(rules.map(({ id }) => id)).toContain(rule);
  });

  it('lets the narrower kind of goods speak where two rules are about the same', () => {
    const rules = judged('DE', 'GL-WAR-002').rules.map(({ id }) => id);
    expect(rules).toContain('ceramic-eu');
    expect(rules).not.toContain('food-contact');
    expect(judged('DE', 'GL-WAR-005').rules.map(({ id }) => id)).toContain('food-contact');
  });

  it('judges what the shop has nowhere', () => {
    for (const kind of ['plant', 'protected'])
      expect(judge(globalRegion, new Set(widened(globalRegion, kind)), null, 'FR').verdict).toBe('no');
  });

  it('is of one mind in both languages of the catalogue', () => {
    const chinese = globalGoods('zh-Hans').products;
    const verdicts = (all: typeof products) =>
      all.flatMap((product) =>
        globalRegion.destinations.map((to) => {
          const { verdict, rules } = judge(globalRegion, kindsOf(globalRegion, product), product.sku, to);
          return `${product.sku} ${to} ${verdict} ${rules.map(({ id }) => id).join()}`;
        }),
      );
    expect(verdicts(chinese)).toEqual(verdicts(products));
  });

  it('says of each product what its page and the calculator of duties say', () => {
    for (const { sku, attributes } of products) {
      const page = attributes.find(({ key }) => key === 'restrictions')?.value ?? '';
      const barred = globalRegion.destinations.filter((to) => judged(to, sku).verdict === 'no');
      if (/^None/.test(page)) expect(barred, sku).toEqual([]);
      else expect(barred.length, sku).toBeGreaterThan(0);
      const rules = (globalDuty.restricted ?? []).filter(({ skus }) => skus.includes(sku));
      const isBarred = (to: string): boolean =>
        rules.some(({ notTo, onlyTo }) => notTo?.includes(to) || (onlyTo !== undefined && !onlyTo.includes(to)));
      const counted = globalRegion.destinations.filter((to) => to !== 'XI');
      expect(
        barred.filter((to) => to !== 'XI'),
        sku,
      ).toEqual(counted.filter(isBarred));
    }
  });
});
