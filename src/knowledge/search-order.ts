import type { Locale } from '#core/locale.ts';

/**
 * The languages of a pack in which to look, nearest first: the shopper's own, the other way to write Chinese, the one that the
 * question was read to be in, the one whose script it is in, then English. A pack with none of these is searched in its first
 * language.
 */
export function searchOrder(
  locale: Locale,
  text: string,
  packLocales: readonly Locale[],
  read: Locale | null = null,
): Locale[] {
  const wished: Locale[] = [locale, ...siblings(locale)];
  if (read !== null) wished.push(read, ...siblings(read));
  const script = localeOfScript(text);
  if (script !== null) wished.push(script, ...siblings(script));
  wished.push('en');
  const order = [...new Set(wished)].filter((wish) => packLocales.includes(wish));
  return order.length > 0 ? order : packLocales.slice(0, 1);
}

function siblings(locale: Locale): Locale[] {
  if (locale === 'zh-Hant') return ['zh-Hans'];
  return locale === 'zh-Hans' ? ['zh-Hant'] : [];
}

function localeOfScript(text: string): Locale | null {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja';
  if (/\p{Script=Hangul}/u.test(text)) return 'ko';
  if (/\p{Script=Thai}/u.test(text)) return 'th';
  if (/\p{Script=Arabic}/u.test(text)) return 'ar';
  if (/\p{Script=Cyrillic}/u.test(text)) return 'ru';
  return /\p{Script=Han}/u.test(text) ? 'zh-Hans' : null;
}
