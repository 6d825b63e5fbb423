import { type DeskStrings, en } from './desk/en.ts';
import { zhHans } from './desk/zh-hans.ts';

export type { DeskStrings } from './desk/en.ts';

/** The agents' page speaks the shops' two working languages. */
export type DeskLanguage = 'en' | 'zh-Hans';

/** The first of the browser's languages that the desk speaks, else English. */
export const deskLanguageOf = (languages: readonly string[]): DeskLanguage =>
  languages
    .find((tag) => /^(zh|en)\b/i.test(tag))
    ?.toLowerCase()
    .startsWith('zh')
    ? 'zh-Hans'
    : 'en';

export const deskStrings = (language: DeskLanguage): DeskStrings => (language === 'zh-Hans' ? zhHans : en);
