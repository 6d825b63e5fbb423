export interface LogPoint {
  /** Epoch ms. */
  at: number;
  celsius: number;
}

/**
 * How long a log was above a limit: the sum of all stretches and the longest one, in minutes. Between two readings the
 * temperature is taken to run straight, so that a reading on the line between its neighbours changes nothing.
 * @param points Oldest first.
 */
export function minutesAbove(points: readonly LogPoint[], limit: number): { total: number; longest: number } {
  let total = 0;
  let longest = 0;
  let stretch = 0;
  for (const [index, next] of points.entries()) {
    const before = points[index - 1];
    if (!before) continue;
    const minutes = (next.at - before.at) / 60_000;
    const [a, b] = [before.celsius - limit, next.celsius - limit];
    const share = a > 0 && b > 0 ? 1 : a <= 0 && b <= 0 ? 0 : Math.max(a, b) / Math.abs(a - b);
    total += minutes * share;
    // It was at or below the limit when this stretch began, or still is when it ends.
    stretch = a > 0 ? stretch + minutes * share : minutes * share;
    longest = Math.max(longest, stretch);
    if (b <= 0) stretch = 0;
  }
  return { total, longest };
}

export const minutesBelow = (points: readonly LogPoint[], limit: number): { total: number; longest: number } =>
  minutesAbove(
    points.map(({ at, celsius }) => ({ at, celsius: -celsius })),
    -limit,
  );
