import { dateTimeFormat } from '#core/kept-formats.ts';
import type { DeskLanguage } from '#i18n/desk-strings.ts';
import { isSameLanguage } from './is-same-language.ts';

/** Times and numbers are written as the agent's own region has them, in the desk's language. */
const regionOf = (language: DeskLanguage): string =>
  navigator.languages.find((tag) => isSameLanguage(tag, language)) ?? language;

const format = (language: DeskLanguage, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  dateTimeFormat(regionOf(language), options);

const isToday = (at: Date): boolean => at.toDateString() === new Date().toDateString();

/** An ISO 8601 instant as a time of day, or as a date where it was another day; what is no instant as it came. */
export function clockTime(iso: string, language: DeskLanguage): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  return format(language, isToday(at) ? { timeStyle: 'short' } : { day: 'numeric', month: 'short' }).format(at);
}

/** Day and time of day; today's without the day, and of another year with it. */
export function moment(iso: string, language: DeskLanguage): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const options = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;
  const isThisYear = at.getFullYear() === new Date().getFullYear();
  const dated = isThisYear ? options : ({ ...options, year: 'numeric' } as const);
  return format(language, isToday(at) ? { timeStyle: 'short' } : dated).format(at);
}

/** @param month `YYYY-MM`; what is no month as it came. */
export function monthName(month: string, language: DeskLanguage): string {
  const at = new Date(`${month}-01T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return month;
  return format(language, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(at);
}
