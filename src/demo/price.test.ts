import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMoney, isLess, minus, sumOf, times } from './price.ts';

const cny = (amount: string) => ({ amount, currency: 'CNY' });

describe('money in the cart', () => {
  it('adds decimals exactly where floats do not', () => {
    expect(sumOf([cny('0.10'), cny('0.20')], 'CNY')).toEqual(cny('0.30'));
    expect(times(cny('19.99'), 3)).toEqual(cny('59.97'));
    expect(sumOf([], 'CNY')).toEqual(cny('0.00'));
  });

  it('agrees with whole fen for any cart', () => {
    const line = fc.tuple(fc.nat(9_999_999), fc.integer({ min: 1, max: 99 }));
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const amounts = lines.map(([fen, count]) => times(cny((fen / 100).toFixed(2)), count));
        const fen = lines.reduce((sum, [price, count]) => sum + price * count, 0);
        expect(sumOf(amounts, 'CNY')).toEqual(cny(`${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`));
      }),
    );
  });

  it('goes below nothing and compares', () => {
    expect(minus(cny('5'), cny('6.50'))).toEqual(cny('-1.50'));
    expect(isLess(cny('58.99'), cny('59'))).toBe(true);
    expect(isLess(cny('59'), cny('59.00'))).toBe(false);
  });

  it('refuses what is not an amount, and two currencies in one sum', () => {
    expect(() => times(cny('1e3'), 1)).toThrow(RangeError);
    expect(() => sumOf([cny('1'), { amount: '1', currency: 'USD' }], 'CNY')).toThrow(RangeError);
  });

  it('is written as people read it', () => {
    expect(formatMoney(cny('1299'))).toBe('¥1,299.00');
    expect(formatMoney({ amount: '5.9', currency: 'USD' })).toBe('$5.90');
    expect(formatMoney(cny('-1234567.50'))).toBe('−¥1,234,567.50');
  });
});
