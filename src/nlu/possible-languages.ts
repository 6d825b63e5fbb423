import { LOCALES, type Locale } from '#core/locale.ts';

const LATIN: readonly Locale[] = ['en', 'es', 'pt', 'fr', 'de', 'it', 'pl', 'vi', 'id'];

/** Scripts that settle the language, or nearly so. Han last: Japanese is written with it too. */
const BY_SCRIPT: readonly { script: RegExp; locales: readonly Locale[] }[] = [
  { script: /\p{Script=Hangul}/u, locales: ['ko'] },
  { script: /[\p{Script=Hiragana}\p{Script=Katakana}]/u, locales: ['ja'] },
  { script: /\p{Script=Thai}/u, locales: ['th'] },
  { script: /\p{Script=Han}/u, locales: ['zh-Hans', 'zh-Hant', 'ja'] },
  { script: /\p{Script=Arabic}/u, locales: ['ar'] },
  { script: /\p{Script=Cyrillic}/u, locales: ['ru'] },
];

/**
 * The languages a message can be in, by its letters: those of the first script above that it is written in, the Latin
 * ones where there is none of these, all where there are no letters. The model chooses among them.
 */
export function possibleLanguages(text: string): readonly Locale[] {
  for (const { script, locales } of BY_SCRIPT) if (script.test(text)) return locales;
  return /\p{Script=Latin}/u.test(text) ? LATIN : LOCALES;
}
