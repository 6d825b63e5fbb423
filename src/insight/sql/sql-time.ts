import type { SqlTime } from './log-tables.ts';

/** Epoch ms as SQL's time without zone, in UTC, or by a clock that is so many minutes ahead of it. */
export function sqlTime(atMs: number, aheadMinutes = 0): SqlTime {
  return new Date(atMs + aheadMinutes * 60_000).toISOString().slice(0, 23).replace('T', ' ');
}
