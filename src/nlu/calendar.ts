/** A day or minute on the calendar of the shopper's device, without a time zone. */
export interface LocalTime {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  hour: number;
  minute: number;
}

/** What the device's clock shows at a moment. */
export function localTimeOf(moment: Date): LocalTime {
  return {
    year: moment.getFullYear(),
    month: moment.getMonth() + 1,
    day: moment.getDate(),
    hour: moment.getHours(),
    minute: moment.getMinutes(),
  };
}

const DAY_MS = 86_400_000;

/** Days since 1970-01-01 of a calendar day; days and months out of range run over, as in `Date.UTC`. */
export function dayNumber(year: number, month: number, day: number): number {
  return Math.floor(Date.UTC(year, month - 1, day) / DAY_MS);
}

export function isoDay(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** Whether there is such a day: 2026-02-30 is none. */
export function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** 1 is Monday, 7 Sunday (ISO 8601). */
export function weekdayOf(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/** ISO 8601 week, `2026-W47`: the week belongs to the year that has its Thursday. */
export function isoWeek(number: number): string {
  const thursday = number - weekdayOf(number) + 4;
  const year = new Date(thursday * DAY_MS).getUTCFullYear();
  const week = Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1;
  return `${year}-W${two(week)}`;
}

/** The same day `count` months away, or the last of that month where it is shorter. */
export function addMonths(year: number, month: number, day: number, count: number): number {
  const last = dayNumber(year, month + count + 1, 0);
  return Math.min(dayNumber(year, month + count, day), last);
}

export function two(value: number): string {
  return String(value).padStart(2, '0');
}
