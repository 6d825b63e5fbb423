import { expect, it } from 'vitest';
import { LOCALES } from '#core/locale.ts';
import { PHOTO_STRINGS } from './photo-strings.ts';

it.each(LOCALES)('the words around photos are all there in %s, and in no other language', (locale) => {
  const words = PHOTO_STRINGS[locale];
  for (const [key, text] of Object.entries(words)) {
    expect(text, key).toBe(text.trim());
    expect(text, key).not.toBe('');
    if (locale !== 'en') expect(text, key).not.toBe(PHOTO_STRINGS.en[key as keyof typeof words]);
  }
  expect(Object.keys(words).sort()).toEqual(Object.keys(PHOTO_STRINGS.en).sort());
});
