import * as v from 'valibot';
import type { FulfillmentStatus, Order, PaymentStatus, Shipment } from '#commerce/order.ts';
import type { OrderSource, SourcedOrder } from '../order-source.ts';

const FIELDS = `name createdAt cancelledAt closedAt displayFinancialStatus displayFulfillmentStatus email phone
  customer { legacyResourceId }
  shippingAddress { zip phone }
  billingAddress { zip phone }
  totalPriceSet { shopMoney { amount currencyCode } }
  lineItems(first: 100) { nodes { id title variantTitle sku quantity refundableQuantity
    originalUnitPriceSet { shopMoney { amount currencyCode } } } }
  fulfillments(first: 20) { createdAt displayStatus estimatedDeliveryAt deliveredAt
    trackingInfo(first: 1) { company number url }
    fulfillmentLineItems(first: 100) { nodes { quantity lineItem { id } } } }
  refunds(first: 20) { createdAt totalRefundedSet { shopMoney { amount currencyCode } } }`;

const text = v.string();
const optional = v.nullish(text, null);
const count = v.number();
const Money = v.object({ shopMoney: v.object({ amount: text, currencyCode: text }) });
const Address = v.nullish(v.object({ zip: optional, phone: optional }), null);
const ShopifyOrder = v.object({
  name: text,
  createdAt: text,
  cancelledAt: optional,
  closedAt: optional,
  displayFinancialStatus: optional,
  displayFulfillmentStatus: text,
  email: optional,
  phone: optional,
  customer: v.nullish(v.object({ legacyResourceId: text }), null),
  shippingAddress: Address,
  billingAddress: Address,
  totalPriceSet: Money,
  lineItems: v.object({
    nodes: v.array(
      v.object({
        id: text,
        title: text,
        variantTitle: optional,
        sku: optional,
        quantity: count,
        refundableQuantity: count,
        originalUnitPriceSet: Money,
      }),
    ),
  }),
  fulfillments: v.array(
    v.object({
      createdAt: text,
      displayStatus: optional,
      estimatedDeliveryAt: optional,
      deliveredAt: optional,
      trackingInfo: v.array(v.object({ company: optional, number: optional, url: optional })),
      fulfillmentLineItems: v.object({
        nodes: v.array(v.object({ quantity: v.nullish(count, 0), lineItem: v.object({ id: text }) })),
      }),
    }),
  ),
  refunds: v.array(v.object({ createdAt: optional, totalRefundedSet: Money })),
});
type ShopifyOrder = v.InferOutput<typeof ShopifyOrder>;

const Answer = v.object({
  data: v.object({
    orders: v.object({
      nodes: v.array(ShopifyOrder),
      pageInfo: v.object({ hasNextPage: v.boolean(), endCursor: optional }),
    }),
  }),
});

export interface ShopifyOptions {
  /** `name.myshopify.com`. */
  shop: string;
  /** Of an app with `read_orders` (and `read_all_orders` for those older than sixty days). */
  adminToken: string;
  fetch?: typeof fetch;
}

const VERSION = '2026-07';

