import type { SupportHours } from '../shop.ts';

/** Whether people are there now. */
export function isOpen(hours: SupportHours | undefined, nowMs: number): boolean {
  if (!hours) return true;
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: hours.timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(nowMs);
  return clock >= hours.from && clock < hours.until;
}

/** For shoppers to read. */
export function hoursText(hours: SupportHours | undefined): string {
  return hours ? `${hours.from}–${hours.until} (${hours.timeZone})` : '24/7';
}
