const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Times of a demo shop, counted from now, so that its orders never look old. All in ISO 8601 with the shop's offset. */
export interface DemoClock {
  /** `days` from today (-1 is yesterday) at `HH:MM` on the shop's wall clock. */
  day(days: number, time: string): string;
  /** Minutes from now; negative is ago. */
  minutes(minutes: number): string;
}

export function createDemoClock(nowMs: number, offsetHours: number): DemoClock {
  const offsetMs = offsetHours * 60 * MINUTE_MS;
  const sign = offsetHours < 0 ? '-' : '+';
  const suffix = `${sign}${String(Math.abs(offsetHours)).padStart(2, '0')}:00`;
  const wallClock = (ms: number) => new Date(ms + offsetMs).toISOString();
  return {
    day: (days, time) => `${wallClock(nowMs + days * DAY_MS).slice(0, 10)}T${time}:00${suffix}`,
    minutes: (minutes) => `${wallClock(nowMs + minutes * MINUTE_MS).slice(0, 19)}${suffix}`,
  };
}
