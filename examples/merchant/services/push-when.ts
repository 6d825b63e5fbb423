import type { Order } from '#commerce/order.ts';
import type { OrderNotice } from '#commerce/risk/order-notice.ts';
import type { RiskSetup } from './notice-setup.ts';
import { isOpen } from './support-hours.ts';

const HOUR_MS = 60 * 60_000;
/** The same kind for the same order, however often it changes. */
const SAME_KIND_MS = HOUR_MS;
/** So long before its promise a parcel is near, and worth a word at night. */
const NEAR_MS = 2 * HOUR_MS;
const LOOK_AGAIN_MS = 15 * 60_000;

/** Whether something may be pushed now: once, not too often, and not into somebody's sleep. */
export function whenToPush(
  { notice, order, last_sent }: { notice: OrderNotice | null; order: Order; last_sent: Date | null },
  risk: RiskSetup | undefined,
  nowMs: number,
): 'now' | 'never' | { afterMs: number } {
  // What is told no more, or of an order that is over, is nothing to wake anybody for.
  if (!notice || !risk || order.status !== 'open') return 'never';
  const sinceLast = last_sent ? nowMs - last_sent.getTime() : Number.POSITIVE_INFINITY;
  if (sinceLast < SAME_KIND_MS) return { afterMs: SAME_KIND_MS - sinceLast };
  const isQuiet = risk.quiet !== undefined && isOpen({ timeZone: risk.timeZone, ...risk.quiet }, nowMs);
  return isQuiet && !isNear(order, nowMs) ? { afterMs: LOOK_AGAIN_MS } : 'now';
}

function isNear({ fulfillment, shipments }: Order, nowMs: number): boolean {
  const promisedMs = Date.parse(shipments?.[0]?.eta ?? '');
  return fulfillment === 'out_for_delivery' && promisedMs - nowMs < NEAR_MS;
}
