import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreement } from './agreement.ts';

describe('the agreement of two partitions', () => {
  it('is whole for the same groups under other numbers', () => {
    expect(agreement([5, 5, 0, 0, 2], [1, 1, 2, 2, 3])).toEqual({
      ari: 1,
      nmi: expect.closeTo(1, 12),
      vMeasure: expect.closeTo(1, 12),
      homogeneity: expect.closeTo(1, 12),
      completeness: expect.closeTo(1, 12),
      purity: 1,
    });
  });

  it('agrees with figures worked out by hand', () => {
    // Hubert and Arabie's index of {a a a}{b b b} found as {0 0 1}{1 2 2}.
    const { ari, purity, homogeneity } = agreement([0, 0, 1, 1, 2, 2], [0, 0, 0, 1, 1, 1]);
    expect(ari).toBeCloseTo((2 - (3 * 6) / 15) / ((3 + 6) / 2 - (3 * 6) / 15), 12);
    expect(purity).toBeCloseTo(5 / 6, 12);
    expect(homogeneity).toBeCloseTo(1 - 1 / 3, 12);
  });

  it('counts noise as alone', () => {
    expect(agreement([-1, -1, -1], [0, 0, 0])).toMatchObject({
      ari: 0,
      completeness: expect.closeTo(0, 12),
      purity: 1,
    });
  });

  it('does not mind which of the two comes first, but for what each of them is asked', () => {
    const groups = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(groups, (pairs) => {
        const [left, right] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)];
        const [there, back] = [agreement(left, right), agreement(right, left)];
        expect(there.ari).toBeCloseTo(back.ari, 9);
        expect(there.vMeasure).toBeCloseTo(back.vMeasure, 9);
        expect(there.homogeneity).toBeCloseTo(back.completeness, 9);
        for (const value of [there.nmi, there.vMeasure, there.purity]) expect(value).toBeGreaterThanOrEqual(-1e-9);
      }),
    );
  });
});
