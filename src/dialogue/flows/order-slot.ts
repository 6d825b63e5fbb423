import { orderKey } from '#commerce/order-key.ts';
import type { Entity } from '#nlu/reading.ts';
import { cancelChoice } from '../choices.ts';
import { ask, type Draft } from '../draft.ts';
import type { Choice, OrderLookup, SeenOrder, Topic } from '../state.ts';
import { isFresh } from './facts.ts';
import { flowSpoken, sayInTopic } from './flow-text.ts';
import { orderNumberIn, shopNumberIn } from './order-number.ts';
import { lineTitle } from './product-names.ts';
import { contactIn, spokenContact, without } from './read-contact.ts';
import { meantOrder, newestFirst } from './read-order.ts';
import { changeTopic, fillSlot } from './topic.ts';
import type { Turn } from './turn.ts';

const TITLE_LETTERS = 24;
/** Orders offered to choose from. */
const OFFERED = 5;

export const NO_LOOKUP: OrderLookup = { number: null, contact: null, asking: null, turnId: null };

/** Orders seen on this device, as they are offered: the newest first. */
export const offeredOrders = ({ state }: Draft): SeenOrder[] =>
  newestFirst(Object.values(state.orders)).slice(0, OFFERED);

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
    if (offered.length > 1) {
      offerOrders(draft, topic, slot, offered);
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
  return changeTopic(draft, filled, { lookup: null, asking: null });
}

/** What a message gives for the search; null when nothing. */
export function heardOfOrder(draft: Draft, topic: Topic, { text, reading }: Turn): OrderLookup | null {
  const lookup = topic.lookup ?? NO_LOOKUP;
  const wantsContact = lookup.number !== null;
  // "Phone number 5190" is no order's.
  const own = shopNumberIn(draft, reading);
  const number = own ?? (wantsContact ? null : orderNumberIn(draft, reading));
  const contact =
    contactIn(reading.entities) ??
    spokenContact(number ? without(text, reading.entities, CODES) : text, wantsContact && !number);
  if (number || contact) {
    const isSame = number === null || number === lookup.number;
    const asking = isSame ? lookup.asking : null;
    return { number: number ?? lookup.number, contact: contact ?? lookup.contact, asking, turnId: null };
  }
  const meant =
    lookup.asking === 'number' ? meantOrder(draft.book, text, reading.entities, offeredOrders(draft)) : null;
  return meant && { ...lookup, number: meant.order.number, turnId: null };
}

const CODES: ReadonlySet<Entity['type']> = new Set(['order-number']);

/** The question for number or contact; with `again` in other words, and with those choices besides. */
export function askForOrder(
  draft: Draft,
  topic: Topic,
  slot: string,
  why: string,
  again: Choice[] | null = null,
): void {
  const asking = topic.lookup?.asking ?? 'number';
  const [own, shared] = again
    ? ([`again-${slot}`, asking === 'number' ? 'order-number-invalid' : 'order-contact-invalid'] as const)
    : ([`ask-${slot}`, asking === 'number' ? 'order-ask-number' : 'order-ask-contact'] as const);
  const keys = asking === 'number' ? [own, shared] : [shared];
  sayInTopic(draft, topic, why, flowSpoken(draft, topic, ...keys), [...(again ?? []), cancelChoice(draft)]);
}

/** Asks which of some orders is meant. */
export function offerOrders(
  draft: Draft,
  topic: Topic,
  slot: string,
  offered: readonly SeenOrder[],
  person: Choice[] = [],
): void {
  const lookup: OrderLookup = { ...(topic.lookup ?? NO_LOOKUP), asking: 'number', turnId: null };
  const asked = changeTopic(draft, topic, { lookup, asking: slot });
  sayInTopic(draft, asked, `${offered.length} orders may be meant`, flowSpoken(draft, asked, 'order-which'), [
    ...offered.map((seen) => orderChoice(draft, seen)),
    ...person,
    cancelChoice(draft),
  ]);
}

/** The number with the first thing in it, by which people know their orders. */
const orderChoice = (draft: Draft, { order: { number, lines } }: SeenOrder): Choice => ({
  id: number,
  label: lines[0] ? `${number} · ${[...lineTitle(draft, lines[0])].slice(0, TITLE_LETTERS).join('')}` : number,
  act: { type: 'say', text: number },
});

/** A turn under which the backend was not asked for an order yet, so that its answer finds this topic. */
function freeTurn({ state, event }: Draft, topic: Topic): string {
  const turnId = event.type === 'understood' ? event.turnId : event.id;
  const isTaken = (id: string): boolean =>
    state.topics.some(({ lookup }) => lookup?.turnId === id) || state.pending.some(({ key }) => key === `order.${id}`);
  return isTaken(turnId) ? `${turnId}.${topic.id}` : turnId;
}
