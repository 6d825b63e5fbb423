import type { DeskLanguage } from '#i18n/desk-strings.ts';

/** What the agent calls a language: `Spanish`, `西班牙语`; the tag itself where the browser knows no name. */
export function languageName(tag: string, language: DeskLanguage): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
