import type { Locale } from '#core/locale.ts';

/** Forms of address that only a formal writer uses. Left out where the polite form is also an everyday word at hand. */
const FORMAL: Partial<Record<Locale, RegExp>> = {
  'zh-Hans': /您/,
  'zh-Hant': /您/,
  de: /\b(?:Ihnen|Ihre[mnrs]?|(?<=\p{L} )Sie)\b/u,
  es: /\b(?:usted|ustedes)\b/i,
  fr: /\b(?:vous|votre|vos)\b/i,
  pt: /\bo senhor\b|\ba senhora\b/i,
  pl: /\b(?:Pan|Pani|Państwo|Pana|Panią)\b/,
  ru: /(?<![\p{L}])(?:Вы|Вас|Вам|Ваш\p{L}*)(?![\p{L}])/u,
};

/** True where the message addresses the shop formally. */
export const isFormal = (text: string, language: Locale): boolean => FORMAL[language]?.test(text) ?? false;

/**
 * Chinese wording with the formal "you". The plural has no formal form of its own.
 */
export const withFormalYou = (text: string): string => text.replace(/你(?!们|們)/g, '您');
