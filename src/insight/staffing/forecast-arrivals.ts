/** Conversations that began in an hour of the shop's own clock. */
export interface HourCount {
  /** `2026-11-22`. */
  day: string;
  /** 0 to 23. */
  hour: number;
  count: number;
}

/** A day that is unlike others: a holiday (0.4), a campaign (3), closed (0). */
export interface SpecialDay {
  day: string;
  factor: number;
}

/** A day of the forecast: arrivals by hour. */
export interface DayForecast {
  day: string;
  hours: number[];
}

export interface ForecastFit {
  forecast: DayForecast[];
  /** Growth from week to week, as a factor held between 0.8 and 1.25: 1.02. */
  weeklyGrowth: number;
  /** Weeks that it was learnt from. */
  weeks: number;
}

const DAY_MS = 86_400_000;

/**
 * Arrivals of the coming days by a profile of weekday and hour, times the week's level, times what is known of special days.
 * The profile is the mean over weeks, of counts taken to the level of their week and, where a day was special, to that of an
 * ordinary one; the level grows as a line through the logarithms of the weekly totals (least squares). Days without any
 * conversation between the first and the last count as days with none; days that were closed say nothing of ordinary ones.
 */
export function forecastArrivals(
  history: readonly HourCount[],
  { days, from, special = [] }: { days: number; from: string; special?: readonly SpecialDay[] },
): ForecastFit {
  if (history.length === 0) return { forecast: [], weeklyGrowth: 1, weeks: 0 };
  const factorOf = new Map(special.map(({ day, factor }) => [day, factor]));
  const times = history.map(({ day }) => Date.parse(day));
  const first = Math.min(...times);
  const last = Math.max(...times);
  const byDay = new Map<string, number[]>();
  for (let at = first; at <= last; at += DAY_MS) {
    const day = dayOf(at);
    if (factorOf.get(day) === 0) continue;
    byDay.set(
      day,
      Array.from({ length: 24 }, () => 0),
    );
  }
  for (const { day, hour, count } of history) {
    const hours = byDay.get(day);
    if (hours) hours[hour] = (hours[hour] ?? 0) + count / (factorOf.get(day) ?? 1);
  }
  const weeks = Math.max(1, Math.floor((last - first) / DAY_MS / 7 + 1 / 7 + 1e-9));
  // Whole weeks, the latest ones: a part of a week would tilt the line.
  const start = last - weeks * 7 * DAY_MS + DAY_MS;
  const weekOf = (at: number) => Math.floor((at - Math.max(first, start)) / DAY_MS / 7);
  const inUse = [...byDay].filter(([day]) => Date.parse(day) >= Math.max(first, start));
  const totals = Array.from({ length: weeks }, () => ({ sum: 0, days: 0 }));
  for (const [day, hours] of inUse) {
    const total = totals[weekOf(Date.parse(day))];
    if (!total) continue;
    total.sum += hours.reduce((sum, count) => sum + count, 0);
    total.days += 1;
  }
  const levels = totals.map(({ sum, days: had }) => (had === 0 ? 0 : sum / had));
  const { growth, level } = trendOf(levels);
  const profile = Array.from({ length: 7 }, () => ({ hours: Array.from({ length: 24 }, () => 0), days: 0 }));
  for (const [day, hours] of inUse) {
    const cell = profile[weekdayOf(day)];
    const base = levels[weekOf(Date.parse(day))] ?? 0;
    if (!cell || base === 0) continue;
    cell.days += 1;
    for (const [hour, count] of hours.entries()) cell.hours[hour] = (cell.hours[hour] ?? 0) + count / base;
  }
  return {
    weeklyGrowth: growth,
    weeks,
    forecast: Array.from({ length: days }, (_, ahead) => {
      const at = Date.parse(from) + ahead * DAY_MS;
      const day = dayOf(at);
      const cell = profile[weekdayOf(day)];
      const scale = level(weekOf(at)) * (factorOf.get(day) ?? 1);
      return { day, hours: (cell?.hours ?? []).map((part) => (cell?.days ? (part / cell.days) * scale : 0)) };
    }),
  };
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** 0 is Monday. */
const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** Weeks without anything are passed over; fewer than three say nothing of growth. */
function trendOf(levels: readonly number[]): { growth: number; level: (week: number) => number } {
  const points = levels.flatMap((value, week) => (value > 0 ? [{ week, log: Math.log(value) }] : []));
  const mean = (of: (point: { week: number; log: number }) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / Math.max(1, points.length);
  if (points.length < 3) {
    const level = points.length === 0 ? 0 : Math.exp(mean(({ log }) => log));
    return { growth: 1, level: () => level };
  }
  const [week, log] = [mean((point) => point.week), mean((point) => point.log)];
  const slope = mean((point) => (point.week - week) * (point.log - log)) / mean((point) => (point.week - week) ** 2);
  const growth = Math.min(1.25, Math.max(0.8, Math.exp(slope)));
  return { growth, level: (at) => Math.exp(log + Math.log(growth) * (at - week)) };
}
