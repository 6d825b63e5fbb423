import type { Entity } from '#nlu/reading.ts';
import type { Draft } from '../draft.ts';
import type { OrderLookup, Topic } from '../state.ts';
import { askedOrders, NO_LOOKUP, offeredOrders } from './order-asked.ts';
import { orderNumberIn, shopNumberIn } from './order-number.ts';
import { contactIn, spokenContact, without } from './read-contact.ts';
import { meantOrder, ordersAlike } from './read-order.ts';
import type { Turn } from './turn.ts';

/** What a message gives for the search; null when nothing. */
export function heardOfOrder(draft: Draft, topic: Topic, { text, reading }: Turn): OrderLookup | null {
  const lookup = topic.lookup ?? NO_LOOKUP;
  const wantsContact = lookup.number !== null;
  // "Phone number 5190" is no order's.
  const own = shopNumberIn(draft, reading);
  const number = own ?? (wantsContact ? null : orderNumberIn(draft, reading));
  const contact =
    contactIn(reading.entities) ??
    spokenContact(number ? without(text, reading.entities, CODES) : text, wantsContact && !number, number !== null);
  if (number || contact) {
    const isSame = number === null || number === lookup.number;
    const asking = isSame ? lookup.asking : null;
    return { number: number ?? lookup.number, contact: contact ?? lookup.contact, asking, turnId: null };
  }
  const meant =
    lookup.asking === 'number'
      ? (meantOrder(draft.book, text, reading.entities, askedOrders(draft, topic)) ??
        meantOrder(draft.book, text, reading.entities, offeredOrders(draft)))
      : null;
  if (meant) return { ...lookup, number: meant.order.number, turnId: null };
  const isNarrower = lookup.asking === 'number' && ordersAlike(draft.book, text, askedOrders(draft, topic)).length > 0;
  return isNarrower ? { ...lookup, turnId: null } : null;
}

const CODES: ReadonlySet<Entity['type']> = new Set(['order-number']);
