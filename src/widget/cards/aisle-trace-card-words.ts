import type { TraceReason } from '#commerce/trace/trace-report.ts';
import { numberFormat } from '#core/kept-formats.ts';
import type { Locale } from '#core/locale.ts';
import { fill } from '#i18n/fill.ts';
import type { TraceStrings } from '#i18n/trace-strings.ts';

export const degreesText = (celsius: number, locale: Locale): string =>
  numberFormat(locale, { style: 'unit', unit: 'celsius', maximumFractionDigits: 1 }).format(celsius);

/** "34 minutes" in the language's own forms; what happened at all is one at least. */
export const minutesText = (minutes: number, locale: Locale): string =>
  unitText('minute', Math.max(1, Math.round(minutes)), locale);

export const daysText = (days: number, locale: Locale): string => unitText('day', days, locale);

export const gramsText = (grams: number, locale: Locale): string =>
  numberFormat(locale, { style: 'unit', unit: 'gram', maximumFractionDigits: 0 }).format(grams);

/** A day of a label (`YYYY-MM-DD`), which is the same everywhere. */
export function labelDay(day: string, locale: Locale): string {
  const at = Date.parse(`${day.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(at)) return day;
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(at);
}

/** One reason with its figures. */
export function reasonText(reason: TraceReason, words: TraceStrings, locale: Locale): string {
  const figures: Record<string, string> = {};
  for (const [name, value] of Object.entries(reason)) {
    if (typeof value === 'number') figures[name] = figureText(name, value, locale);
    else if (name === 'date' && value !== null) figures[name] = labelDay(value, locale);
  }
  return fill(words.reason[reason.code], figures);
}

function figureText(name: string, value: number, locale: Locale): string {
  if (name === 'minutes' || name === 'longest') return minutesText(value, locale);
  if (name === 'hours') return unitText('hour', Math.floor(value), locale);
  return name === 'days' ? daysText(value, locale) : degreesText(value, locale);
}

const unitText = (unit: 'minute' | 'hour' | 'day', value: number, locale: Locale): string =>
  numberFormat(locale, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 }).format(value);
