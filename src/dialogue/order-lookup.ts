import type { Order } from '#commerce/order.ts';
import { orderKey } from '#commerce/order-key.ts';
import type { Entity, Reading } from '#nlu/reading.ts';
import { cancelChoice, personChoice } from './choices.ts';
import { addReply, ask, type Draft } from './draft.ts';
import type { OrderFailure } from './event.ts';
import type { MessagePart, OrderLookupFlow, SeenOrder } from './state.ts';
import { spoken } from './wording.ts';

/** Failed tries at one slot before a person is offered. */
const TRIES_LIMIT = 3;

/** Intents that are answered by the order itself. */
export const ORDER_INTENTS: ReadonlySet<string> = new Set(['order.track', 'order.late', 'order.find', 'order.lost']);

const numberIn = (reading: Reading): string | null =>
  reading.entities.find(({ type }) => type === 'order-number')?.value ?? null;

function contactIn(entities: readonly Entity[]): OrderLookupFlow['contact'] {
  for (const { type, value } of entities) {
    if (type === 'email') return { kind: 'email', value };
    if (type === 'phone') return { kind: 'phone', value };
  }
  return null;
}

/** A bare answer to "which e-mail, phone tail or postcode": four digits are a phone tail, five or six a postcode. */
function bareContact(text: string): OrderLookupFlow['contact'] {
  const digits = text.normalize('NFKC').trim();
  if (/^\d{4}$/.test(digits)) return { kind: 'phone', value: digits };
  if (/^[A-Za-z0-9][A-Za-z0-9 -]{3,9}$/.test(digits) && /\d/.test(digits)) return { kind: 'postcode', value: digits };
  return null;
}

/** Starts looking for an order with what the message already gives. */
export function startOrderLookup(draft: Draft, turnId: string, reading: Reading | null): void {
  const { state } = draft;
  const number = reading && numberIn(reading);
  const contact = reading && contactIn(reading.entities);
  const seen = Object.values(state.orders);
  state.flow = { name: 'order-lookup', turnId, asking: null, number, contact, tries: 0 };
  if (!number && !contact) {
    if (state.identified && state.online) {
      ask(draft, { type: 'list-orders', key: `order.${turnId}`, turnId });
      return;
    }
    if (seen.length > 0) {
      offerSeen(draft, turnId, seen);
      return;
    }
  }
  advance(draft, turnId, reading);
}

/** True when the message filled a slot (or gave another value for one) and the flow went on. */
export function continueOrderLookup(draft: Draft, turnId: string, text: string, reading: Reading): boolean {
  const { flow } = draft.state;
  if (!flow) return false;
  const number = numberIn(reading);
  const contact = contactIn(reading.entities) ?? (flow.asking === 'contact' && !number ? bareContact(text) : null);
  if (!number && !contact) return false;
  draft.state.flow = { ...flow, turnId, number: number ?? flow.number, contact: contact ?? flow.contact, tries: 0 };
  advance(draft, turnId, reading);
  return true;
}

/** The message gave nothing the flow can use: asks again in other words, and offers a person after three tries. */
export function askAgain(draft: Draft, turnId: string, reading: Reading): void {
  const { flow } = draft.state;
  if (!flow) return;
  const tries = flow.tries + 1;
  draft.state.flow = { ...flow, tries };
  const example = { example: draft.book?.orderNumberExample ?? '' };
  const key = flow.asking === 'contact' ? 'order-contact-invalid' : 'order-number-invalid';
  addReply(draft, {
    reason: 'flow',
    turnId,
    reading,
    parts: spoken(draft, key, example),
    choices: tries >= TRIES_LIMIT ? [personChoice(draft), cancelChoice(draft)] : [cancelChoice(draft)],
  });
}

export function cancelFlow(draft: Draft, turnId: string | null): void {
  const { flow } = draft.state;
  if (!flow) return;
  draft.state.pending = draft.state.pending.filter(({ key }) => key !== `order.${flow.turnId}`);
  draft.state.flow = null;
  addReply(draft, { reason: 'flow', turnId, parts: spoken(draft, 'flow-cancelled') });
}

export function orderFound(draft: Draft, turnId: string, order: Order, token: SeenOrder['token'] | null): void {
  const before = draft.state.orders[orderKey(order.number)];
  const kept = token ?? before?.token;
  draft.state.orders = {
    ...draft.state.orders,
    [orderKey(order.number)]: { order, syncedAt: draft.event.at, ...(kept && { token: kept }) },
  };
  draft.state.flow = null;
  addReply(draft, {
    reason: 'flow',
    turnId,
    parts: [
      ...spoken(draft, 'order-found', { number: order.number }),
      { type: 'order', order, syncedAt: draft.event.at, source: 'backend' },
    ],
  });
}

export function ordersListed(draft: Draft, turnId: string, orders: Order[]): void {
  const first = orders[0];
  if (!first) {
    draft.state.flow = draft.state.flow && { ...draft.state.flow, asking: 'number' };
    addReply(draft, {
      reason: 'flow',
      turnId,
      parts: spoken(draft, 'order-list-empty', { example: draft.book?.orderNumberExample ?? '' }),
      choices: [cancelChoice(draft)],
    });
    return;
  }
  const seen = orders.map((order) => [orderKey(order.number), { order, syncedAt: draft.event.at }] as const);
  draft.state.orders = { ...draft.state.orders, ...Object.fromEntries(seen) };
  draft.state.flow = null;
  const parts: MessagePart[] = [
    ...spoken(draft, 'order-list', { number: first.number }),
    { type: 'order', order: first, syncedAt: draft.event.at, source: 'backend' },
  ];
  if (orders.length > 1) parts.push({ type: 'order-list', numbers: orders.slice(1).map(({ number }) => number) });
  addReply(draft, { reason: 'flow', turnId, parts });
}

