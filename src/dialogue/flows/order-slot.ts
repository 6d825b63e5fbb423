import { orderKey } from '#commerce/order-key.ts';
import { ask, type Draft } from '../draft.ts';
import type { OrderLookup, SeenOrder, Topic } from '../state.ts';
import { isFresh } from './facts.ts';
import { flowById } from './flow-book.ts';
import { askedOrders, askForOrder, NO_LOOKUP, offeredOrders, offerOrders } from './order-asked.ts';
import { toldLines } from './read-lines.ts';
import { orderWith } from './read-order.ts';
import { changeTopic, fillSlot } from './topic.ts';

/**
 * Goes as far towards the topic's order as what is known allows: fills the slot with an order that was seen, asks the
 * backend, or asks the shopper. True when the slot is filled.
 */
export function seekOrder(draft: Draft, topic: Topic, slot: string): boolean {
  const { state } = draft;
  const lookup = topic.lookup ?? NO_LOOKUP;
  if (!lookup.number && (state.identified || !lookup.contact)) {
    if (state.identified && state.online && lookup.asking === null) {
      const turnId = freeTurn(draft, topic);
      changeTopic(draft, topic, { lookup: { ...lookup, turnId }, asking: null });
      ask(draft, { type: 'list-orders', key: `order.${turnId}`, turnId });
      return false;
    }
    const offered = offeredOrders(draft);
    const [only] = offered;
    if (only && offered.length === 1 && lookup.asking === null) {
      return seekOrder(draft, changeTopic(draft, topic, { lookup: { ...lookup, number: only.order.number } }), slot);
    }
    const named = orderWith(draft.book, topic.said, offered, false);
    if (named && lookup.asking === null) {
      return seekOrder(draft, changeTopic(draft, topic, { lookup: { ...lookup, number: named.order.number } }), slot);
    }
    if (offered.length > 1) {
      offerOrders(draft, topic, slot, askedOrders(draft, topic));
      return false;
    }
  }
  return pursue(draft, topic, slot, lookup);
}

function pursue(draft: Draft, topic: Topic, slot: string, lookup: OrderLookup): boolean {
  const { state, event } = draft;
  const seen = lookup.number ? state.orders[orderKey(lookup.number)] : undefined;
  if (seen && (!state.online || isFresh(state, topic, seen, event.at))) {
    takeOrder(draft, topic, slot, seen);
    return true;
  }
  // Whose orders are listed names one of them: its number needs no contact beside it.
  if (lookup.number && !seen && !lookup.contact && state.identified && state.online && lookup.asking !== 'contact') {
    const turnId = freeTurn(draft, topic);
    changeTopic(draft, topic, { lookup: { ...lookup, asking: null, turnId }, asking: null });
    ask(draft, { type: 'list-orders', key: `order.${turnId}`, turnId });
    return false;
  }
  const mayRead = seen && (state.identified || (seen.token && seen.token.expiresAtMs > event.at));
  const contact = lookup.contact ?? (lookup.asking === 'contact' ? null : contactOfBefore(draft));
  if (mayRead || (lookup.number && contact)) {
    const turnId = freeTurn(draft, topic);
    const key = `order.${turnId}`;
    changeTopic(draft, topic, { lookup: { ...lookup, contact, asking: null, turnId }, asking: null });
    if (seen && mayRead) {
      ask(draft, { type: 'refresh-order', key, turnId, orderId: seen.order.id, token: seen.token?.value ?? null });
    } else if (lookup.number && contact) {
      const query = { number: lookup.number, contact };
      ask(draft, { type: 'look-up-order', key, turnId, query });
    }
    return false;
  }
  const asking = lookup.number ? 'contact' : 'number';
  const changed = changeTopic(draft, topic, { lookup: { ...lookup, asking, turnId: null }, asking: slot });
  askForOrder(draft, changed, slot, `${slot} needs its ${asking}`);
  return false;
}

/** The contact that fitted another order a while ago: good for as long as its token. */
function contactOfBefore({ state: { contact }, event }: Draft): OrderLookup['contact'] {
  return contact && contact.untilMs > event.at ? { kind: contact.kind, value: contact.value } : null;
}

/**
 * A guest's access to an order has run out: asks for the contact once more, and with it looks the order up again; what was
 * to be done goes on then.
 */
export function renewAccess(draft: Draft, topic: Topic, slot: string, number: string): void {
  const contact = topic.lookup?.contact ?? null;
  const lookup: OrderLookup = { ...NO_LOOKUP, number, contact };
  if (contact) {
    const turnId = freeTurn(draft, topic);
    changeTopic(draft, topic, { lookup: { ...lookup, turnId }, asking: null });
    ask(draft, { type: 'look-up-order', key: `order.${turnId}`, turnId, query: { number, contact } });
    return;
  }
  const changed = changeTopic(draft, topic, { lookup: { ...lookup, asking: 'contact' }, asking: slot, tries: 0 });
  askForOrder(draft, changed, slot, `access to ${number} has run out`);
}

/** Fills the slot; the search is over. */
export function takeOrder(
  draft: Draft,
  topic: Topic,
  slot: string,
  { order }: SeenOrder,
  others: string[] = [],
): Topic {
  const filled = fillSlot(draft, topic, slot, {
    type: 'order',
    id: order.id,
    number: order.number,
    ...(others.length > 0 && { others }),
  });
  return withTold(draft, changeTopic(draft, filled, { lookup: null, asking: null }), order);
}

/** The goods of the order that were named before it was known. */
function withTold(draft: Draft, topic: Topic, order: SeenOrder['order']): Topic {
  const flow = flowById(draft.book, topic.flow);
  const slot = Object.entries(flow?.slots ?? {}).find(
    ([name, { type }]) => type === 'lines' && !topic.slots[name],
  )?.[0];
  const told = slot === undefined ? null : toldLines(draft.book, topic.said, [], order);
  return slot !== undefined && told ? fillSlot(draft, topic, slot, told) : topic;
}

/** A turn under which the backend was not asked for an order yet, so that its answer finds this topic. */
function freeTurn({ state, event }: Draft, topic: Topic): string {
  const turnId = event.type === 'understood' ? event.turnId : event.id;
  const isTaken = (id: string): boolean =>
    state.topics.some(({ lookup }) => lookup?.turnId === id) || state.pending.some(({ key }) => key === `order.${id}`);
  return isTaken(turnId) ? `${turnId}.${topic.id}` : turnId;
}
