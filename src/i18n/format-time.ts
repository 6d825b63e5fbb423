import { dateTimeFormat } from '#core/kept-formats.ts';
import type { Locale } from '#core/locale.ts';
import type { Strings } from './strings.ts';

/** `14:05`, or as the language has it. */
export const formatTime = (at: number, locale: Locale): string =>
  dateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(at);

/** Day and month, with the year when it is not this one. */
export function formatDate(at: number, now: number, locale: Locale): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return dateTimeFormat(locale, { day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) }).format(
    at,
  );
}

/** Date and time of day. */
export const formatMoment = (at: number, locale: Locale): string =>
  dateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at);

/** `Today`, `Yesterday`, or the date. */
export function formatDay(at: number, now: number, locale: Locale, strings: Strings): string {
  const days = Math.round((startOfDay(now) - startOfDay(at)) / 86_400_000);
  if (days === 0) return strings.message.today;
  if (days === 1) return strings.message.yesterday;
  return formatDate(at, now, locale);
}

/** True when both lie on one day of the device's calendar. */
export const isSameDay = (a: number, b: number): boolean => startOfDay(a) === startOfDay(b);

/** An ISO 8601 instant as epoch ms; null when it cannot be read. */
export function instantOf(iso: string | null | undefined): number | null {
  const at = iso ? Date.parse(iso) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
