import { describe, expect, it } from 'vitest';
import { chooseLanguage } from './language.ts';

describe('chooseLanguage', () => {
  it('takes the language of the address before all', () => {
    expect(chooseLanguage('?sku=A&lang=en', 'zh-Hans', 'zh-Hans')).toBe('en');
    expect(chooseLanguage('?lang=zh-CN', 'en', 'en')).toBe('zh-Hans');
    expect(chooseLanguage('?lang=EN-gb', null, 'zh-Hans')).toBe('en');
  });

  it('then the one chosen before, then the shop’s own', () => {
    expect(chooseLanguage('', 'en', 'zh-Hans')).toBe('en');
    expect(chooseLanguage('', null, 'zh-Hans')).toBe('zh-Hans');
  });

  it('passes over a language that the pages are not in', () => {
    expect(chooseLanguage('?lang=fr', 'en', 'zh-Hans')).toBe('en');
    expect(chooseLanguage('?lang=', 'xx', 'zh-Hans')).toBe('zh-Hans');
  });
});
