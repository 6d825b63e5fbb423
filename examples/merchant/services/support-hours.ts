import type { SupportHours } from '../shop.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Whether people are there now. */
export function isOpen(hours: SupportHours | undefined, nowMs: number): boolean {
  if (!hours) return true;
  const { date, time } = localTime(hours.timeZone, nowMs);
  const today = hoursOn(hours, date);
  if (today && time >= today.from && (time < today.until || overMidnight(today))) return true;
  // What began yesterday may last until this morning.
  const yesterday = hoursOn(hours, dayBefore(date));
  return yesterday !== null && overMidnight(yesterday) && time < yesterday.until;
}

/** For shoppers to read. */
export function hoursText(hours: SupportHours | undefined): string {
  return hours ? `${hours.from}–${hours.until} (${hours.timeZone})` : '24/7';
}

interface Span {
  from: string;
  until: string;
}

function hoursOn({ from, until, days, exceptions }: SupportHours, date: string): Span | null {
  const exception = exceptions?.[date];
  if (exception !== undefined) return exception === 'closed' ? null : exception;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
  return days === undefined || days.includes(weekday) ? { from, until } : null;
}

function overMidnight({ from, until }: Span): boolean {
  return until < from;
}

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
}

/** On a clock of that place: `YYYY-MM-DD` and `HH:MM`, summer time and all. */
function localTime(timeZone: string, atMs: number): { date: string; time: string } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(atMs);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((found) => found.type === type)?.value ?? '';
  return { date: `${part('year')}-${part('month')}-${part('day')}`, time: `${part('hour')}:${part('minute')}` };
}
