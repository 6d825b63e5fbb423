import { LAID, type LaidOrder, newestOf } from './orders-laid.ts';

/** `GET /wp-json/wc/v3/orders` as its documentation has it. */
export const fakeWooCommerce = async (url: string, init: RequestInit): Promise<Response> => {
  const { pathname, searchParams: query } = new URL(url);
  if (pathname !== '/wp-json/wc/v3/orders') return new Response('', { status: 404 });
  if (new Headers(init.headers).get('authorization') !== `Basic ${btoa('ck:cs')}`)
    return new Response('', { status: 401 });
  const search = query.get('search');
  const all = search
    ? LAID.filter(({ number }) => `${number}`.includes(search))
    : newestOf(Number(query.get('customer')));
  const size = Number(query.get('per_page'));
  const page = Number(query.get('page') ?? 1);
  return Response.json(all.slice((page - 1) * size, page * size).map(order), {
    headers: { 'x-wp-totalpages': `${Math.ceil(all.length / size)}` },
  });
};

const order = ({ number, customerId, email, phone, postcode, placedAt }: LaidOrder) => ({
  id: number,
  number: `${number}`,
  status: 'completed',
  currency: 'EUR',
  date_created_gmt: placedAt.slice(0, -1),
  date_paid_gmt: placedAt.slice(0, -1),
  total: '94.00',
  customer_id: customerId,
  billing: { email, phone, postcode },
  shipping: { phone: '', postcode: '' },
  line_items: [{ id: 1, name: 'Trail Shoe', sku: 'TS-42', quantity: 2, total: '78.99', total_tax: '15.01' }],
  refunds: [{ id: 9, reason: '', total: '-5.00' }],
  meta_data: [
    {
      id: 1,
      key: '_wc_shipment_tracking_items',
      value: [
        {
          tracking_provider: 'DHL',
          custom_tracking_provider: '',
          tracking_number: 'DHL186',
          date_shipped: `${Date.parse(placedAt) / 1000}`,
        },
      ],
    },
  ],
});
