const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** 5 January 1970 was a Monday. */
const FIRST_MONDAY_MS = 4 * 86_400_000;
/** Below so many weeks or questions a trend is chance. */
const LEAST_WEEKS = 4;
const LEAST_ASKED = 8;

/**
 * Times by week, oldest first, empty weeks between the first and the last too.
 *
 * @param untilMs Last time of the whole log: what is asked no more has empty weeks at its end.
 */
export function weeksOf(timesMs: readonly (number | null)[], untilMs: number): { weekMs: number; count: number }[] {
  const counts = new Map<number, number>();
  for (const time of timesMs) {
    if (time === null) continue;
    const weekMs = mondayOf(time);
    counts.set(weekMs, (counts.get(weekMs) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const [from, until] = [Math.min(...counts.keys()), mondayOf(untilMs)];
  const weeks = [];
  for (let weekMs = from; weekMs <= until; weekMs += WEEK_MS) weeks.push({ weekMs, count: counts.get(weekMs) ?? 0 });
  return weeks;
}

/**
 * Questions a week in the last quarter of the weeks over those before; null where there are too few to say. A week of which the
 * log has no Sunday is left out.
 */
export function trendOf(all: readonly { weekMs: number; count: number }[], untilMs: number): number | null {
  const weeks = all.filter(({ weekMs }) => weekMs + WEEK_MS - DAY_MS <= untilMs);
  const asked = weeks.reduce((sum, { count }) => sum + count, 0);
  if (weeks.length < LEAST_WEEKS || asked < LEAST_ASKED) return null;
  const late = Math.max(1, Math.floor(weeks.length / 4));
  const mean = (part: readonly { count: number }[]) => part.reduce((sum, { count }) => sum + count, 0) / part.length;
  // Half a question is added to both: a first question after none is no endless rise.
  return (mean(weeks.slice(-late)) + 0.5) / (mean(weeks.slice(0, -late)) + 0.5);
}

const mondayOf = (timeMs: number): number =>
  Math.floor((timeMs - FIRST_MONDAY_MS) / WEEK_MS) * WEEK_MS + FIRST_MONDAY_MS;