/** Orders of a Shopify shop by its Admin GraphQL API. A number is what stands in the order's mail: `#1001` or `1001`. */
export function createShopifySource({ shop, adminToken, fetch = globalThis.fetch }: ShopifyOptions): OrderSource {
  async function orders(query: string, first: number, after: string | null) {
    const response = await fetch(`https://${shop}/admin/api/${VERSION}/graphql.json`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-shopify-access-token': adminToken },
      body: JSON.stringify({
        query: `query ($query: String!, $first: Int!, $after: String) {
          orders(query: $query, first: $first, after: $after, sortKey: CREATED_AT, reverse: true) {
            nodes { ${FIELDS} } pageInfo { hasNextPage endCursor } } }`,
        variables: { query, first, after },
      }),
    });
    if (!response.ok) throw new Error(`Shopify answered ${response.status}`);
    return v.parse(Answer, await response.json()).data.orders;
  }

  return {
    async byNumber(number) {
      const name = number.replace(/^#/, '');
      // Only what a number may hold: a quote would end the search term.
      if (!/^[\w.-]{1,40}$/.test(name)) return null;
      const { nodes } = await orders(`name:"${name}"`, 5, null);
      const found = nodes.find((order) => order.name.replace(/^#/, '').toLowerCase() === name.toLowerCase());
      return found ? toSourced(found) : null;
    },

    async ofCustomer(customerId, limit, cursor) {
      if (!/^\d+$/.test(customerId)) return { orders: [], nextCursor: null };
      const { nodes, pageInfo } = await orders(`customer_id:${customerId}`, limit, cursor);
      return { orders: nodes.map(toOrder), nextCursor: pageInfo.hasNextPage ? pageInfo.endCursor : null };
    },
  };
}

function toSourced(order: ShopifyOrder): SourcedOrder {
  const { customer, email, phone, shippingAddress, billingAddress } = order;
  const addresses = [shippingAddress, billingAddress];
  return {
    order: toOrder(order),
    customerId: customer?.legacyResourceId ?? null,
    email,
    phones: [phone, ...addresses.map((address) => address?.phone)].flatMap((one) => one ?? []),
    postcodes: addresses.flatMap((address) => address?.zip ?? []),
  };
}

const money = ({ shopMoney: { amount, currencyCode } }: v.InferOutput<typeof Money>) => ({
  amount,
  currency: currencyCode,
});

function toOrder(order: ShopifyOrder): Order {
  const number = order.name.replace(/^#/, '');
  return {
    id: number,
    number,
    placed_at: order.createdAt,
    status: order.cancelledAt ? 'cancelled' : order.closedAt ? 'completed' : 'open',
    payment: PAYMENT[order.displayFinancialStatus ?? ''] ?? 'pending',
    fulfillment: fulfillmentOf(order),
    total: money(order.totalPriceSet),
    lines: order.lineItems.nodes.map((line) => ({
      id: line.id,
      title: [line.title, line.variantTitle].filter(Boolean).join(' · '),
      ...(line.sku && { sku: line.sku }),
      quantity: line.quantity,
      returnable_quantity: line.refundableQuantity,
      unit_price: money(line.originalUnitPriceSet),
    })),
    shipments: order.fulfillments.map(toShipment),
    refunds: order.refunds.map(({ createdAt, totalRefundedSet }) => ({
      ...money(totalRefundedSet),
      ...(createdAt && { at: createdAt }),
    })),
  };
}

/** `OrderDisplayFinancialStatus` of the Admin API. */
const PAYMENT: Record<string, PaymentStatus> = {
  AUTHORIZED: 'authorized',
  PAID: 'paid',
  PARTIALLY_PAID: 'paid',
  PARTIALLY_REFUNDED: 'partially_refunded',
  REFUNDED: 'refunded',
  VOIDED: 'failed',
  EXPIRED: 'failed',
};

/** An order that is fulfilled has left the shop; how far it is, its parcels tell (`FulfillmentDisplayStatus`). */
function fulfillmentOf({ displayFulfillmentStatus, fulfillments }: ShopifyOrder): FulfillmentStatus {
  if (displayFulfillmentStatus === 'PARTIALLY_FULFILLED') return 'partially_shipped';
  if (displayFulfillmentStatus !== 'FULFILLED') {
    return displayFulfillmentStatus === 'IN_PROGRESS' ? 'processing' : 'unfulfilled';
  }
  const stages = fulfillments.map(({ displayStatus }) => displayStatus);
  if (stages.length > 0 && stages.every((stage) => stage === 'DELIVERED')) return 'delivered';
  return stages.includes('OUT_FOR_DELIVERY') ? 'out_for_delivery' : 'shipped';
}

function toShipment(fulfillment: ShopifyOrder['fulfillments'][number]): Shipment {
  const [tracking] = fulfillment.trackingInfo;
  return {
    ...(tracking?.company && { carrier: tracking.company }),
    ...(tracking?.number && { tracking_number: tracking.number }),
    ...(tracking?.url?.startsWith('https://') && { tracking_url: tracking.url }),
    shipped_at: fulfillment.createdAt,
    ...(fulfillment.estimatedDeliveryAt && { eta: fulfillment.estimatedDeliveryAt }),
    ...(fulfillment.deliveredAt && { delivered_at: fulfillment.deliveredAt }),
    lines: fulfillment.fulfillmentLineItems.nodes.map(({ quantity, lineItem }) => ({ line_id: lineItem.id, quantity })),
  };
}
