import * as v from 'valibot';
import type { FulfillmentStatus, Order, PaymentStatus } from '#commerce/order.ts';
import type { OrderSource, SourcedOrder } from '../order-source.ts';

const text = v.string();
const count = v.number();
const optional = v.nullish(text, null);
const BigOrder = v.object({
  id: count,
  customer_id: count,
  /** RFC 2822. */
  date_created: text,
  status: text,
  payment_status: optional,
  currency_code: text,
  total_inc_tax: text,
  refunded_amount: text,
  billing_address: v.object({ email: optional, phone: optional, zip: optional }),
});
type BigOrder = v.InferOutput<typeof BigOrder>;
const Products = v.array(
  v.object({ id: count, name: text, sku: optional, quantity: count, price_inc_tax: text, quantity_refunded: count }),
);
const Shipments = v.array(
  v.object({
    date_created: text,
    tracking_carrier: optional,
    shipping_provider: optional,
    tracking_number: optional,
    tracking_link: optional,
    items: v.array(v.object({ order_product_id: count, quantity: count })),
  }),
);

export interface BigCommerceOptions {
  storeHash: string;
  /** Of an API account that may read orders. */
  accessToken: string;
  fetch?: typeof fetch;
}

/** Orders of a BigCommerce shop by its REST API `v2`. */
export function createBigCommerceSource(options: BigCommerceOptions): OrderSource {
  const { storeHash, accessToken, fetch = globalThis.fetch } = options;

  /** `none` for "no content" and "not found": a list without entries, an order that is not there. */
  async function read<Output>(path: string, schema: v.GenericSchema<unknown, Output>, none: Output): Promise<Output> {
    const response = await fetch(`https://api.bigcommerce.com/stores/${storeHash}/v2${path}`, {
      headers: { 'x-auth-token': accessToken, accept: 'application/json' },
    });
    if (response.status === 204 || response.status === 404) return none;
    if (!response.ok) throw new Error(`BigCommerce answered ${response.status}`);
    return v.parse(schema, await response.json());
  }

  async function whole(order: BigOrder): Promise<Order> {
    const [products, shipments] = await Promise.all([
      read(`/orders/${order.id}/products?limit=250`, Products, []),
      read(`/orders/${order.id}/shipments?limit=50`, Shipments, []),
    ]);
    return toOrder(order, products, shipments);
  }

  return {
    async byNumber(number) {
      const id = number.replace(/^#/, '');
      if (!/^\d{1,12}$/.test(id)) return null;
      const order = await read(`/orders/${id}`, v.nullable(BigOrder), null);
      return order ? toSourced(order, await whole(order)) : null;
    },

    async ofCustomer(customerId, limit, cursor) {
      if (!/^[1-9]\d*$/.test(customerId)) return { orders: [], nextCursor: null };
      const page = Number(cursor ?? 1);
      const query = `customer_id=${customerId}&sort=date_created:desc&limit=${limit}&page=${page}`;
      const found = await read(`/orders?${query}`, v.array(BigOrder), []);
      // The API does not tell how many there are: a full page may be the last, and the next one is empty then.
      return { orders: await Promise.all(found.map(whole)), nextCursor: found.length === limit ? `${page + 1}` : null };
    },
  };
}

function toSourced({ customer_id, billing_address: { email, phone, zip } }: BigOrder, order: Order): SourcedOrder {
  return {
    order,
    customerId: customer_id > 0 ? `${customer_id}` : null,
    email,
    phones: phone ? [phone] : [],
    postcodes: zip ? [zip] : [],
  };
}

function toOrder(
  order: BigOrder,
  products: v.InferOutput<typeof Products>,
  shipments: v.InferOutput<typeof Shipments>,
): Order {
  const currency = order.currency_code;
  const isBack = Number(order.refunded_amount) > 0;
  return {
    id: `${order.id}`,
    number: `${order.id}`,
    placed_at: new Date(order.date_created).toISOString(),
    status: STATUS[order.status] ?? 'open',
    payment: PAYMENT[order.payment_status ?? ''] ?? (isBack ? 'partially_refunded' : 'pending'),
    fulfillment: FULFILLMENT[order.status] ?? 'unfulfilled',
    total: money(order.total_inc_tax, currency),
    lines: products.map(({ id, name, sku, quantity, price_inc_tax, quantity_refunded }) => ({
      id: `${id}`,
      title: name,
      ...(sku && { sku }),
      quantity,
      returnable_quantity: quantity - quantity_refunded,
      unit_price: money(price_inc_tax, currency),
    })),
    shipments: shipments.map((shipment) => {
      const carrier = shipment.tracking_carrier || shipment.shipping_provider;
      return {
        ...(carrier && { carrier }),
        ...(shipment.tracking_number && { tracking_number: shipment.tracking_number }),
        ...(shipment.tracking_link?.startsWith('https://') && { tracking_url: shipment.tracking_link }),
        shipped_at: new Date(shipment.date_created).toISOString(),
        lines: shipment.items.map(({ order_product_id, quantity }) => ({ line_id: `${order_product_id}`, quantity })),
      };
    }),
    refunds: isBack ? [money(order.refunded_amount, currency)] : [],
  };
}

const STATUS: Record<string, Order['status']> = {
  Cancelled: 'cancelled',
  Declined: 'cancelled',
  Completed: 'completed',
  Refunded: 'completed',
};

const PAYMENT: Record<string, PaymentStatus> = {
  authorized: 'authorized',
  captured: 'paid',
  'capture pending': 'authorized',
  declined: 'failed',
  paid: 'paid',
  'partially refunded': 'partially_refunded',
  refunded: 'refunded',
};

/** `Completed` is what a shop sets when all is done; BigCommerce knows no delivery of its own. */
const FULFILLMENT: Record<string, FulfillmentStatus> = {
  'Awaiting Fulfillment': 'processing',
  'Awaiting Shipment': 'processing',
  'Awaiting Pickup': 'processing',
  'Partially Shipped': 'partially_shipped',
  Shipped: 'shipped',
  Completed: 'delivered',
};

/** The API gives four decimals: zeros after the second go. */
const money = (amount: string, currency: string) => ({ amount: amount.replace(/(\.\d\d\d*?)0+$/, '$1'), currency });
