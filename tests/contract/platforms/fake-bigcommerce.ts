import { LAID, type LaidOrder, newestOf } from './orders-laid.ts';

/** The orders of `https://api.bigcommerce.com/stores/HASH/v2` as its documentation has them. */
export const fakeBigCommerce = async (url: string, init: RequestInit): Promise<Response> => {
  const { pathname, searchParams: query } = new URL(url);
  const [, number, part] = /^\/stores\/hash\/v2\/orders(?:\/(\d+)(?:\/(products|shipments))?)?$/.exec(pathname) ?? [];
  if (new Headers(init.headers).get('x-auth-token') !== 'token') return new Response('', { status: 401 });
  if (part === 'products') {
    return Response.json([
      { id: 1, name: 'Trail Shoe', sku: 'TS-42', quantity: 2, price_inc_tax: '47.0000', quantity_refunded: 1 },
    ]);
  }
  if (part === 'shipments') {
    return Response.json([
      {
        date_created: 'Sun, 01 Nov 2026 09:00:00 +0000',
        tracking_carrier: 'DHL',
        tracking_number: 'DHL186',
        tracking_link: '',
        items: [{ order_product_id: 1, quantity: 2 }],
      },
    ]);
  }
  if (number) {
    const found = LAID.find((one) => `${one.number}` === number);
    return found ? Response.json(order(found)) : new Response('', { status: 404 });
  }
  const size = Number(query.get('limit'));
  const from = (Number(query.get('page')) - 1) * size;
  const page = newestOf(Number(query.get('customer_id'))).slice(from, from + size);
  return page.length > 0 ? Response.json(page.map(order)) : new Response(null, { status: 204 });
};

const order = ({ number, customerId, email, phone, postcode, placedAt }: LaidOrder) => ({
  id: number,
  customer_id: customerId,
  date_created: new Date(placedAt).toUTCString(),
  status: 'Shipped',
  payment_status: 'partially refunded',
  currency_code: 'EUR',
  total_inc_tax: '94.0000',
  refunded_amount: '5.0000',
  billing_address: { email, phone, zip: postcode },
});
