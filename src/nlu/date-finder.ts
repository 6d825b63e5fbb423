import { dayNumber, isDay, isoDay, type LocalTime, two } from './calendar.ts';
import { findClocks } from './clock-finder.ts';
import { DAY_MONTH, ISO, MONTH_DAY, matches, months, NAMED, VIETNAMESE } from './date-patterns.ts';
import { addRelative } from './relative-dates.ts';

/** A day, minute, week, month or time of day: `2026-11-20`, `2026-11-22T20:00`, `2026-W47`, `2026-10`, `T20:00`. */
export interface DateMatch {
  start: number;
  end: number;
  value: string;
}

/** Longer messages are cut: a date far into a tale is about something else, and the patterns' work stays bounded. */
const MAX_UNITS = 1000;

/**
 * Finds days and times. Takes text as folded by `foldInPlace`. Relative ones need `now`; without it only dates with a year
 * and times of day are found. Of two readings of a day without its year or week the nearest is taken: `20 Nov` is the one
 * within half a year, `Friday` the next one (in Chinese this week's). `05/11/2026` is left out where it could be either.
 */
export function findDates(folded: string, now: LocalTime | null): DateMatch[] {
  const text = folded.slice(0, MAX_UNITS);
  const found: DateMatch[] = [];
  const add = (start: number, length: number, value: string | null): void => {
    const end = start + length;
    if (value === null || found.some((match) => start < match.end && match.start < end)) return;
    found.push({ start, end, value });
  };
  const dated = (year: number, month: number, day: number): string | null =>
    isDay(year, month, day) ? isoDay(dayNumber(year, month, day)) : null;
  const nearest = (month: number, day: number): string | null => {
    if (now === null) return null;
    const today = dayNumber(now.year, now.month, now.day);
    const distance = (year: number): number => Math.abs(dayNumber(year, month, day) - today);
    const [year = now.year] = [now.year, now.year - 1, now.year + 1].sort((a, b) => distance(a) - distance(b));
    return dated(year, month, day);
  };

  for (const { at, groups } of matches(text, ISO)) {
    const [whole, year, month, day] = groups;
    add(at, whole.length, dated(+year, +month, +day));
  }
  for (const { at, groups } of matches(text, DAY_MONTH)) {
    const [whole, d1, m1, yearTyped, d2, m2] = groups;
    const [first, second] = [+(d1 || d2), +(m1 || m2)];
    if (first <= 12 && second <= 12 && !whole.includes('.')) continue;
    const [day, month] = second > 12 ? [second, first] : [first, second];
    if (yearTyped === '') add(at, whole.length, nearest(month, day));
    else add(at, whole.length, dated(+yearTyped < 100 ? 2000 + +yearTyped : +yearTyped, month, day));
  }
  for (const { at, groups } of matches(text, NAMED)) {
    const [whole, d1, m1, y1, m2, d2, y2] = groups;
    const month = months.get(m1 || m2) ?? 0;
    const year = y1 || y2;
    add(at, whole.length, year === '' ? nearest(month, +(d1 || d2)) : dated(+year, month, +(d1 || d2)));
  }
  if (now !== null) {
    for (const { at, groups } of matches(text, MONTH_DAY)) {
      const [whole, month, day] = groups;
      add(at, whole.length, nearest(+month, +day));
    }
    for (const { at, groups } of matches(text, VIETNAMESE)) {
      const [whole, day, month] = groups;
      add(at, whole.length, nearest(+month, +day));
    }
    addRelative(text, now, add);
  }
  return withClocks(text, found, now);
}

/** Between a day and its time. */
const LINK = /^(?:\s|,|的|at|um|uhr|o|alle|ore|a las?|as|às|a|à|v|в|jam|luc|に|ตอน|الساعة)*$/u;

const LINK_MAX_UNITS = 12;

function isLink(text: string, start: number, end: number): boolean {
  return start <= end && end - start <= LINK_MAX_UNITS && LINK.test(text.slice(start, end));
}

function withClocks(text: string, found: DateMatch[], now: LocalTime | null): DateMatch[] {
  for (const clock of findClocks(text)) {
    if (found.some((match) => clock.start < match.end && match.start < clock.end)) continue;
    const day = found.find(
      ({ start, end, value }) =>
        value.length === 10 && (isLink(text, end, clock.start) || isLink(text, clock.end, start)),
    );
    if (day === undefined) {
      found.push({ start: clock.start, end: clock.end, value: `T${two(clock.hour)}:${two(clock.minute)}` });
      continue;
    }
    const evening = now !== null && clock.hour < 12 && EVENING.test(text.slice(day.start, day.end));
    day.value += `T${two(clock.hour + (evening ? 12 : 0))}:${two(clock.minute)}`;
    day.start = Math.min(day.start, clock.start);
    day.end = Math.max(day.end, clock.end);
  }
  return found.sort((a, b) => a.start - b.start);
}

const EVENING = /晚$|tonight|noche|stasera|ce soir|คืน|toi nay/u;
