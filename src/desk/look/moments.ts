import { dateTimeFormat } from '#core/kept-formats.ts';
import type { DeskLanguage } from '#i18n/desk-strings.ts';

/** Times and numbers are written as the agent's own region has them, in the desk's language. */
const regionOf = (language: DeskLanguage): string =>
  navigator.languages.find((tag) => tag.split('-')[0] === language.split('-')[0]) ?? language;

const format = (language: DeskLanguage, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  dateTimeFormat(regionOf(language), options);

const isToday = (at: Date): boolean => at.toDateString() === new Date().toDateString();

/** An ISO 8601 instant as a time of day, or as a date where it was another day; what is no instant as it came. */
export function clockTime(iso: string, language: DeskLanguage): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  return format(language, isToday(at) ? { timeStyle: 'short' } : { day: 'numeric', month: 'short' }).format(at);
}

/** Day and time of day; today's without the day. */
export function moment(iso: string, language: DeskLanguage): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const options = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;
  return format(language, isToday(at) ? { timeStyle: 'short' } : options).format(at);
}
