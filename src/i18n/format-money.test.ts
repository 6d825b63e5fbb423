import { describe, expect, it } from 'vitest';
import { formatMoney } from './format-money.ts';

describe('formatMoney', () => {
  it('writes an amount the way of the language', () => {
    expect(formatMoney({ amount: '1234.5', currency: 'EUR' }, 'de')).toBe('1.234,50\u00a0€');
    expect(formatMoney({ amount: '1234.5', currency: 'USD' }, 'en')).toBe('$1,234.50');
    expect(formatMoney({ amount: '1200', currency: 'JPY' }, 'en')).toBe('¥1,200');
  });

  it('keeps every digit of an amount that a float cannot hold', () => {
    expect(formatMoney({ amount: '12345678901234567890.12', currency: 'USD' }, 'en')).toBe(
      '$12,345,678,901,234,567,890.12',
    );
    expect(formatMoney({ amount: '0.1234567', currency: 'USD' }, 'en')).toBe('$0.1234567');
  });

  it('writes refunds with their sign', () => {
    expect(formatMoney({ amount: '-12.50', currency: 'USD' }, 'en')).toBe('-$12.50');
  });

  it('shows what it cannot read as it came', () => {
    expect(formatMoney({ amount: 'about 12', currency: 'USD' }, 'en')).toBe('about 12 USD');
    expect(formatMoney({ amount: '12', currency: 'points' }, 'en')).toBe('12 points');
  });
});
