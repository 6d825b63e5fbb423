import { describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '#core/locale.ts';
import { DUTY_STRINGS } from './duty-strings.ts';
import { ELSEWHERE_STRINGS } from './elsewhere-strings.ts';
import { GENERATOR_STRINGS } from './generator-strings.ts';
import { INSIGHT_STRINGS } from './insight-strings.ts';
import { LEDGER_STRINGS } from './ledger-strings.ts';
import { NOTICE_STRINGS } from './notice-strings.ts';
import { PACKET_STRINGS } from './packet-strings.ts';
import { PHOTO_STRINGS } from './photo-strings.ts';
import { PROFILE_STRINGS } from './profile-strings.ts';
import { PUSH_STRINGS } from './push-strings.ts';
import { RATING_STRINGS } from './rating-strings.ts';
import { WAITING_STRINGS } from './waiting-strings.ts';

/** Each with the words that a language truly writes as English does, by their path. */
const ALL: [name: string, all: Record<Locale, object>, sameAsEnglish: Partial<Record<Locale, string[]>>][] = [
  ['what left the device', LEDGER_STRINGS, { pl: ['purpose.code'], id: ['purpose.code'] }],
  ['what makes text on the device', GENERATOR_STRINGS, {}],
  ['what goes to a person', PACKET_STRINGS, {}],
  ['what waits', WAITING_STRINGS, {}],
  ['how it was', RATING_STRINGS, {}],
  ['photos', PHOTO_STRINGS, {}],
  ['being told of an order', NOTICE_STRINGS, {}],
  ['what is pushed', PUSH_STRINGS, {}],
  ['the profile', PROFILE_STRINGS, { fr: ['axis.style', 'axis.budget'], de: ['axis.budget'], it: ['axis.budget'] }],
  ['a person elsewhere', ELSEWHERE_STRINGS, {}],
  ['noisy counts', INSIGHT_STRINGS, { es: ['no'] }],
  ['duty and tax', DUTY_STRINGS, { es: ['total'], pt: ['total'], fr: ['total'], id: ['perKg', 'total'] }],
];

/** Every text by its path. */
const texts = (node: object, path = ''): [string, string][] =>
  Object.entries(node).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : texts(value, `${path}${key}.`),
  );

/** In whatever order a language has them. */
const gaps = (text: string) => [...text.matchAll(/\{[^}]*\}/g)].map(([gap]) => gap).sort();

describe.each(ALL)('the words around %s', (_, all, sameAsEnglish) => {
  it.each(LOCALES)('are all there in %s, and in no other language', (locale) => {
    const english = new Map(texts(all.en));
    const words = texts(all[locale]);
    expect(words.map(([path]) => path)).toEqual([...english.keys()]);
    for (const [path, text] of words) {
      expect(text, path).toBe(text.trim());
      expect(text, path).not.toBe('');
      expect(gaps(text), path).toEqual(gaps(english.get(path) ?? ''));
    }
    if (locale === 'en') return;
    const same = words.filter(([path, text]) => text === english.get(path)).map(([path]) => path);
    expect(same).toEqual(sameAsEnglish[locale] ?? []);
  });
});
