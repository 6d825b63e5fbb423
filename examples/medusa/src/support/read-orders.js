const { getOrdersListWorkflow } = require('@medusajs/medusa/core-flows');

/** What the chat shows of an order. The store API keeps labels (tracking) and returns to itself. */
const FIELDS = [
  'display_id',
  'status',
  'currency_code',
  'created_at',
  'summary.*',
  'payment_status',
  'fulfillment_status',
  'items.id',
  'items.title',
  'items.product_title',
  'items.variant_title',
  'items.variant_sku',
  'items.quantity',
  'items.unit_price',
  'items.detail.*',
  'fulfillments.created_at',
  'fulfillments.shipped_at',
  'fulfillments.delivered_at',
  'fulfillments.canceled_at',
  'fulfillments.labels.tracking_number',
  'fulfillments.labels.tracking_url',
  'fulfillments.items.line_item_id',
  'fulfillments.items.quantity',
  'returns.display_id',
  'returns.status',
  'returns.requested_at',
  'returns.created_at',
  'returns.items.*',
  'payment_collections.payments.refunds.amount',
  'payment_collections.payments.refunds.created_at',
];

/** What shows that a guest is the one who ordered. It never leaves the server. */
const CONTACT_FIELDS = [
  'email',
  'shipping_address.phone',
  'shipping_address.postal_code',
  'billing_address.phone',
  'billing_address.postal_code',
];

/**
 * Orders by filter, newest first, with how many there are.
 * @param {{ filters: object, skip?: number, take?: number, withContact?: boolean }} query
 */
async function readOrders(scope, { filters, skip = 0, take = 1, withContact = false }) {
  const { result } = await getOrdersListWorkflow(scope).run({
    input: {
      fields: withContact ? [...FIELDS, ...CONTACT_FIELDS] : FIELDS,
      variables: { filters: { ...filters, is_draft_order: false }, skip, take, order: { created_at: 'DESC' } },
    },
  });
  const { rows, metadata } = result;
  return { orders: rows, count: metadata.count };
}

/**
 * What leaves the server: these fields and no others. In Medusa the id of an order alone opens it to anybody, and it hides in
 * lines and returns too.
 */
function shown(order) {
  const listed = (items, one) => (items ?? []).filter(Boolean).map(one);
  return {
    display_id: order.display_id,
    status: order.status,
    currency_code: order.currency_code,
    created_at: order.created_at,
    payment_status: order.payment_status,
    fulfillment_status: order.fulfillment_status,
    total_paid: order.summary.original_order_total,
    items: listed(
      order.items,
      ({ id, title, product_title, variant_title, variant_sku, quantity, unit_price, detail }) => ({
        id,
        title: product_title ?? title,
        variant_title,
        sku: variant_sku,
        quantity,
        unit_price,
        returnable_quantity: Math.max(
          0,
          detail.delivered_quantity - detail.return_requested_quantity - detail.return_received_quantity,
        ),
      }),
    ),
    fulfillments: listed(order.fulfillments, ({ shipped_at, delivered_at, canceled_at, labels, items }) => ({
      shipped_at,
      delivered_at,
      canceled_at,
      labels: listed(labels, ({ tracking_number, tracking_url }) => ({ tracking_number, tracking_url })),
      items: listed(items, ({ line_item_id, quantity }) => ({ line_item_id, quantity })),
    })),
    returns: listed(order.returns, ({ display_id, status, requested_at, created_at, items }) => ({
      display_id,
      status,
      requested_at: requested_at ?? created_at,
      items: listed(items, ({ item_id, quantity }) => ({ item_id, quantity })),
    })),
    refunds: listed(
      listed(order.payment_collections, ({ payments }) => payments ?? [])
        .flat()
        .flatMap(({ refunds }) => refunds ?? []),
      ({ amount, created_at }) => ({ amount, created_at }),
    ),
  };
}

module.exports = { readOrders, shown };
