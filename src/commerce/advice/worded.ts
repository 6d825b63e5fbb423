import type { Locale } from '#core/locale.ts';

/** Words in the language of the reply, Chinese for both its scripts, otherwise in English. */
export function worded(words: { en: string } & Record<string, string | undefined>, locale: Locale): string {
  return words[locale] ?? (locale === 'zh-Hant' ? words['zh-Hans'] : undefined) ?? words.en;
}
