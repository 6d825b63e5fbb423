import type { Batch, Order } from '../order.ts';
import type { TraceDates } from './trace-report.ts';

const DAY_MS = 86_400_000;

/**
 * The date of the batch that has least left. Days are those of the shop's clock: the offset that the order's time is written
 * with, for a label means the day where it was printed. Where no offset tells that day the latest one counts that it is
 * anywhere, so that nothing past its date is called in date.
 */
export function traceDates(
  batches: readonly Batch[],
  shelfLifeDays: number | undefined,
  order: Pick<Order, 'placed_at'>,
  deliveredMs: number | null,
  nowMs: number,
): TraceDates | null {
  const offsetMs = offsetOf(order.placed_at);
  const all = batches.flatMap(({ made_on, best_before }) => {
    const isWorkedOut = best_before === undefined;
    const made = made_on === undefined ? null : dayNumber(made_on);
    const end =
      best_before !== undefined
        ? dayNumber(best_before)
        : made !== null && shelfLifeDays !== undefined
          ? made + shelfLifeDays
          : null;
    return end === null ? [] : [{ end, isWorkedOut }];
  });
  const [least] = all.toSorted((a, b) => a.end - b.end);
  if (!least || all.length < batches.length) return null;
  const left = (ms: number) => least.end - Math.floor((ms + offsetMs) / DAY_MS);
  return {
    bestBefore: new Date(least.end * DAY_MS).toISOString().slice(0, 10),
    isWorkedOut: least.isWorkedOut,
    leftAtDelivery: deliveredMs === null ? null : left(deliveredMs),
    leftNow: left(nowMs),
  };
}

/** Days since 1970 of `YYYY-MM-DD`; null for what is no day. */
function dayNumber(day: string): number | null {
  const ms = Date.parse(`${day.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(ms) ? null : ms / DAY_MS;
}

/** The clocks that are furthest ahead. */
const LATEST_OFFSET = '+14:00';

/**
 * Milliseconds from UTC to the clock that an ISO 8601 time was written by. `Z` and `-00:00` tell of no clock (RFC 9557,
 * section 2); `+00:00` does.
 */
function offsetOf(iso: string): number {
  const [written = '-00:00'] = /[+-]\d\d:?\d\d$/.exec(iso.slice(10)) ?? [];
  const offset = /^-00:?00$/.test(written) ? LATEST_OFFSET : written;
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d\d):?(\d\d)$/.exec(offset) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
