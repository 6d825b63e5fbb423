import * as v from 'valibot';

const text = v.string();
const optionalText = v.optional(v.nullable(text));
const time = v.pipe(
  text,
  v.check((value) => !Number.isNaN(Date.parse(value)), 'not a date and time'),
);
const optionalTime = v.optional(v.nullable(time));
const amount = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** An order as the routes of `examples/medusa` give it. Money is a decimal number in whole units of the currency. */
export const MedusaOrder = v.object({
  display_id: count,
  status: text,
  currency_code: text,
  created_at: time,
  payment_status: text,
  fulfillment_status: text,
  total_paid: amount,
  items: v.array(
    v.object({
      id: text,
      title: text,
      variant_title: optionalText,
      sku: optionalText,
      quantity: count,
      unit_price: amount,
      returnable_quantity: count,
    }),
  ),
  fulfillments: v.array(
    v.object({
      shipped_at: optionalTime,
      delivered_at: optionalTime,
      canceled_at: optionalTime,
      labels: v.array(v.object({ tracking_number: optionalText, tracking_url: optionalText })),
      items: v.array(v.object({ line_item_id: optionalText, quantity: count })),
    }),
  ),
  returns: v.array(
    v.object({
      display_id: count,
      status: text,
      requested_at: optionalTime,
      items: v.array(v.object({ item_id: text, quantity: count })),
    }),
  ),
  refunds: v.array(v.object({ amount, created_at: time })),
});
export type MedusaOrder = v.InferOutput<typeof MedusaOrder>;

export const OneAnswer = v.object({ order: MedusaOrder });
export const LookupAnswer = v.object({
  order: MedusaOrder,
  token: text,
  /** Seconds. */
  expires_in: count,
});
export const PageAnswer = v.object({ orders: v.array(MedusaOrder), count });
