import { describe, expect, it } from 'vitest';
import { LOCALES } from '#core/locale.ts';
import { dayText, moneyText } from './format.ts';

/** Digits of Arabic, Persian and Thai. */
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0e50-\u0e59]/u;

describe('moneyText', () => {
  it.each(LOCALES)('writes every sum in Latin digits in %s', (locale) => {
    for (const currency of ['USD', 'EUR', 'GBP', 'CNY', 'JPY', 'AUD', 'CAD', 'THB', 'AED']) {
      const text = moneyText({ amount: '1234.50', currency }, locale);
      expect(text).toMatch(/1[\s.,\u202f\u00a0’]?23[45]/u);
      expect(text).not.toMatch(OTHER_DIGITS);
    }
  });

  it('tells money apart that shares a sign', () => {
    for (const locale of LOCALES) {
      const texts = ['USD', 'AUD', 'CAD', 'NZD', 'SGD', 'TWD', 'NOK', 'SEK', 'DKK'].map((currency) =>
        moneyText({ amount: '10', currency }, locale),
      );
      expect(new Set(texts).size, locale).toBe(texts.length);
    }
    expect(moneyText({ amount: '100', currency: 'JPY' }, 'zh-Hans')).not.toBe(
      moneyText({ amount: '100', currency: 'CNY' }, 'zh-Hans').replace('.00', ''),
    );
  });

  it('keeps every digit of a sum, and the sign of the shop', () => {
    expect(moneyText({ amount: '9007199254740993.10', currency: 'USD' }, 'en')).toBe('$9,007,199,254,740,993.10');
    expect(moneyText({ amount: '6.00', currency: 'CNY' }, 'en')).toBe('¥6.00');
    expect(moneyText({ amount: '6.00', currency: 'points' }, 'en')).toBe('6.00 points');
  });
});

describe('dayText', () => {
  it.each(LOCALES)('writes day and hour in Latin digits in %s', (locale) => {
    const text = dayText('2026-11-22T14:30:00+08:00', locale);
    expect(text).toContain('22');
    expect(text).toMatch(/14[:.]30/);
    expect(text).not.toMatch(OTHER_DIGITS);
  });
});
