/** The Studio speaks the shops' two working languages. */
export type StudioLanguage = 'en' | 'zh-Hans';

/** Words of one part of the Studio, in both languages and of the same shape. */
export type TwoLanguages<Words> = Readonly<Record<StudioLanguage, Words>>;

/** The first of the browser's languages that the Studio speaks, else English. */
export const studioLanguageOf = (languages: readonly string[]): StudioLanguage =>
  languages
    .find((tag) => /^(zh|en)\b/i.test(tag))
    ?.toLowerCase()
    .startsWith('zh')
    ? 'zh-Hans'
    : 'en';
