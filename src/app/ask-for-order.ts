import { AppError } from '#core/app-error.ts';
import type { Effect } from '#dialogue/effect.ts';
import type { EventBody, OrderFailure } from '#dialogue/event.ts';
import type { MerchantBackend } from '#merchant/ports.ts';

export type OrderEffect = Extract<Effect, { type: 'look-up-order' | 'refresh-order' | 'list-orders' }>;

/** How many orders of a shopper are listed. */
const LISTED = 10;

/** Asks the shop, once; gives what it said, or why it said nothing. Null where nobody wants to know any more. */
export async function askForOrder(
  effect: OrderEffect,
  backend: () => Promise<MerchantBackend>,
  signal: AbortSignal,
): Promise<EventBody | null> {
  const { turnId } = effect;
  try {
    const { orders } = await backend();
    switch (effect.type) {
      case 'list-orders':
        return { type: 'orders-listed', turnId, orders: (await orders.list({ limit: LISTED }, signal)).orders };
      case 'refresh-order': {
        const order = await orders.get(effect.orderId, effect.token ?? undefined, signal);
        return { type: 'order-found', turnId, order, token: null };
      }
      case 'look-up-order': {
        const { order, token, expiresAt } = await orders.lookup(effect.query, signal);
        return { type: 'order-found', turnId, order, token: { value: token, expiresAtMs: Date.parse(expiresAt) } };
      }
    }
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    if (cause.code === 'cancelled') return null;
    const retryAfterS = typeof cause.details.retryAfterS === 'number' ? cause.details.retryAfterS : null;
    return { type: 'order-failed', turnId, cause: failureOf(cause), retryAfterS };
  }
}

function failureOf({ code }: AppError): OrderFailure {
  switch (code) {
    case 'order-not-found':
      return 'not-found';
    case 'rate-limited':
    case 'unauthorised':
      return code;
    case 'network-offline':
      return 'offline';
    default:
      return navigator.onLine ? 'unreachable' : 'offline';
  }
}
