import * as v from 'valibot';
import { LEG_MODES, OFFER_KINDS, type Order } from '#commerce/order.ts';
import { NOTICE_KINDS } from '#commerce/risk/order-notice.ts';

/** An order as this adapter reads it. Fields it does not know are dropped. */

const text = v.string();
export const countAnswer = v.pipe(v.number(), v.integer(), v.minValue(0));
export const TimeAnswer = v.pipe(
  text,
  v.check((value) => !Number.isNaN(Date.parse(value)), 'not a date and time'),
);
const Day = v.pipe(text, v.isoDate('not a day such as 2026-11-21'));
// It becomes a link in the chat: `javascript:` must not get there.
const HttpsUrl = v.pipe(text, v.regex(/^https:\/\//, 'not an https URL'));
export const MoneyAnswer = v.object({ amount: v.pipe(text, v.regex(/^-?\d+(\.\d+)?$/)), currency: text });
const Celsius = v.pipe(v.number(), v.finite());

const list = <Item extends v.GenericSchema>(item: Item) => v.exactOptional(v.array(item));
/** One or none: what is of a kind that only a later version knows is left out, and the rest goes on being read. */
const known = <Kind extends string>(kinds: readonly Kind[], kind: string): Kind[] =>
  kinds.filter((candidate) => candidate === kind);
const optionalText = v.exactOptional(text);
const optionalTime = v.exactOptional(TimeAnswer);
const LineQuantity = v.object({ line_id: text, quantity: countAnswer });

const Line = v.object({
  id: text,
  title: text,
  sku: optionalText,
  quantity: countAnswer,
  returnable_quantity: v.exactOptional(countAnswer),
  unit_price: v.exactOptional(MoneyAnswer),
  batches: list(
    v.object({
      number: text,
      made_on: v.exactOptional(Day),
      best_before: v.exactOptional(Day),
      origin: optionalText,
      certificate: v.exactOptional(v.object({ title: text, number: optionalText, url: v.exactOptional(HttpsUrl) })),
    }),
  ),
});

const Leg = v.object({
  mode: text,
  carrier: optionalText,
  from: optionalText,
  to: optionalText,
  departed_at: optionalTime,
  eta: optionalTime,
  arrived_at: optionalTime,
});

const Shipment = v.object({
  carrier: optionalText,
  tracking_number: optionalText,
  tracking_url: v.exactOptional(HttpsUrl),
  shipped_at: optionalTime,
  eta: optionalTime,
  delivered_at: v.exactOptional(v.nullable(TimeAnswer)),
  events: list(v.object({ at: TimeAnswer, text, place: optionalText })),
  legs: v.exactOptional(
    v.pipe(
      v.array(Leg),
      v.transform((legs) => legs.flatMap((leg) => known(LEG_MODES, leg.mode).map((mode) => ({ ...leg, mode })))),
    ),
  ),
  cold_chain: v.exactOptional(
    v.object({
      min_celsius: v.exactOptional(Celsius),
      max_celsius: v.exactOptional(Celsius),
      readings: v.array(v.object({ at: TimeAnswer, celsius: Celsius, place: optionalText, sensor: optionalText })),
    }),
  ),
  lines: list(LineQuantity),
});

const Return = v.object({
  id: text,
  status: v.picklist(['requested', 'approved', 'rejected', 'in_transit', 'received', 'refunded', 'cancelled']),
  requested_at: optionalTime,
  label_url: v.exactOptional(HttpsUrl),
  kind: v.exactOptional(v.picklist(['refund', 'exchange'])),
  lines: list(LineQuantity),
  amount: v.exactOptional(MoneyAnswer),
  due_at: optionalTime,
});

const Offer = v.object({
  id: text,
  kind: text,
  rule: text,
  amount: v.exactOptional(MoneyAnswer),
  code: optionalText,
  expires_at: optionalTime,
});

const Notice = v.object({
  id: text,
  kind: text,
  at: TimeAnswer,
  reasons: v.array(text),
  chance: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  eta: optionalTime,
});

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
  lines: v.array(Line),
  shipments: list(Shipment),
  returns: list(Return),
  refunds: list(
    v.object({
      ...MoneyAnswer.entries,
      status: v.exactOptional(v.picklist(['pending', 'paid', 'failed'])),
      at: optionalTime,
      due_at: optionalTime,
    }),
  ),
  sorting: list(
    v.object({
      at: TimeAnswer,
      text,
      line_id: optionalText,
      place: optionalText,
      result: v.exactOptional(v.picklist(['passed', 'replaced', 'removed'])),
      grams: v.exactOptional(countAnswer),
    }),
  ),
  offers: v.exactOptional(
    v.pipe(
      v.array(Offer),
      v.transform((offers) =>
        offers.flatMap((offer) => known(OFFER_KINDS, offer.kind).map((kind) => ({ ...offer, kind }))),
      ),
    ),
  ),
  notices: v.exactOptional(
    v.pipe(
      v.array(Notice),
      v.transform((notices) =>
        notices.flatMap((notice) => known(NOTICE_KINDS, notice.kind).map((kind) => ({ ...notice, kind }))),
      ),
    ),
  ),
  address_changed_at: optionalTime,
});

export const GuestOrderAnswer = v.object({ order: OrderAnswer, token: text, expires_in: countAnswer });
export const OrderPageAnswer = v.object({ orders: v.array(OrderAnswer), next_cursor: v.nullish(text, null) });
