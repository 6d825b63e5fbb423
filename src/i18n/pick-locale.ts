import { LOCALES, type Locale } from '#core/locale.ts';

const KNOWN: ReadonlySet<string> = new Set(LOCALES);

/**
 * The first of the wanted BCP 47 tags that Aisle speaks, by language and, for Chinese, script: `zh-TW` and `zh-HK` are
 * `zh-Hant`, `pt-BR` is `pt`, `yue` is written Chinese. Tags that are not well formed are passed over; English when none fits.
 */
export function pickLocale(requested: readonly string[]): Locale {
  for (const tag of requested) {
    const locale = localeOf(tag);
    if (locale) return locale;
  }
  return 'en';
}

function localeOf(tag: string): Locale | null {
  let parsed: Intl.Locale;
  try {
    // Some servers and older pages write zh_CN.
    parsed = new Intl.Locale(tag.trim().replaceAll('_', '-')).maximize();
  } catch {
    return null;
  }
  if (parsed.language === 'zh' || parsed.language === 'yue') return parsed.script === 'Hant' ? 'zh-Hant' : 'zh-Hans';
  return KNOWN.has(parsed.language) ? (parsed.language as Locale) : null;
}
