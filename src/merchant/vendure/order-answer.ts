import * as v from 'valibot';

/** The part of an order that is asked for; `OrderAnswer` reads what comes. */
export const ORDER_FIELDS = `code state orderPlacedAt totalWithTax currencyCode
  lines { id quantity proratedUnitPriceWithTax productVariant { name sku } }
  payments { state refunds { total state createdAt } }
  fulfillments { state method trackingCode createdAt updatedAt lines { orderLineId quantity } }`;

/** What shows that a guest is the one who ordered. */
export const CONTACT_FIELDS = `customer { emailAddress phoneNumber } shippingAddress { postalCode phoneNumber }
  billingAddress { postalCode phoneNumber }`;

const text = v.string();
const optionalText = v.optional(v.nullable(text));
const time = v.pipe(text, v.isoTimestamp());
/** In the smallest unit of the currency. */
const minor = v.pipe(v.number(), v.integer());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const OrderAnswer = v.object({
  code: text,
  /** A shop may add states of its own: those not known read as "in work". */
  state: text,
  orderPlacedAt: v.nullable(time),
  totalWithTax: minor,
  currencyCode: text,
  lines: v.array(
    v.object({
      id: text,
      quantity: count,
      proratedUnitPriceWithTax: minor,
      productVariant: v.object({ name: text, sku: text }),
    }),
  ),
  payments: v.optional(
    v.nullable(
      v.array(v.object({ state: text, refunds: v.array(v.object({ total: minor, state: text, createdAt: time })) })),
    ),
  ),
  fulfillments: v.optional(
    v.nullable(
      v.array(
        v.object({
          state: text,
          method: text,
          trackingCode: optionalText,
          createdAt: time,
          updatedAt: time,
          lines: v.array(v.object({ orderLineId: text, quantity: count })),
        }),
      ),
    ),
  ),
});
export type OrderAnswer = v.InferOutput<typeof OrderAnswer>;

const Address = v.optional(v.nullable(v.object({ postalCode: optionalText, phoneNumber: optionalText })));

export const GuestAnswer = v.object({
  orderByCode: v.nullable(
    v.object({
      ...OrderAnswer.entries,
      customer: v.optional(v.nullable(v.object({ emailAddress: optionalText, phoneNumber: optionalText }))),
      shippingAddress: Address,
      billingAddress: Address,
    }),
  ),
});
export type GuestOrderAnswer = NonNullable<v.InferOutput<typeof GuestAnswer>['orderByCode']>;

export const OrderByCodeAnswer = v.object({ orderByCode: v.nullable(OrderAnswer) });

export const OrdersAnswer = v.object({
  activeCustomer: v.nullable(v.object({ orders: v.object({ totalItems: count, items: v.array(OrderAnswer) }) })),
});
