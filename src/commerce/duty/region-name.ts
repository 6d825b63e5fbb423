import type { Locale } from '#core/locale.ts';

const kept = new Map<Locale, Intl.DisplayNames>();

/** A country's name in a language, for example `意大利`; its code where the device knows none. */
export function regionName(code: string, locale: Locale): string {
  const names = kept.get(locale) ?? new Intl.DisplayNames([locale], { type: 'region' });
  kept.set(locale, names);
  return names.of(code) ?? code;
}
