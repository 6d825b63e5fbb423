import { addMonths, dayNumber, isoDay, isoWeek, type LocalTime, weekdayOf } from './calendar.ts';
import {
  after,
  before,
  DAY,
  days,
  FUTURE,
  matches,
  numbers,
  PAST,
  SPAN,
  units,
  WEEKDAY,
  weekdays,
} from './date-patterns.ts';
import * as table from './date-words.ts';

/** Takes a match; null where the words name no day. */
export type Add = (start: number, length: number, value: string | null) => void;

/** Finds days that are told from today: `yesterday`, `3 days ago`, `last Friday`, `next week`. */
export function addRelative(text: string, now: LocalTime, add: Add): void {
  const today = dayNumber(now.year, now.month, now.day);
  for (const [sign, pattern] of [
    [-1, PAST],
    [1, FUTURE],
  ] as const) {
    for (const { at, groups } of matches(text, pattern)) {
      const [whole, n1, u1, n2, u2] = groups;
      const amount = n1 || n2;
      const count = sign * (/^\d/.test(amount) ? +amount : (numbers.get(amount) ?? 1));
      add(at, whole.length, moved(now, count, units.get((u1 || u2).trim()) ?? 'day'));
    }
  }
  for (const { at, groups } of matches(text, WEEKDAY)) {
    const [whole, near, name, nearAfter] = groups;
    const weeks = before.get(near) ?? after.get(nearAfter);
    add(at, whole.length, isoDay(weekdayNear(today, weekdays.get(name) ?? 1, weeks, /\p{Script=Han}/u.test(name))));
  }
  for (const { at, groups } of matches(text, DAY)) {
    const [whole] = groups;
    const ahead = text.slice(Math.max(0, at - 8), at);
    if (whole === 'morgen' && table.GERMAN_MORNING.test(ahead)) continue;
    if (whole === 'manana' && table.SPANISH_MORNING.test(ahead)) continue;
    add(at, whole.length, isoDay(today + (days.get(whole) ?? 0)));
  }
  if (table.FRENCH_HINT.test(text)) {
    for (const { at, groups } of matches(text, /(?<![a-z])hier(?![a-z])/gu)) {
      const [whole] = groups;
      add(at, whole.length, isoDay(today - 1));
    }
  }
  for (const { at, groups } of matches(text, SPAN)) {
    const [whole, near, name, nearAfter] = groups;
    const offset = before.get(near) ?? after.get(nearAfter);
    const unit = units.get(name.trim());
    if (offset === undefined) continue;
    if (unit === 'week') add(at, whole.length, isoWeek(today + 7 * offset));
    if (unit === 'month') add(at, whole.length, isoDay(addMonths(now.year, now.month, 1, offset)).slice(0, 7));
  }
}

function moved(now: LocalTime, count: number, unit: table.Unit): string {
  if (unit === 'day' || unit === 'week') {
    return isoDay(dayNumber(now.year, now.month, now.day) + count * (unit === 'week' ? 7 : 1));
  }
  if (unit === 'month' || unit === 'year') {
    return isoDay(addMonths(now.year, now.month, now.day, count * (unit === 'year' ? 12 : 1)));
  }
  const minutes = Date.UTC(now.year, now.month - 1, now.day, now.hour, now.minute) / 60_000;
  return new Date((minutes + count * (unit === 'hour' ? 60 : 1)) * 60_000).toISOString().slice(0, 16);
}

/** In Chinese `上周五` counts by weeks from Monday; elsewhere `last Friday` is the latest one before today. */
function weekdayNear(today: number, weekday: number, weeks: number | undefined, byWeek: boolean): number {
  const monday = today - weekdayOf(today) + 1;
  const thisWeek = monday + weekday - 1;
  if (byWeek) return thisWeek + 7 * (weeks ?? 0);
  if (weeks === -1) return thisWeek < today ? thisWeek : thisWeek - 7;
  if (weeks === 1) return thisWeek > today ? thisWeek : thisWeek + 7;
  return thisWeek < today ? thisWeek + 7 : thisWeek;
}
