import { describe, expect, it } from 'vitest';
import { LOCALES } from '#core/locale.ts';
import { PACKET_STRINGS } from './packet-strings.ts';
import { RATING_STRINGS } from './rating-strings.ts';
import { WAITING_STRINGS } from './waiting-strings.ts';

/** Every text by its path. */
const texts = (node: object, path = ''): [string, string][] =>
  Object.entries(node).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : texts(value, `${path}${key}.`),
  );

const gaps = (text: string) => [...text.matchAll(/\{[^}]*\}/g)].map(([gap]) => gap);

describe.each([
  ['what goes to a person', PACKET_STRINGS],
  ['what waits', WAITING_STRINGS],
  ['how it was', RATING_STRINGS],
])('the words around %s', (_, all) => {
  it.each(LOCALES)('are all there in %s, and in no other language', (locale) => {
    const english = new Map(texts(all.en));
    const words = texts(all[locale]);
    expect(words.map(([path]) => path)).toEqual([...english.keys()]);
    for (const [path, text] of words) {
      expect(text, path).toBe(text.trim());
      expect(text, path).not.toBe('');
      expect(gaps(text), path).toEqual(gaps(english.get(path) ?? ''));
      if (locale !== 'en') expect(text, path).not.toBe(english.get(path));
    }
  });
});
