import { callAisle } from './aisle.ts';
import { type Bilingual, chooseLanguage, languageOf, type PageLanguage } from './language.ts';

const STORED = 'demo:lang';

/**
 * Shows the page in the chosen language and lets the shopper switch. Runs before the first paint. The page's title is
 * in the data of `<html>`, because a title cannot hold both languages.
 */
export function startPageLanguage(): void {
  const root = document.documentElement;
  const fallback = languageOf(root.lang) ?? 'en';
  show(chooseLanguage(location.search, remembered(), fallback));
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-language]')) {
    button.addEventListener('click', () => {
      const chosen = languageOf(button.dataset.language ?? null) ?? fallback;
      remember(chosen);
      show(chosen);
    });
  }
}

/** The language that shows now. */
export function shownLanguage(): PageLanguage {
  return languageOf(document.documentElement.lang) ?? 'en';
}

/** Names the page, where only the script knows its name. */
export function setPageTitle(title: Bilingual): void {
  const { dataset } = document.documentElement;
  dataset.titleZh = title['zh-Hans'];
  dataset.titleEn = title.en;
  document.title = title[shownLanguage()];
}

function show(language: PageLanguage): void {
  const root = document.documentElement;
  root.lang = language;
  document.title = (language === 'en' ? root.dataset.titleEn : root.dataset.titleZh) ?? document.title;
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-language]')) {
    button.setAttribute('aria-pressed', String(button.dataset.language === language));
  }
  callAisle('setLocale', language);
}

function remembered(): string | null {
  try {
    const asked = new URLSearchParams(location.search).get('lang');
    if (languageOf(asked) !== null) localStorage.setItem(STORED, asked ?? '');
    return localStorage.getItem(STORED);
  } catch {
    // Storage is refused: the choice holds for this page.
    return null;
  }
}

function remember(language: PageLanguage): void {
  try {
    localStorage.setItem(STORED, language);
  } catch {
    // As above.
  }
}
