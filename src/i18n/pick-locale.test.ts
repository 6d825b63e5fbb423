import { describe, expect, it } from 'vitest';
import { LOCALES } from '#core/locale.ts';
import { pickLocale } from './pick-locale.ts';

describe('pickLocale', () => {
  it.each([
    ['zh-TW', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-Hant-MO', 'zh-Hant'],
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh-SG', 'zh-Hans'],
    ['zh_CN', 'zh-Hans'],
    ['zh-Hans-HK', 'zh-Hans'],
    ['yue', 'zh-Hant'],
    ['pt-BR', 'pt'],
    ['es-419', 'es'],
    ['de-AT', 'de'],
    ['ar-EG', 'ar'],
    ['in', 'id'],
    ['EN-gb', 'en'],
  ])('takes %s as %s', (tag, locale) => {
    expect(pickLocale([tag])).toBe(locale);
  });

  it('gives every locale of Aisle back as itself', () => {
    for (const locale of LOCALES) expect(pickLocale([locale])).toBe(locale);
  });

  it('goes on to the next wanted language when it does not speak one', () => {
    expect(pickLocale(['fi-FI', 'sv', 'fr-CA', 'de'])).toBe('fr');
  });

  it('passes over what is no language tag', () => {
    expect(pickLocale(['', 'not a tag!', '*', 'ko-KR'])).toBe('ko');
  });

  it('speaks English when nothing fits', () => {
    expect(pickLocale([])).toBe('en');
    expect(pickLocale(['fi'])).toBe('en');
  });
});
