/** The two languages that the demo shops are written in. */
export const PAGE_LANGUAGES = ['zh-Hans', 'en'] as const;
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

/** A text in both. Pages carry both side by side, and the language of `<html>` decides which of them shows. */
export type Bilingual = Readonly<Record<PageLanguage, string>>;

/** What the address asks for, else what was chosen before, else the shop's own language. */
export function chooseLanguage(search: string, stored: string | null, fallback: PageLanguage): PageLanguage {
  return languageOf(new URLSearchParams(search).get('lang')) ?? languageOf(stored) ?? fallback;
}

/** The page language of a BCP 47 tag; null for a language that the pages are not in. */
export function languageOf(tag: string | null): PageLanguage | null {
  const primary = tag?.toLowerCase().split('-')[0];
  return primary === 'zh' ? 'zh-Hans' : primary === 'en' ? 'en' : null;
}
