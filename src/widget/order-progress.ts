import type { FulfillmentStatus, Order } from '#commerce/order.ts';
import type { Strings } from '#i18n/strings.ts';

/** The way of an order that arrives: received, packed, on its way, out for delivery, delivered. */
export const ORDER_STEPS = 5;

const STEP: Readonly<Record<FulfillmentStatus, number | null>> = {
  unfulfilled: 1,
  processing: 2,
  partially_shipped: 3,
  shipped: 3,
  out_for_delivery: 4,
  delivered: 5,
  returned: null,
};

/** How far the order is, from 1 to `ORDER_STEPS`; null when it is on no way (cancelled, returned). */
export function orderStep(order: Order): number | null {
  return order.status === 'cancelled' ? null : STEP[order.fulfillment];
}

/** Where the order stands, in two or three words. */
export function orderHeadline(order: Order, { order: words }: Strings): string {
  return order.status === 'cancelled' ? words.cancelled : words[order.fulfillment];
}
