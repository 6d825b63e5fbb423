import { LAID, type LaidOrder, newestOf } from './orders-laid.ts';

const eur = (amount: string) => ({ shopMoney: { amount, currencyCode: 'EUR' } });

/** Answers the one question that is asked of the Admin GraphQL API, from its documented shapes. */
export const fakeShopify = async (url: string, init: RequestInit): Promise<Response> => {
  if (!/^https:\/\/coffee\.myshopify\.com\/admin\/api\/\d{4}-\d\d\/graphql\.json$/.test(url))
    return new Response('', { status: 404 });
  if (new Headers(init.headers).get('x-shopify-access-token') !== 'shpat') return new Response('', { status: 401 });
  const { variables } = JSON.parse(`${init.body}`) as {
    variables: { query: string; first: number; after: string | null };
  };
  const [, field, value] = /^(name|customer_id):"?([^"]+)"?$/.exec(variables.query) ?? [];
  const all =
    field === 'name' ? LAID.filter(({ number }) => `${number}`.startsWith(`${value}`)) : newestOf(Number(value));
  const from = Number(variables.after ?? 0);
  const nodes = all.slice(from, from + variables.first).map(node);
  const end = from + nodes.length;
  return Response.json({
    data: { orders: { nodes, pageInfo: { hasNextPage: end < all.length, endCursor: `${end}` } } },
  });
};

function node({ number, customerId, email, phone, postcode, placedAt }: LaidOrder) {
  return {
    name: `#${number}`,
    createdAt: placedAt,
    cancelledAt: null,
    closedAt: null,
    displayFinancialStatus: 'PARTIALLY_REFUNDED',
    displayFulfillmentStatus: 'FULFILLED',
    email,
    phone: null,
    customer: { legacyResourceId: `${customerId}` },
    shippingAddress: { zip: postcode, phone },
    billingAddress: null,
    totalPriceSet: eur('94.00'),
    lineItems: {
      nodes: [
        {
          id: 'gid://shopify/LineItem/1',
          title: 'Trail Shoe',
          variantTitle: '42',
          sku: 'TS-42',
          quantity: 2,
          refundableQuantity: 1,
          originalUnitPriceSet: eur('47.00'),
        },
      ],
    },
    fulfillments: [
      {
        createdAt: placedAt,
        displayStatus: 'OUT_FOR_DELIVERY',
        estimatedDeliveryAt: null,
        deliveredAt: null,
        trackingInfo: [{ company: 'DHL', number: 'DHL186', url: 'https://track.example/DHL186' }],
        fulfillmentLineItems: { nodes: [{ quantity: 2, lineItem: { id: 'gid://shopify/LineItem/1' } }] },
      },
    ],
    refunds: [{ createdAt: placedAt, totalRefundedSet: eur('5.00') }],
  };
}
