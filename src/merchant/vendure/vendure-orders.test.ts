import { describe, expect, it } from 'vitest';
import { createFakeServer, json } from '../rest/fake-server.ts';
import { createVendureOrders } from './vendure-orders.ts';

const ORDER = {
  code: 'ABC',
  state: 'Delivered',
  orderPlacedAt: '2026-11-01T08:00:00.000Z',
  totalWithTax: 10_005,
  currencyCode: 'EUR',
  lines: [{ id: '1', quantity: 2, proratedUnitPriceWithTax: 5, productVariant: { name: 'Trail Shoe', sku: 'TS-42' } }],
  payments: [{ state: 'Settled', refunds: [] as object[] }],
  fulfillments: [],
};
const refund = (total: number, state = 'Settled') => ({ total, state, createdAt: '2026-11-02T08:00:00.000Z' });

function shopOf(...answers: object[]) {
  const server = createFakeServer(...answers.map((answer) => json(answer)));
  const orders = createVendureOrders({
    shopApiUrl: 'https://shop.example/shop-api/',
    fetch: server.fetch,
    getToken: async () => 'session',
  });
  return { orders, requests: server.requests };
}
const order = (change: object) => ({ data: { orderByCode: { ...ORDER, ...change } } });

describe('a Vendure shop', () => {
  it('is asked at its own address, with the session and nothing in the address', async () => {
    const { orders, requests } = shopOf(order({}));
    await orders.get('ABC');
    expect(requests).toMatchObject([
      { url: 'https://shop.example/shop-api', method: 'POST', body: { variables: { code: 'ABC' } }, purpose: 'order' },
    ]);
    expect(requests[0]?.headers.get('authorization')).toBe('Bearer session');
  });

  it('counts money in hundredths, and never in floats', async () => {
    const { orders } = shopOf(order({}));
    const { total, lines } = await orders.get('ABC');
    expect([total.amount, lines[0]?.unit_price?.amount]).toEqual(['100.05', '0.05']);
  });

  it('tells what went back, in part or whole', async () => {
    const paid = (...refunds: object[]) => order({ payments: [{ state: 'Settled', refunds }] });
    const { orders } = shopOf(paid(refund(500)), paid(refund(10_005, 'Pending')));
    expect(await orders.get('ABC')).toMatchObject({
      payment: 'partially_refunded',
      refunds: [{ amount: '5.00', currency: 'EUR', status: 'paid' }],
    });
    expect(await orders.get('ABC')).toMatchObject({ payment: 'refunded', refunds: [{ status: 'pending' }] });
  });

  it('reads a state that the shop added as being in work', async () => {
    const fulfillments = [
      {
        state: 'Packed',
        method: 'DHL',
        trackingCode: null,
        createdAt: '2026-11-02T08:00:00.000Z',
        updatedAt: '2026-11-02T08:00:00.000Z',
        lines: [],
      },
    ];
    const { orders } = shopOf(order({ state: 'InSpection', fulfillments }));
    expect(await orders.get('ABC')).toMatchObject({ status: 'open', fulfillment: 'processing' });
  });

  it('does not show a basket', async () => {
    const { orders } = shopOf(order({ orderPlacedAt: null, state: 'AddingItems' }));
    await expect(orders.get('ABC')).rejects.toMatchObject({ code: 'order-not-found' });
  });

  it('is not opened by a contact that says nothing, where it has none', async () => {
    const unknown = order({ customer: null, shippingAddress: { postalCode: '-' }, billingAddress: null });
    for (const kind of ['email', 'phone', 'postcode'] as const) {
      const { orders } = shopOf(unknown);
      const asked = orders.lookup({ number: 'ABC', contact: { kind, value: ' - ' } });
      await expect(asked).rejects.toMatchObject({ code: 'order-not-found' });
    }
    const { orders } = shopOf(unknown);
    const asked = orders.lookup({ number: 'ABC', contact: { kind: 'email', value: '' } });
    await expect(asked).rejects.toMatchObject({ code: 'order-not-found' });
  });

  it('takes "forbidden" for what it means to who asks', async () => {
    const forbidden = { data: null, errors: [{ message: 'no', extensions: { code: 'FORBIDDEN' } }] };
    const { orders } = shopOf(forbidden, forbidden, forbidden);
    await expect(orders.list()).rejects.toMatchObject({ code: 'unauthorised' });
    await expect(orders.get('ABC')).rejects.toMatchObject({ code: 'order-not-found' });
    // A guest's hours are over: the contact is asked for anew.
    await expect(orders.get('ABC', 'ABC')).rejects.toMatchObject({ code: 'unauthorised' });
  });

  it('names the path of what cannot be read', async () => {
    const { orders } = shopOf(order({ totalWithTax: '12' }), { errors: [{ message: 'boom' }] });
    await expect(orders.get('ABC')).rejects.toMatchObject({
      code: 'backend-invalid',
      details: { path: 'orderByCode.totalWithTax' },
    });
    await expect(orders.get('ABC')).rejects.toMatchObject({ details: { path: 'errors[0]', reason: 'boom' } });
  });
});
