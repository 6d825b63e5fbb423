import type { Locale } from '#core/locale.ts';
import { strings as english } from './locales/en.ts';
import type { Strings } from './strings.ts';

/** One chunk per language; English comes with the panel, and stands in where a chunk cannot be had. */
const LOADERS: Record<Exclude<Locale, 'en'>, () => Promise<{ strings: Strings }>> = {
  'zh-Hans': () => import('./locales/zh-hans.ts'),
  'zh-Hant': () => import('./locales/zh-hant.ts'),
  es: () => import('./locales/es.ts'),
  pt: () => import('./locales/pt.ts'),
  fr: () => import('./locales/fr.ts'),
  de: () => import('./locales/de.ts'),
  it: () => import('./locales/it.ts'),
  pl: () => import('./locales/pl.ts'),
  ru: () => import('./locales/ru.ts'),
  ar: () => import('./locales/ar.ts'),
  ja: () => import('./locales/ja.ts'),
  ko: () => import('./locales/ko.ts'),
  th: () => import('./locales/th.ts'),
  vi: () => import('./locales/vi.ts'),
  id: () => import('./locales/id.ts'),
};

const loaded = new Map<Locale, Strings>([['en', english]]);

/**
 * The interface's words in `locale`. Rejects as `import()` does when the chunk cannot be fetched; calling again tries
 * again.
 */
export async function loadStrings(locale: Locale): Promise<Strings> {
  const known = loaded.get(locale);
  if (known || locale === 'en') return known ?? english;
  const { strings } = await LOADERS[locale]();
  loaded.set(locale, strings);
  return strings;
}

/** The words of a language that is already loaded: lets a component render at once. */
export function stringsIfLoaded(locale: Locale): Strings | null {
  return loaded.get(locale) ?? null;
}
