import { beforeAll, describe, expect, it } from 'vitest';
import { openBench } from '../../advice/play-case.ts';
import { HELD_OUT_CASES, isLookedAt } from './held-out-cases.ts';
import { judgeAdvice, type Recommended } from './judge-advice.ts';
import { recommendByAdvice } from './recommend-by-advice.ts';

let recommended: Recommended[];
beforeAll(() => {
  const bench = openBench('examples/packs/beauty');
  recommended = HELD_OUT_CASES.map((one) => recommendByAdvice(bench, one));
});

describe('advice on cases of another writer', () => {
  it('covers both languages in more than 160 cases', () => {
    const of = (locale: string): number => HELD_OUT_CASES.filter((one) => one.locale === locale).length;
    expect(of('zh-Hans')).toBeGreaterThanOrEqual(100);
    expect(of('en')).toBeGreaterThanOrEqual(60);
  });

  it('recommends nothing that conflicts with what was told', () => {
    const conflicting = HELD_OUT_CASES.filter(({ never }, at) =>
      recommended[at]?.skus.some((sku) => never.includes(sku)),
    );
    // Of the half that is not looked at a failure says no more than that there is one.
    expect(conflicting.map((one) => (isLookedAt(one) ? `${one.id}: ${one.turns.join(' / ')}` : 'another'))).toEqual([]);
  });

  it('recommends what is right in at least 85 of 100 picks', () => {
    expect(judgeAdvice(HELD_OUT_CASES, recommended).precisionAt3).toBeGreaterThanOrEqual(0.85);
  });
});
