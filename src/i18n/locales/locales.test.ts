import { describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '#core/locale.ts';
import { loadStrings } from '../load-strings.ts';
import type { PluralForms } from '../strings.ts';
import { strings as english } from './en.ts';

/** Words that a language truly writes as English does, by their path. */
const SAME_AS_ENGLISH: Partial<Record<Locale, readonly string[]>> = {
  es: ['order.total'],
  pt: ['order.items.one', 'order.total'],
  fr: ['message.assistant', 'order.total', 'sources.count.one', 'sources.count.other'],
  de: ['status.online'],
  it: ['status.online'],
  pl: ['status.online'],
  id: ['status.online', 'order.total'],
};

/** Far past the point where any of the languages has shown all its forms for whole numbers met in a chat. */
const COUNTS = Array.from({ length: 1000 }, (_, index) => index + 1);

const isPlural = (node: object): node is PluralForms => 'other' in node;

/** Every plain text and every plural, by its path. */
function entries(node: object, path = ''): [string, string | PluralForms][] {
  return Object.entries(node).flatMap(([key, value]): [string, string | PluralForms][] => {
    const at = path ? `${path}.${key}` : key;
    return typeof value === 'string' || isPlural(value) ? [[at, value]] : entries(value, at);
  });
}

/** Every text by its path, the forms of a plural one by one. */
function texts(node: object): [string, string][] {
  return entries(node).flatMap(([path, value]): [string, string][] =>
    typeof value === 'string'
      ? [[path, value]]
      : Object.entries(value).map(([form, text]) => [`${path}.${form}`, text]),
  );
}

const placeholders = (text: string) => [...text.matchAll(/\{[^}]*\}/g)].map(([name]) => name).sort();

describe.each(LOCALES)('the interface in %s', (locale) => {
  it('has the texts of English, none more and none less', async () => {
    const paths = entries(await loadStrings(locale)).map(([path]) => path);
    expect(paths.sort()).toEqual(
      entries(english)
        .map(([path]) => path)
        .sort(),
    );
  });

  it('fills in what English fills in', async () => {
    const theirs = new Map(entries(await loadStrings(locale)));
    for (const [path, value] of entries(english)) {
      const other = theirs.get(path);
      if (typeof value === 'string') expect(placeholders(other as string), path).toEqual(placeholders(value));
      else expect(placeholders((other as PluralForms).other), path).toEqual(placeholders(value.other));
    }
  });

  it('has every form of a plural, and names the number wherever a form stands for several', async () => {
    const rules = new Intl.PluralRules(locale);
    const { pluralCategories } = rules.resolvedOptions();
    const numbers = new Map<string, number>();
    for (const count of COUNTS) numbers.set(rules.select(count), (numbers.get(rules.select(count)) ?? 0) + 1);
    for (const [path, value] of entries(await loadStrings(locale))) {
      if (typeof value === 'string') continue;
      expect(Object.keys(value).sort(), path).toEqual([...pluralCategories].sort());
      for (const [form, text] of Object.entries(value)) {
        const several = (numbers.get(form) ?? 0) > 1;
        if (several) expect(placeholders(text), `${path}.${form}`).toEqual(['{count}']);
        else expect([[], ['{count}']], `${path}.${form}`).toContainEqual(placeholders(text));
      }
    }
  });

  it('has no empty text, and none with space around it', async () => {
    for (const [path, text] of texts(await loadStrings(locale))) {
      expect(text, path).not.toBe('');
      expect(text, path).toBe(text.trim());
    }
  });
});

it.each(LOCALES.filter((locale) => locale !== 'en'))('leaves nothing in English in %s', async (locale) => {
  const words = new Map(texts(english));
  const same = texts(await loadStrings(locale)).filter(([path, text]) => words.get(path) === text);
  expect(same.map(([path]) => path).sort()).toEqual([...(SAME_AS_ENGLISH[locale] ?? [])].sort());
});
