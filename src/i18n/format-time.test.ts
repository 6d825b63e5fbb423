import { describe, expect, it } from 'vitest';
import { LOCALES } from '#core/locale.ts';
import { formatDate, formatDay, formatMoment, instantOf, isSameDay } from './format-time.ts';
import { strings } from './locales/en.ts';

const noon = new Date(2026, 2, 14, 12).getTime();

describe('formatDay', () => {
  it('names today and yesterday by the calendar, not by hours', () => {
    const justAfterMidnight = new Date(2026, 2, 14, 0, 5).getTime();
    const justBefore = new Date(2026, 2, 13, 23, 55).getTime();
    expect(formatDay(justAfterMidnight, noon, 'en', strings)).toBe('Today');
    expect(formatDay(justBefore, justAfterMidnight, 'en', strings)).toBe('Yesterday');
    expect(isSameDay(justBefore, justAfterMidnight)).toBe(false);
  });

  it('writes older days as dates, with the year when it is another one', () => {
    expect(formatDay(new Date(2026, 2, 1).getTime(), noon, 'en', strings)).toBe('Mar 1');
    expect(formatDate(new Date(2025, 11, 31).getTime(), noon, 'en')).toBe('Dec 31, 2025');
  });
});

describe('instantOf', () => {
  it('reads an instant with its offset', () => {
    expect(instantOf('2026-03-14T08:00:00+08:00')).toBe(Date.UTC(2026, 2, 14));
  });

  it('is null for nothing and for what is no time', () => {
    expect([instantOf(null), instantOf(undefined), instantOf(''), instantOf('soon')]).toEqual([null, null, null, null]);
  });
});

describe('dates in every language', () => {
  it.each(LOCALES)('are of the Gregorian calendar and in Latin digits in %s', (locale) => {
    const at = new Date(2025, 11, 31, 14, 5).getTime();
    for (const text of [formatDate(at, noon, locale), formatMoment(at, locale)]) {
      expect(text).toContain('2025');
      expect(text).not.toMatch(/[\u0660-\u0669\u06f0-\u06f9\u0e50-\u0e59]/u);
    }
  });
});
