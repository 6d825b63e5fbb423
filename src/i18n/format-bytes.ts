import { numberFormat } from '#core/kept-formats.ts';
import type { Locale } from '#core/locale.ts';

const UNITS = ['byte', 'kilobyte', 'megabyte'] as const;

/** A size in bytes, kilobytes or megabytes of 1000, with at most one decimal. */
export function formatBytes(sizeBytes: number, locale: Locale): string {
  const power = sizeBytes < 1000 ? 0 : sizeBytes < 1_000_000 ? 1 : 2;
  return numberFormat(locale, {
    style: 'unit',
    unit: UNITS[power] ?? 'byte',
    unitDisplay: power === 0 ? 'narrow' : 'short',
    maximumFractionDigits: power === 0 ? 0 : 1,
  }).format(sizeBytes / 1000 ** power);
}
