import type { Locale } from '#core/locale.ts';
import type { PackManifest } from './pack-schema.ts';

/** The languages of a pack that are there in part and that these shoppers speak. */
const spokenOf = ({ partly = [] }: PackManifest, wanted: readonly Locale[]): Locale[] =>
  partly.filter((locale) => wanted.includes(locale));

/** A manifest without the languages that are there in part and that nobody here speaks: a phone does not fetch sixteen. */
export function narrowManifest(manifest: PackManifest, wanted: readonly Locale[]): PackManifest {
  const { partly = [], locales, chunks } = manifest;
  const spoken = spokenOf(manifest, wanted);
  const isKept = (locale: Locale | null) => locale === null || !partly.includes(locale) || spoken.includes(locale);
  return { ...manifest, locales: locales.filter(isKept), chunks: chunks.filter(({ locale }) => isKept(locale)) };
}

/** Whether a narrowed manifest lacks a language that is wanted and that the pack has. */
export const lacksLocale = (manifest: PackManifest, wanted: readonly Locale[]): boolean =>
  spokenOf(manifest, wanted).some((locale) => !manifest.locales.includes(locale));
