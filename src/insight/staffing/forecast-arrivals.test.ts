import { describe, expect, it } from 'vitest';
import { forecastArrivals, type HourCount } from './forecast-arrivals.ts';

/** Monday 2026-09-07 and the weeks after it; `count` for each weekday (0: Monday) and hour. */
const weeks = (many: number, count: (week: number, weekday: number, hour: number) => number): HourCount[] =>
  Array.from({ length: many * 7 * 24 }, (_, at) => {
    const days = Math.floor(at / 24);
    const day = new Date(Date.UTC(2026, 8, 7 + days)).toISOString().slice(0, 10);
    return { day, hour: at % 24, count: count(Math.floor(days / 7), days % 7, at % 24) };
  });

describe('the forecast', () => {
  it('repeats what was always so', () => {
    const history = weeks(4, (_, weekday, hour) => weekday + hour);
    const { forecast, weeklyGrowth, weeks: learnt } = forecastArrivals(history, { days: 7, from: '2026-10-05' });
    expect(weeklyGrowth).toBeCloseTo(1, 10);
    expect(learnt).toBe(4);
    for (const [weekday, { hours }] of forecast.entries()) {
      for (const [hour, count] of hours.entries()) expect(count).toBeCloseTo(weekday + hour, 8);
    }
  });

  it('goes on growing as it grew', () => {
    const history = weeks(5, (week) => 10 * 1.1 ** week);
    const { forecast, weeklyGrowth } = forecastArrivals(history, { days: 1, from: '2026-10-12' });
    expect(weeklyGrowth).toBeCloseTo(1.1, 6);
    expect(forecast[0]?.hours[0]).toBeCloseTo(10 * 1.1 ** 5, 6);
  });

  it('does not learn from a campaign what an ordinary day is, and lays its factor on one to come', () => {
    const history = weeks(4, (week, weekday) => (week === 1 && weekday === 2 ? 30 : 10));
    const special = [
      { day: '2026-09-16', factor: 3 },
      { day: '2026-10-06', factor: 3 },
    ];
    const { forecast } = forecastArrivals(history, { days: 3, from: '2026-10-05', special });
    expect(forecast.map(({ hours }) => Math.round((hours[12] ?? 0) * 1e6) / 1e6)).toEqual([10, 30, 10]);
  });

  it('learns nothing from a closed day, nor from what came in on it', () => {
    const history = weeks(4, (week, weekday) => (week === 1 && weekday === 2 ? 1 : 10));
    const special = [
      { day: '2026-09-16', factor: 0 },
      { day: '2026-10-06', factor: 0 },
    ];
    const { forecast, weeklyGrowth } = forecastArrivals(history, { days: 3, from: '2026-10-05', special });
    expect(weeklyGrowth).toBeCloseTo(1, 10);
    expect(forecast.map(({ hours }) => Math.round((hours[12] ?? 0) * 1e6) / 1e6)).toEqual([10, 0, 10]);
  });

  it('of nothing says nothing', () => {
    expect(forecastArrivals([], { days: 7, from: '2026-10-05' })).toEqual({ forecast: [], weeklyGrowth: 1, weeks: 0 });
  });
});
