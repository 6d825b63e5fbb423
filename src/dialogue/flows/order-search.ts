import type { Order } from '#commerce/order.ts';
import { orderKey } from '#commerce/order-key.ts';
import type { Flow } from '#knowledge/flow-schema.ts';
import type { Draft } from '../draft.ts';
import type { SeenOrder, Topic } from '../state.ts';
import { awaitedSlot, flowById } from './flow-book.ts';
import { takeOrder } from './order-slot.ts';
import { advance } from './run.ts';
import { raiseTopic } from './topic.ts';

/** A topic that waits for its order, and the slot for it. */
export interface Searching {
  topic: Topic;
  flow: Flow;
  slot: string;
  newest: boolean;
}

/** The topic that asked for an order under a turn; null when none does any more. */
export function searching({ state, book }: Draft, turnId: string): Searching | null {
  const topic = state.topics.find(({ lookup }) => lookup?.turnId === turnId);
  const flow = topic && flowById(book, topic.flow);
  const slot = topic && flow ? awaitedSlot(flow, topic) : null;
  const type = slot === null ? undefined : flow?.slots[slot];
  if (!topic || !flow || slot === null) return null;
  return { topic, flow, slot, newest: type?.type === 'order' && type.newest === true };
}

/** Fills the slot with an order that was found; its topic goes on. */
export function take(draft: Draft, { topic, slot }: Searching, order: Order, others: string[]): void {
  const seen = draft.state.orders[orderKey(order.number)];
  if (!seen) return;
  raiseTopic(draft, takeOrder(draft, topic, slot, seen, others));
  advance(draft);
}

/** Remembers an order as the backend tells it, with the access to it. */
export function keepOrder(draft: Draft, order: Order, token: SeenOrder['token'] | null): void {
  const key = orderKey(order.number);
  const kept = token ?? draft.state.orders[key]?.token;
  draft.state.orders = {
    ...draft.state.orders,
    [key]: { order, syncedAt: draft.event.at, ...(kept && { token: kept }) },
  };
}
