import * as v from 'valibot';
import type { FulfillmentStatus, Order, PaymentStatus, Shipment } from '#commerce/order.ts';
import type { OrderSource, SourcedOrder } from '../order-source.ts';

const text = v.string();
const count = v.number();
const optional = v.nullish(text, null);
const Contact = v.object({ email: optional, phone: optional, postcode: optional });
/** What the plugin "WooCommerce Shipment Tracking" writes; it is the plugins' common form. */
const Tracking = v.object({
  tracking_provider: optional,
  custom_tracking_provider: optional,
  tracking_number: text,
  date_shipped: v.nullish(v.union([text, count]), null),
});
const WooOrder = v.object({
  id: count,
  number: text,
  status: text,
  currency: text,
  date_created_gmt: text,
  date_paid_gmt: optional,
  total: text,
  customer_id: count,
  billing: Contact,
  shipping: Contact,
  line_items: v.array(
    v.object({ id: count, name: text, sku: optional, quantity: count, total: text, total_tax: text }),
  ),
  refunds: v.array(v.object({ total: text })),
  meta_data: v.nullish(v.array(v.object({ key: text, value: v.unknown() })), []),
});
type WooOrder = v.InferOutput<typeof WooOrder>;

export interface WooCommerceOptions {
  /** `https://shop.example`. */
  siteUrl: string;
  /** A REST key with read access. */
  consumerKey: string;
  consumerSecret: string;
  fetch?: typeof fetch;
}

/** Orders of a WooCommerce shop by its REST API `wc/v3`. */
export function createWooCommerceSource(options: WooCommerceOptions): OrderSource {
  const { siteUrl, consumerKey, consumerSecret, fetch = globalThis.fetch } = options;
  const authorization = `Basic ${Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64')}`;

  async function read<Output>(query: Record<string, string>, schema: v.GenericSchema<unknown, Output>) {
    const response = await fetch(`${siteUrl}/wp-json/wc/v3/orders?${new URLSearchParams(query)}`, {
      headers: { authorization },
    });
    if (!response.ok) throw new Error(`WooCommerce answered ${response.status}`);
    const pages = Number(response.headers.get('x-wp-totalpages') ?? 1);
    return { found: v.parse(schema, await response.json()), pages };
  }

  return {
    async byNumber(number) {
      const name = number.replace(/^#/, '');
      // Plugins may number orders in their own way, so the number is searched for and then compared.
      if (!/^[\w.-]{1,40}$/.test(name)) return null;
      const { found } = await read({ search: name, per_page: '20' }, v.array(WooOrder));
      const order = found.find((one) => one.number.toLowerCase() === name.toLowerCase());
      return order ? toSourced(order) : null;
    },

    async ofCustomer(customerId, limit, cursor) {
      if (!/^[1-9]\d*$/.test(customerId)) return { orders: [], nextCursor: null };
      const page = Number(cursor ?? 1);
      const query = { customer: customerId, per_page: `${limit}`, page: `${page}`, orderby: 'date', order: 'desc' };
      const { found, pages } = await read(query, v.array(WooOrder));
      return { orders: found.map(toOrder), nextCursor: page < pages ? `${page + 1}` : null };
    },
  };
}

function toSourced(order: WooOrder): SourcedOrder {
  const { billing, shipping, customer_id } = order;
  return {
    order: toOrder(order),
    customerId: customer_id > 0 ? `${customer_id}` : null,
    email: billing.email,
    phones: [billing.phone, shipping.phone].flatMap((phone) => phone || []),
    postcodes: [shipping.postcode, billing.postcode].flatMap((postcode) => postcode || []),
  };
}

function toOrder(order: WooOrder): Order {
  const { number, currency, status } = order;
  const shipments = shipmentsOf(order);
  return {
    id: number,
    number,
    placed_at: `${order.date_created_gmt}Z`,
    status: status === 'cancelled' ? 'cancelled' : status === 'completed' ? 'completed' : 'open',
    payment: paymentOf(order),
    fulfillment: FULFILLMENT[status] ?? (shipments.length > 0 ? 'shipped' : 'unfulfilled'),
    total: { amount: order.total, currency },
    lines: order.line_items.map(({ id, name, sku, quantity }) => ({
      id: `${id}`,
      title: name,
      ...(sku && { sku }),
      quantity,
    })),
    ...(shipments.length > 0 && { shipments }),
    refunds: order.refunds.map(({ total }) => ({ amount: total.replace(/^-/, ''), currency })),
  };
}

function paymentOf({ status, refunds, date_paid_gmt }: WooOrder): PaymentStatus {
  if (status === 'refunded') return 'refunded';
  if (refunds.length > 0) return 'partially_refunded';
  if (status === 'failed') return 'failed';
  return date_paid_gmt ? 'paid' : 'pending';
}

/** WooCommerce knows no delivery: `completed` is set when the parcel leaves. */
const FULFILLMENT: Record<string, FulfillmentStatus> = { completed: 'shipped' };

function shipmentsOf({ meta_data }: WooOrder): Shipment[] {
  const items = meta_data.find(({ key }) => key === '_wc_shipment_tracking_items')?.value;
  const tracked = v.safeParse(v.array(Tracking), items);
  if (!tracked.success) return [];
  return tracked.output.map(({ tracking_provider, custom_tracking_provider, tracking_number, date_shipped }) => {
    const carrier = tracking_provider || custom_tracking_provider;
    const shippedS = Number(date_shipped);
    return {
      ...(carrier && { carrier }),
      tracking_number,
      ...(shippedS > 0 && { shipped_at: new Date(shippedS * 1000).toISOString() }),
    };
  });
}
