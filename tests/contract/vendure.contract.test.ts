import { describe, expect, it } from 'vitest';
import { createVendureOrders } from '#merchant/vendure/vendure-orders.ts';
import { hasVendure, STOREFRONT, startVendure, type Vendure } from '#tests/peers/vendure/start-vendure.ts';
import { codeOf } from './events-seen.ts';
import { describeOrdersAdapter, type OrdersFixture } from './orders.contract.ts';

async function setup(): Promise<OrdersFixture & { shop: Vendure }> {
  const shop = await startVendure();
  const { shopApiUrl, numbers, email, phone, postcode, foreign } = shop;
  let online = true;
  const tokens = { owner: shop.ownerToken, forged: 'f'.repeat(64), guest: null };
  return {
    shop,
    connect: (shopper) =>
      createVendureOrders({
        shopApiUrl,
        fetch: (url, init) => (online ? fetch(url, init) : Promise.reject(new TypeError('Failed to fetch'))),
        getToken: async () => tokens[shopper],
      }),
    known: {
      number: numbers[1],
      contacts: [
        { kind: 'email', value: email },
        { kind: 'phone', value: phone },
        { kind: 'postcode', value: postcode },
      ],
      orderCount: numbers.length,
      foreign: { number: foreign.number, contact: { kind: 'email', value: foreign.email } },
    },
    setOnline(now) {
      online = now;
    },
    close: shop.stop,
  };
}

describe.skipIf(!hasVendure())('with Vendure', () => {
  describeOrdersAdapter('vendure adapter', setup, (fixtureOf) => {
    it('reads payment, way and tracking of each order', async () => {
      const { orders } = await fixtureOf().connect('owner').list();
      const [delivered, shipped, paid] = orders;
      expect(paid).toMatchObject({ status: 'open', payment: 'paid', fulfillment: 'processing' });
      expect(paid?.total).toEqual({ amount: '111.86', currency: 'USD' });
      expect(shipped).toMatchObject({
        fulfillment: 'shipped',
        shipments: [{ carrier: 'DHL', tracking_number: 'DHL186', lines: [{ quantity: 1 }] }],
      });
      expect(shipped?.shipments?.[0]).not.toHaveProperty('delivered_at');
      expect(delivered).toMatchObject({ status: 'completed', fulfillment: 'delivered' });
      expect(Date.parse(delivered?.shipments?.[0]?.delivered_at ?? '')).toBeGreaterThan(0);
    });

    it('does nothing to an order, and says so beforehand', async () => {
      const orders = fixtureOf().connect('owner');
      expect((await orders.capabilities()).actions).toEqual([]);
      const request = { action: 'cancel', lines: [], fields: {}, photoIds: [] } as const;
      expect(await codeOf(orders.act('x', { ...request, lines: [], photoIds: [] }, { idempotencyKey: 'k' }))).toBe(
        'backend-invalid',
      );
    });

    it('is for pages of its storefront alone', async () => {
      const preflight = (origin: string) =>
        fetch(fixtureOf().shop.shopApiUrl, {
          method: 'OPTIONS',
          headers: { origin, 'access-control-request-method': 'POST' },
        });
      expect((await preflight(STOREFRONT)).headers.get('access-control-allow-origin')).toBe(STOREFRONT);
      expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
    });
  });
});
