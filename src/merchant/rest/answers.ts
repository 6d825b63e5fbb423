import * as v from 'valibot';
import { ORDER_ACTIONS, TICKET_TOPICS } from '#commerce/action.ts';
import type { Order } from '#commerce/order.ts';
import type { Capabilities, Handoff, HandoffEvent } from '../ports.ts';

/** The answers of the protocol, as this adapter reads them. Fields it does not know are dropped. */

const text = v.string();
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
export const TimeAnswer = v.pipe(
  text,
  v.check((value) => !Number.isNaN(Date.parse(value)), 'not a date and time'),
);
// It becomes a link in the chat: `javascript:` must not get there.
const HttpsUrl = v.pipe(text, v.regex(/^https:\/\//, 'not an https URL'));
export const MoneyAnswer = v.object({ amount: v.pipe(text, v.regex(/^-?\d+(\.\d+)?$/)), currency: text });
const list = <Item extends v.GenericSchema>(item: Item) => v.exactOptional(v.array(item));
const optionalText = v.exactOptional(text);
const optionalTime = v.exactOptional(TimeAnswer);

export const OrderAnswer: v.GenericSchema<unknown, Order> = v.object({
  id: text,
  number: text,
  placed_at: TimeAnswer,
  status: v.picklist(['open', 'completed', 'cancelled']),
  payment: v.picklist(['pending', 'authorized', 'paid', 'partially_refunded', 'refunded', 'failed']),
  fulfillment: v.picklist([
    'unfulfilled',
    'processing',
    'partially_shipped',
    'shipped',
    'out_for_delivery',
    'delivered',
    'returned',
  ]),
  total: MoneyAnswer,
  lines: v.array(
    v.object({
      id: text,
      title: text,
      sku: optionalText,
      quantity: count,
      returnable_quantity: v.exactOptional(count),
      unit_price: v.exactOptional(MoneyAnswer),
    }),
  ),
  shipments: list(
    v.object({
      carrier: optionalText,
      tracking_number: optionalText,
      tracking_url: v.exactOptional(HttpsUrl),
      shipped_at: optionalTime,
      eta: optionalTime,
      delivered_at: v.exactOptional(v.nullable(TimeAnswer)),
      events: list(v.object({ at: TimeAnswer, text, place: optionalText })),
    }),
  ),
  returns: list(
    v.object({
      id: text,
      status: v.picklist(['requested', 'approved', 'rejected', 'in_transit', 'received', 'refunded', 'cancelled']),
      requested_at: optionalTime,
      label_url: v.exactOptional(HttpsUrl),
    }),
  ),
  refunds: list(MoneyAnswer),
  address_changed_at: optionalTime,
});

export const GuestOrderAnswer = v.object({ order: OrderAnswer, token: text, expires_in: count });
export const OrderPageAnswer = v.object({ orders: v.array(OrderAnswer), next_cursor: v.nullish(text, null) });

export const CapabilitiesAnswer: v.GenericSchema<unknown, Capabilities> = v.pipe(
  v.object({
    version: text,
    orders: v.object({ list: v.boolean(), guest_lookup: v.array(v.picklist(['email', 'phone', 'postcode'])) }),
    returns: v.boolean(),
    actions: v.optional(v.array(text), []),
    tickets: v.optional(v.array(text), []),
    photos: v.exactOptional(v.object({ max_count: count, max_bytes: count, media_types: v.array(text) })),
    handoff: v.object({ live: v.boolean(), ticket: v.boolean(), available_now: v.boolean(), hours: optionalText }),
  }),
  v.transform(({ version, orders, returns, actions, tickets, photos, handoff: { available_now, ...handoff } }) => ({
    version,
    orders: { list: orders.list, guestLookup: orders.guest_lookup },
    returns,
    // What a later version offers is nothing that could be asked for here.
    actions: ORDER_ACTIONS.filter((action) => actions.includes(action)),
    tickets: TICKET_TOPICS.filter((topic) => tickets.includes(topic)),
    photos: photos ? { maxCount: photos.max_count, maxBytes: photos.max_bytes, mediaTypes: photos.media_types } : null,
    handoff: { ...handoff, availableNow: available_now },
  })),
);

const Status = v.picklist(['queued', 'assigned', 'closed']);
const Agent = v.exactOptional(v.object({ name: text }));

export const HandoffAnswer: v.GenericSchema<unknown, Handoff> = v.pipe(
  v.object({
    id: text,
    token: text,
    mode: v.picklist(['live', 'ticket']),
    status: Status,
    queue_position: v.exactOptional(count),
    ticket_number: optionalText,
  }),
  v.transform(({ queue_position, ticket_number, ...handoff }) => ({
    ...handoff,
    ...(queue_position !== undefined && { queuePosition: queue_position }),
    ...(ticket_number !== undefined && { ticketNumber: ticket_number }),
  })),
);

const head = { id: text, at: TimeAnswer };

/** Events of other types are of a later version: they are passed over. */
export const KnownEvent = v.object({ type: v.picklist(['message', 'status', 'typing']) });

export const EventAnswer: v.GenericSchema<unknown, HandoffEvent> = v.variant('type', [
  v.pipe(
    v.object({
      ...head,
      type: v.literal('message'),
      from: v.picklist(['shopper', 'agent', 'system']),
      text,
      client_id: optionalText,
      agent: Agent,
    }),
    v.transform(({ client_id, ...event }) => ({ ...event, ...(client_id !== undefined && { clientId: client_id }) })),
  ),
  v.pipe(
    v.object({
      ...head,
      type: v.literal('status'),
      status: Status,
      queue_position: v.exactOptional(count),
      agent: Agent,
    }),
    v.transform(({ queue_position, ...event }) => ({
      ...event,
      ...(queue_position !== undefined && { queuePosition: queue_position }),
    })),
  ),
  v.object({ ...head, type: v.literal('typing'), from: v.picklist(['shopper', 'agent']), typing: v.boolean() }),
]);
