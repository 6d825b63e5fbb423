import type { Order } from '#commerce/order.ts';
import type { ShopRules } from './shop-rules.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Epoch ms of the last delivery, or null. */
export function deliveredMs({ shipments = [] }: Order): number | null {
  const times = shipments.flatMap(({ delivered_at }) => (delivered_at ? [Date.parse(delivered_at)] : []));
  return times.length > 0 ? Math.max(...times) : null;
}

/** Whether all that there is of it, or a part of it, has come. */
export const hasArrived = (order: Order): boolean =>
  order.fulfillment === 'delivered' || (order.fulfillment === 'partially_shipped' && deliveredMs(order) !== null);

export const isOnItsWay = ({ fulfillment }: Order): boolean =>
  fulfillment === 'shipped' || fulfillment === 'out_for_delivery' || fulfillment === 'partially_shipped';

/** Milliseconds past the promised arrival, of what came late or has not come; 0 when in time or without a promise. */
export function lateMs({ shipments = [] }: Order, nowMs: number): number {
  return Math.max(
    0,
    ...shipments.map(({ eta, delivered_at }) =>
      eta ? (delivered_at ? Date.parse(delivered_at) : nowMs) - Date.parse(eta) : 0,
    ),
  );
}

/** Milliseconds without any news of what is on its way. */
export function quietMs({ placed_at, shipments = [] }: Order, nowMs: number): number {
  const news = shipments.flatMap(({ shipped_at, events = [] }) => [shipped_at, ...events.map(({ at }) => at)]);
  const times = news.flatMap((at) => (at ? [Date.parse(at)] : []));
  return nowMs - Math.max(Date.parse(placed_at), ...times);
}

/** The next promised arrival that is still ahead, epoch ms. */
export function promisedMs({ shipments = [] }: Order, nowMs: number): number | null {
  const ahead = shipments.flatMap(({ eta, delivered_at }) => (eta && !delivered_at ? [Date.parse(eta)] : []));
  return ahead.filter((at) => at > nowMs).sort((a, b) => a - b)[0] ?? null;
}

/** By when a person has looked at it, epoch ms. */
export function reviewedMs({ review: { hours, day } }: ShopRules, nowMs: number): number {
  if (!day) return nowMs + hours * HOUR_MS;
  const offsetMs = day.offsetHours * HOUR_MS;
  const wall = new Date(nowMs + offsetMs).toISOString();
  const clock = wall.slice(11, 16);
  if (clock >= day.from && clock < day.until) return nowMs + hours * HOUR_MS;
  const sameDay = Date.parse(`${wall.slice(0, 10)}T${day.elseAt}:00Z`) - offsetMs;
  return sameDay > nowMs ? sameDay : sameDay + DAY_MS;
}
