import type { ActionDecision, ActionRequest, TicketRequest } from '#commerce/action.ts';
import type { Order } from '#commerce/order.ts';
import { AppError } from '#core/app-error.ts';
import type { Effect } from '#dialogue/effect.ts';
import type { ConversationEvent } from '#dialogue/event.ts';

/** What happens, without when. */
export type EventBody = ConversationEvent extends infer T
  ? T extends { id: string; at: number }
    ? Omit<T, 'id' | 'at'>
    : never
  : never;

/** An effect that leaves the device. */
export type OutwardEffect = Exclude<
  Effect,
  {
    type:
      | 'understand'
      | 'open-entry'
      | 'find-entry'
      | 'consult'
      | 'read-taste'
      | 'use-tool'
      | 'word-answer'
      | 'summarise';
  }
>;

/** Answers what leaves the device; null where nothing comes back. */
export interface ReplayBackend {
  answer(effect: OutwardEffect, conversation: { id: string; atMs: number }): EventBody | null;
}

/** Makes the shop of one conversation, on its clock. `customer`: whom the merchant's page identified; null for a guest. */
export type BackendFor = (customer: string | null, now: () => number) => ReplayBackend;

/** Who asks: an identified customer, or a guest with the token of a look-up. */
export type ReplayShopper = { customerId: string } | { token: string };

/**
 * A shop that answers at once. Refusals are `AppError`s: `order-not-found`, `unauthorised`, or another where the request
 * itself is at fault.
 */
export interface ReplayShop {
  lookup(
    number: string,
    contact: { kind: 'email' | 'phone' | 'postcode'; value: string },
  ): { order: Order; token: { value: string; expiresAtMs: number } };
  /** Newest first. */
  list(customerId: string): Order[];
  get(orderId: string, shopper: ReplayShopper): Order;
  /** `key` is the idempotency key. */
  act(orderId: string, request: ActionRequest, shopper: ReplayShopper, key: string): ActionDecision;
  ticket(request: TicketRequest, key: string): ActionDecision;
}

/** Orders and persons stay effects: nothing is asked of any shop. */
export const NO_BACKEND: ReplayBackend = { answer: () => null };

/**
 * A shop in memory, which looks up, lists, decides and takes tickets at once; a person is always called and never comes.
 * @param customerId Whom the merchant's page identified; null for a guest.
 */
export function shopBackend(shop: ReplayShop, customerId: string | null): ReplayBackend {
  const shopper = (token: string | null): ReplayShopper => {
    if (token !== null) return { token };
    if (customerId === null) throw new AppError('unauthorised');
    return { customerId };
  };
  return {
    answer(effect, { id }) {
      switch (effect.type) {
        case 'look-up-order':
          return orderEvent(effect.turnId, () => {
            const { order, token } = shop.lookup(effect.query.number, effect.query.contact);
            return { type: 'order-found', turnId: effect.turnId, order, token };
          });
        case 'refresh-order':
          return orderEvent(effect.turnId, () => {
            const order = shop.get(effect.orderId, shopper(effect.token));
            return { type: 'order-found', turnId: effect.turnId, order, token: null };
          });
        case 'list-orders':
          return orderEvent(effect.turnId, () => {
            if (customerId === null) throw new AppError('unauthorised');
            return { type: 'orders-listed', turnId: effect.turnId, orders: shop.list(customerId).slice(0, 10) };
          });
        case 'act':
          return decisionEvent(effect.key, () =>
            shop.act(effect.orderId, effect.request, shopper(effect.token), `${id}.${effect.key}`),
          );
        case 'open-ticket':
          return decisionEvent(effect.key, () => shop.ticket(effect.request, `${id}.${effect.key}`));
        case 'request-handoff':
          return {
            type: 'handoff-created',
            key: effect.key,
            handoff: {
              id: `ho.${effect.key}`,
              token: 'replay',
              mode: 'live',
              status: 'queued',
              queuePosition: 1,
              ticketNumber: null,
            },
          };
        case 'send-to-agent':
          return { type: 'message-delivered', messageId: effect.messageId };
        case 'rate-handoff':
          return { type: 'handoff-rated', handoffId: effect.handoff.id };
        case 'close-handoff':
          return { type: 'handoff-close-delivered', handoffId: effect.handoff.id };
        case 'follow-handoff':
          return null;
      }
    },
  };
}

function orderEvent(turnId: string, ask: () => EventBody): EventBody {
  try {
    return ask();
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    const known = cause.code === 'unauthorised' ? 'unauthorised' : 'not-found';
    return { type: 'order-failed', turnId, cause: known, retryAfterS: null };
  }
}

function decisionEvent(key: string, ask: () => Extract<EventBody, { type: 'decided' }>['decision']): EventBody {
  try {
    return { type: 'decided', key, decision: ask() };
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    const known = { 'order-not-found': 'not-found', unauthorised: 'unauthorised' } as const;
    const { code, message } = cause;
    return {
      type: 'decision-failed',
      key,
      cause: code === 'order-not-found' || code === 'unauthorised' ? known[code] : 'invalid',
      message,
    };
  }
}
