import { describe, expect, it } from 'vitest';
import { createMedusaOrders } from '#merchant/medusa/medusa-orders.ts';
import { hasMedusa, type Medusa, startMedusa } from '#tests/peers/medusa/start-medusa.ts';
import { codeOf } from './events-seen.ts';
import { describeOrdersAdapter, type OrdersFixture } from './orders.contract.ts';

async function setup(): Promise<OrdersFixture & { shop: Medusa }> {
  const shop = await startMedusa();
  const { baseUrl, publishableKey, numbers, email, phone, postcode, foreign } = shop;
  let online = true;
  const tokens = { owner: shop.ownerToken, forged: `${shop.ownerToken.slice(0, -4)}AAAA`, guest: null };
  return {
    shop,
    connect: (shopper) =>
      createMedusaOrders({
        baseUrl,
        publishableKey,
        fetch: (url, init) => (online ? fetch(url, init) : Promise.reject(new TypeError('Failed to fetch'))),
        getToken: async () => tokens[shopper],
      }),
    known: {
      number: numbers.shipped,
      contacts: [
        { kind: 'email', value: email },
        { kind: 'phone', value: phone },
        { kind: 'postcode', value: postcode },
      ],
      orderCount: Object.keys(numbers).length,
      foreign: { number: foreign.number, contact: { kind: 'email', value: foreign.email } },
    },
    setOnline(now) {
      online = now;
    },
    close: shop.stop,
  };
}

describe.skipIf(!hasMedusa())('with Medusa on PostgreSQL', () => {
  describeOrdersAdapter('medusa adapter', setup, (fixtureOf) => {
    const orderOf = async (name: keyof Medusa['numbers']) => {
      const { connect, shop } = fixtureOf();
      return connect('owner').get(shop.numbers[name]);
    };

    it('reads payment, way and tracking, which the store API keeps to itself', async () => {
      expect(await orderOf('paid')).toMatchObject({ payment: 'paid', fulfillment: 'unfulfilled', status: 'open' });
      expect(await orderOf('pending')).toMatchObject({ payment: 'authorized' });
      expect(await orderOf('cancelled')).toMatchObject({ status: 'cancelled' });
      expect(await orderOf('shipped')).toMatchObject({
        fulfillment: 'shipped',
        total: { amount: '94.00', currency: 'EUR' },
        shipments: [{ tracking_number: 'DHL186', tracking_url: 'https://track.example.test/DHL186' }],
      });
      const { shipments } = await orderOf('delivered');
      expect(Date.parse(shipments?.[0]?.delivered_at ?? '')).toBeGreaterThan(0);
    });

    it('reads what came back and what was paid back', async () => {
      const order = await orderOf('returned');
      expect(order).toMatchObject({
        payment: 'partially_refunded',
        total: { amount: '94.00' },
        returns: [{ status: 'received', lines: [{ quantity: 1 }] }],
        refunds: [{ amount: '89.00', currency: 'EUR' }],
        lines: [{ returnable_quantity: 0 }],
      });
    });

    it('never tells the id that alone opens an order to anybody', async () => {
      const { shop } = fixtureOf();
      const headers = { 'x-publishable-api-key': shop.publishableKey, authorization: `Bearer ${shop.ownerToken}` };
      const answer = await fetch(`${shop.baseUrl}/store/support/orders?limit=50`, { headers });
      expect(await answer.text()).not.toMatch(/order_[0-9A-Z]{20}/);
    });

    it('opens no order of somebody else to who is signed in', async () => {
      const { connect, shop } = fixtureOf();
      expect(await codeOf(connect('owner').get(shop.foreign.number))).toBe('order-not-found');
    });

    it('limits wrong contacts for one order', async () => {
      const { connect, shop } = fixtureOf();
      const guess = () =>
        codeOf(connect('guest').lookup({ number: shop.numbers.paid, contact: { kind: 'postcode', value: '00000' } }));
      const seen = [];
      for (let i = 0; i < 6; i += 1) seen.push(await guess());
      expect(seen).toEqual([...Array(5).fill('order-not-found'), 'rate-limited']);
    });
  });
});
