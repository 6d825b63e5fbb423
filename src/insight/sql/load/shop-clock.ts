import { csvText } from '../csv-text.ts';
import { sqlTime } from '../sql-time.ts';

const HOUR_MS = 3_600_000;

/** Minutes by which a zone's clock is ahead of UTC at an epoch ms. Throws `RangeError` for a zone that is not known. */
export function zoneClock(zone: string): (atMs: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const hours = new Map<number, number>();
  const ahead = (atMs: number) => {
    const part = Object.fromEntries(format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Math.round((Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(atMs / 1000) * 1000) / 60_000);
  };
  // Zones change their clocks on whole hours of UTC, save a few that never do both at the half hour and on our time's logs.
  return (atMs) => {
    const hour = Math.floor(atMs / HOUR_MS);
    const known = hours.get(hour);
    if (known !== undefined) return known;
    const minutes = ahead(hour * HOUR_MS);
    hours.set(hour, minutes);
    return minutes;
  };
}

/** Rows of `clock` as CSV, over all that lies between two epoch ms: one for each time that the zone changes its clock. */
export function clockCsv(aheadMinutes: (atMs: number) => number, fromMs: number, untilMs: number): string {
  const rows: [string, string, number][] = [];
  let beginMs = Math.floor(fromMs / HOUR_MS) * HOUR_MS;
  let ahead = aheadMinutes(beginMs);
  const endMs = untilMs + HOUR_MS;
  for (let atMs = beginMs; atMs < endMs; atMs += HOUR_MS) {
    const now = aheadMinutes(atMs);
    if (now === ahead) continue;
    rows.push([sqlTime(beginMs), sqlTime(atMs), ahead]);
    beginMs = atMs;
    ahead = now;
  }
  rows.push([sqlTime(beginMs), sqlTime(endMs), ahead]);
  return csvText(rows);
}
