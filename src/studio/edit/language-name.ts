import type { Locale } from '#core/locale.ts';
import type { StudioLanguage } from '#i18n/studio/two-languages.ts';

/** A language by its name in another. */
export const languageName = (locale: Locale, language: StudioLanguage): string =>
  new Intl.DisplayNames(language, { type: 'language' }).of(locale) ?? locale;
