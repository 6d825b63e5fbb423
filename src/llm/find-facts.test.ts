import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFacts } from './find-facts.ts';

const factsOf = (text: string) => findFacts(text).map(({ kind, text: found }) => `${kind} ${found}`);

describe('findFacts', () => {
  it.each([
    ['满 ¥69 减 ¥20，3–7 个工作日到账', ['money ¥69', 'money ¥20', 'number 3–7']],
    ['08:00–22:30 之间，90 × 90 cm，-18 ℃', ['number 08:00–22:30', 'number 90 × 90 cm', 'number -18 ℃']],
    ['Orders of $35–$1,000 get 8% off.', ['money $35–$1,000', 'number 8%']],
    ['用 HELLO20，商品 GL-TEX-001', ['name HELLO20', 'name GL-TEX-001']],
    ['在“我的 → 设置”里改，或按 *Cancel*', ['name “我的 → 设置”', 'name *Cancel*']],
    [
      'see [the help](/help.html#x) or mail a.b@shop.example.',
      ['name [the help](/help.html#x)', 'name a.b@shop.example'],
    ],
    ['It takes 15 days.', ['number 15']],
    ['no facts here', []],
  ])('finds what must be said exactly in %j', (text, facts) => {
    expect(factsOf(text)).toEqual(facts);
  });

  it('takes the numbers of a list for no facts', () => {
    expect(factsOf('1. Wait 30 minutes\n2. Then 2 more')).toEqual(['number 30', 'number 2']);
  });

  it('finds them in order, and none inside of another', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789¥$.,:–-“”[]()*a元 \n') }), (text) => {
        let end = 0;
        for (const fact of findFacts(text)) {
          expect(fact.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(fact.start, fact.end)).toBe(fact.text);
          ({ end } = fact);
        }
      }),
    );
  });
});
