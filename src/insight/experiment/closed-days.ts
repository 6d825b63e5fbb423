import type { ExperimentDay } from './experiment-day.ts';

/** Days after a conversation within which an order counts, unless the experiment says otherwise. */
export const WINDOW_DAYS = 7;

const DAY_MS = 86_400_000;

/**
 * The days that may be judged: those whose orders had `windowDays` to come, by the newest day there is; and how many
 * conversations of later days wait. Orders come hours or days later, and not as late in each arm: words that hurry bring the
 * same orders sooner. Judged at once, arms that sell alike then look different for as long as the experiment runs.
 */
export function closedDays(
  days: readonly ExperimentDay[],
  windowDays: number,
): { closed: ExperimentDay[]; waiting: number } {
  const newest = days.reduce((last, { day }) => Math.max(last, Date.parse(day)), Number.NEGATIVE_INFINITY);
  const isClosed = ({ day }: ExperimentDay) => Date.parse(day) + windowDays * DAY_MS <= newest;
  const waiting = days
    .filter((day) => !isClosed(day))
    .flatMap(({ arms }) => Object.values(arms))
    .reduce((sum, { sales }) => sum + sales.of, 0);
  return { closed: days.filter(isClosed), waiting };
}