export function orderFailed(draft: Draft, turnId: string, cause: OrderFailure, retryAfterS: number | null): void {
  const { flow } = draft.state;
  if (cause === 'offline' || cause === 'unreachable') {
    answerWithoutBackend(draft, turnId, cause);
    return;
  }
  if (cause === 'rate-limited') {
    draft.state.flow = null;
    const minutes = Math.max(1, Math.ceil((retryAfterS ?? 60) / 60));
    addReply(draft, {
      reason: 'flow',
      turnId,
      parts: spoken(draft, 'order-rate-limited', { minutes }),
      choices: [personChoice(draft)],
    });
    return;
  }
  // Not found, or no longer allowed: the number or the contact was not right. Either may be corrected.
  const tries = (flow?.tries ?? 0) + 1;
  const number = flow?.number ?? null;
  draft.state.flow = {
    name: 'order-lookup',
    turnId,
    asking: cause === 'unauthorised' && number ? 'contact' : 'number',
    number: cause === 'unauthorised' ? number : null,
    contact: cause === 'unauthorised' ? null : (flow?.contact ?? null),
    tries,
  };
  addReply(draft, {
    reason: 'flow',
    turnId,
    parts:
      cause === 'unauthorised'
        ? spoken(draft, 'order-ask-contact', { number: number ?? '' })
        : spoken(draft, 'order-not-found', { number: number ?? '' }),
    choices: tries >= TRIES_LIMIT ? [personChoice(draft), cancelChoice(draft)] : [cancelChoice(draft)],
  });
}

/** The question for the slot that the flow asks for. */
export function slotQuestion(draft: Draft, { asking, number }: OrderLookupFlow): MessagePart[] {
  return asking === 'number'
    ? spoken(draft, 'order-ask-number', { example: draft.book?.orderNumberExample ?? '' })
    : spoken(draft, 'order-ask-contact', { number: number ?? '' });
}

/** Goes as far as the filled slots allow: shows the order, asks the backend, or asks for the next slot. */
function advance(draft: Draft, turnId: string, reading: Reading | null): void {
  const { state } = draft;
  const { flow } = state;
  if (!flow) return;
  const seen = flow.number ? state.orders[orderKey(flow.number)] : undefined;
  if (seen && !state.online) {
    showFromDevice(draft, turnId, seen);
    return;
  }
  if (seen && (state.identified || (seen.token && seen.token.expiresAtMs > draft.event.at))) {
    const token = seen.token?.value ?? null;
    ask(draft, { type: 'refresh-order', key: `order.${turnId}`, turnId, orderId: seen.order.id, token });
    return;
  }
  if (flow.number && flow.contact) {
    const query = { number: flow.number, contact: flow.contact };
    state.flow = { ...flow, asking: null };
    ask(draft, { type: 'look-up-order', key: `order.${turnId}`, turnId, query });
    return;
  }
  const asking = flow.number ? 'contact' : 'number';
  state.flow = { ...flow, asking };
  addReply(draft, {
    reason: 'flow',
    turnId,
    reading,
    parts: slotQuestion(draft, state.flow),
    choices: [cancelChoice(draft)],
  });
}

function answerWithoutBackend(draft: Draft, turnId: string, cause: 'offline' | 'unreachable'): void {
  const { flow, orders } = draft.state;
  const asked = flow?.number ? orders[orderKey(flow.number)] : undefined;
  const seen = Object.values(orders);
  if (asked) showFromDevice(draft, turnId, asked);
  else if (!flow?.number && seen.length > 0) offerSeen(draft, turnId, seen);
  else {
    draft.state.flow = null;
    const key = cause === 'offline' ? 'order-offline' : 'order-unreachable';
    addReply(draft, { reason: 'flow', turnId, parts: spoken(draft, key), choices: [personChoice(draft)] });
  }
}

function showFromDevice(draft: Draft, turnId: string, { order, syncedAt }: SeenOrder): void {
  draft.state.flow = null;
  addReply(draft, {
    reason: 'flow',
    turnId,
    parts: [
      ...spoken(draft, 'order-from-device', { number: order.number }),
      { type: 'order', order, syncedAt, source: 'device' },
    ],
  });
}

/** One order is shown or refreshed; several are offered to choose from. */
function offerSeen(draft: Draft, turnId: string, seen: SeenOrder[]): void {
  const [only, ...others] = seen;
  if (only && others.length === 0 && draft.state.flow) {
    draft.state.flow = { ...draft.state.flow, number: only.order.number };
    advance(draft, turnId, null);
    return;
  }
  draft.state.flow = draft.state.flow && { ...draft.state.flow, asking: 'number' };
  addReply(draft, {
    reason: 'flow',
    turnId,
    parts: spoken(draft, 'order-which'),
    choices: [
      ...seen.slice(-3).map(({ order }) => ({
        id: order.number,
        label: order.number,
        act: { type: 'say' as const, text: order.number },
      })),
      cancelChoice(draft),
    ],
  });
}
