import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { milligrams } from './milligrams.ts';
import { fromMinor, share, toMinor } from './money.ts';

const cny = (amount: string) => toMinor({ amount, currency: 'CNY' });

describe('money', () => {
  it.each([
    ['59.90', 5990n],
    ['0.1', 10n],
    ['-12.50', -1250n],
    ['7', 700n],
    ['1.005', 101n],
    ['1.004999', 100n],
    ['9007199254740993.01', 900719925474099301n],
  ])('counts %s in the smallest unit', (amount, minor) => {
    expect(cny(amount)).toBe(minor);
  });

  it('knows that yen have no decimals', () => {
    expect(toMinor({ amount: '1200', currency: 'JPY' })).toBe(1200n);
    expect(fromMinor(1200n, 'JPY')).toEqual({ amount: '1200', currency: 'JPY' });
  });

  it('comes back as it went', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (minor) => {
        expect(toMinor(fromMinor(minor, 'USD'))).toBe(minor);
      }),
    );
  });

  it('shares to within half of the smallest unit', () => {
    const whole = fc.bigInt({ min: 1n, max: 10n ** 9n });
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), whole, whole, (minor, part, of) => {
        const error = 2n * (share(minor, part, of) * of - minor * part);
        expect(error <= of && error > -of).toBe(true);
      }),
    );
  });
});

describe('a weight as typed', () => {
  it.each([
    ['420', 420_000n],
    ['420 g', 420_000n],
    ['0.42kg', 420_000n],
    ['４２０克', 420_000n],
    ['8两', 400_000n],
    ['1,5 kg', 1_500_000n],
    ['about 400', null],
    ['-3', null],
    ['', null],
    ['400 lb', null],
  ])('"%s" is %s mg', (typed, expected) => {
    expect(milligrams(typed)).toBe(expected);
  });
});
