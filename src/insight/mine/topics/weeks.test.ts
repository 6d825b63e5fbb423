import { describe, expect, it } from 'vitest';
import { trendOf, weeksOf } from './weeks.ts';

const DAY_MS = 86_400_000;
const MONDAY_MS = Date.UTC(2026, 5, 1);
/** Eight weeks of five questions each. */
const times = Array.from({ length: 40 }, (_, at) => MONDAY_MS + Math.floor(at / 5) * 7 * DAY_MS);
const trend = (asked: readonly number[], untilMs: number) => trendOf(weeksOf(asked, untilMs), untilMs);

describe('the trend of a question', () => {
  it('is measured in whole weeks', () => {
    expect(trend(times, MONDAY_MS + 55 * DAY_MS)).toBe(1);
    const begun = MONDAY_MS + 57 * DAY_MS;
    expect(weeksOf([...times, begun], begun).map(({ count }) => count)).toEqual([5, 5, 5, 5, 5, 5, 5, 5, 1]);
    expect(trend([...times, begun], begun)).toBe(1);
  });

  it('falls where it is asked no more though the log goes on', () => {
    const untilMs = MONDAY_MS + 83 * DAY_MS;
    expect(weeksOf(times, untilMs)).toHaveLength(12);
    expect(trend(times, untilMs)).toBeLessThan(0.2);
  });

  it('is not told of nothing', () => {
    expect(weeksOf([null], Number.NEGATIVE_INFINITY)).toEqual([]);
    expect(trend([], MONDAY_MS)).toBeNull();
  });
});
