const DAY_MS = 86_400_000;

/** The ISO 8601 week of a moment (epoch ms) in UTC, such as `2026-W47`: the finest time that leaves a device. */
export function weekOf(at: number): string {
  const day = Math.floor(at / DAY_MS);
  // Day 0 of the epoch was a Thursday, and a week belongs to the year of its Thursday.
  const thursday = day - ((day + 3) % 7) + 3;
  const year = new Date(thursday * DAY_MS).getUTCFullYear();
  const firstDay = Date.UTC(year, 0, 1) / DAY_MS;
  const week = Math.floor((thursday - firstDay) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

export const WEEK = /^\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])$/;
