/** The sixteen languages of the product, as BCP 47 tags. */
export const LOCALES = [
  'zh-Hans',
  'zh-Hant',
  'en',
  'es',
  'pt',
  'fr',
  'de',
  'it',
  'pl',
  'ru',
  'ar',
  'ja',
  'ko',
  'th',
  'vi',
  'id',
] as const;

export type Locale = (typeof LOCALES)[number];
