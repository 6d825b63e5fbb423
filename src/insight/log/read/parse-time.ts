/** A time of the wall, where no zone stands beside it. `month` from 1. */
export interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  ms: number;
}

export interface TimeReading {
  /** `03/04/2024` is 3 April. Years in front and names of months leave no doubt. */
  dayFirst: boolean;
  /** Epoch ms of a time of the wall where the log was written. */
  toEpoch: (time: WallTime) => number;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const YEAR_FIRST = /^(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})日?/;
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)/;
const DAY_NAMED = /^(?:\w{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3})[a-z]*\.?,?[ -](\d{4})/i;
const MONTH_NAMED = /^(?:\w{3,9},\s+)?([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})/i;
const CLOCK =
  /^(上午|下午|晚上|凌晨|中午)?\s?(\d{1,2})[:：时点](\d{2})(?:[:：分](\d{2})秒?(?:[.,](\d{1,6}))?)?\s?([ap])?\.?(?:m\.?)?/i;
const ZONE = /^\s*(z|utc|gmt|[+-]\d{2}:?\d{2})\b/i;

/** Seconds from 2001 to 2100; ms of the same years have three digits more. */
const EPOCH = /^\d{10}(?:\.\d+)?$|^\d{13}$/;
/** Days since 1899-12-30, as spreadsheets count them: 2001 to 2100. */
const SERIAL = /^(?:3[7-9]|[4-6]\d|7[0-2])\d{3}(?:\.\d+)?$/;

/** Epoch ms of a time as logs write it; null where it is none, or has no date. */
export function parseTime(written: string, { dayFirst, toEpoch }: TimeReading): number | null {
  const text = written.trim();
  if (text === '') return null;
  if (EPOCH.test(text)) return text.length === 13 ? Number(text) : Math.round(Number(text) * 1000);
  if (SERIAL.test(text)) return spreadsheetTime(Number(text), toEpoch);
  const date = dateAt(text, dayFirst);
  if (date === null) return null;
  const rest = text.slice(date.length).replace(/^[\sT,，]+(?:at\s+)?/, '');
  const clock = clockAt(rest);
  const time = { ...date.date, ...clock.clock };
  if (time.month < 1 || time.month > 12 || time.day < 1 || time.day > 31 || time.hour > 23 || time.minute > 59)
    return null;
  const zone = ZONE.exec(rest.slice(clock.length))?.[1];
  if (zone === undefined) return toEpoch(time);
  return Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second, time.ms) - zoneMs(zone);
}

/** Minutes and more of a time without a date, in ms since midnight; null where it is none. */
export function parseClock(written: string): number | null {
  const { clock, length } = clockAt(written.trim());
  if (length === 0) return null;
  return ((clock.hour * 60 + clock.minute) * 60 + clock.second) * 1000 + clock.ms;
}

type Day = Pick<WallTime, 'year' | 'month' | 'day'>;

function dateAt(text: string, dayFirst: boolean): { date: Day; length: number } | null {
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) return { date: day(yearFirst[1], yearFirst[2], yearFirst[3]), length: yearFirst[0].length };
  const yearLast = YEAR_LAST.exec(text);
  if (yearLast) {
    const [whole, first, second, year] = yearLast;
    // Dots are written where the day comes first; over 12 it can be no month.
    const swap = Number(first) > 12 || whole.includes('.') || (dayFirst && Number(second) <= 12);
    return { date: swap ? day(year, second, first) : day(year, first, second), length: whole.length };
  }
  const dayNamed = DAY_NAMED.exec(text);
  if (dayNamed) return named(dayNamed, dayNamed[2], dayNamed[1]);
  const monthNamed = MONTH_NAMED.exec(text);
  return monthNamed ? named(monthNamed, monthNamed[1], monthNamed[2]) : null;
}

function named(found: RegExpExecArray, name = '', dayOfMonth = ''): { date: Day; length: number } | null {
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  return month === 0 ? null : { date: day(found[3], String(month), dayOfMonth), length: found[0].length };
}

const day = (year = '', month = '', dayOfMonth = ''): Day => ({
  year: Number(year) + (year.length === 2 ? 2000 : 0),
  month: Number(month),
  day: Number(dayOfMonth),
});

function clockAt(text: string): { clock: Pick<WallTime, 'hour' | 'minute' | 'second' | 'ms'>; length: number } {
  const found = CLOCK.exec(text);
  if (!found) return { clock: { hour: 0, minute: 0, second: 0, ms: 0 }, length: 0 };
  const [whole, part, hours, minutes, seconds = '0', fraction = '', half] = found;
  const isAfternoon = half?.toLowerCase() === 'p' || part === '下午' || part === '晚上';
  const isMorning = half?.toLowerCase() === 'a' || part === '上午' || part === '凌晨';
  const written = Number(hours);
  const hour = isAfternoon && written < 12 ? written + 12 : isMorning && written === 12 ? 0 : written;
  const ms = Number(fraction.padEnd(3, '0').slice(0, 3));
  return { clock: { hour, minute: Number(minutes), second: Number(seconds), ms }, length: whole.trimEnd().length };
}

function zoneMs(zone: string): number {
  if (/^[a-z]/i.test(zone)) return 0;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

function spreadsheetTime(serial: number, toEpoch: TimeReading['toEpoch']): number {
  const at = new Date(Math.round((serial - 25_569) * 86_400) * 1000);
  return toEpoch({
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
    ms: 0,
  });
}
