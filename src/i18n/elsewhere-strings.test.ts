import { expect, it } from 'vitest';
import { LOCALES } from '#core/locale.ts';
import { ELSEWHERE_STRINGS } from './elsewhere-strings.ts';

it.each(LOCALES)('the words around a person elsewhere are all there in %s, and in no other language', (locale) => {
  const words = ELSEWHERE_STRINGS[locale];
  for (const [key, text] of Object.entries(words)) {
    expect(text, key).toBe(text.trim());
    expect(text, key).not.toBe('');
    if (locale !== 'en') expect(text, key).not.toBe(ELSEWHERE_STRINGS.en[key as keyof typeof words]);
  }
  expect(Object.keys(words).sort()).toEqual(Object.keys(ELSEWHERE_STRINGS.en).sort());
});
