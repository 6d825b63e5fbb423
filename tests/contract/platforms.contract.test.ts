import { expect, it } from 'vitest';
import { createBigCommerceSource } from '#examples/platforms/bigcommerce/bigcommerce-source.ts';
import { createOrdersServer, type OrdersServerOptions } from '#examples/platforms/create-orders-server.ts';
import { createShopifySource } from '#examples/platforms/shopify/shopify-source.ts';
import { createWooCommerceSource } from '#examples/platforms/woocommerce/woocommerce-source.ts';
import type { MerchantBackend } from '#merchant/ports.ts';
import { createRestBackend } from '#merchant/rest/rest-backend.ts';
import { codeOf } from './events-seen.ts';
import { describeOrdersAdapter, type OrdersFixture } from './orders.contract.ts';
import { fakeBigCommerce } from './platforms/fake-bigcommerce.ts';
import { fakeShopify } from './platforms/fake-shopify.ts';
import { fakeWooCommerce } from './platforms/fake-woocommerce.ts';
import { LAID, newestOf } from './platforms/orders-laid.ts';

/** What the platforms' own answers are fetched with. */
type Ask = (url: string, init: RequestInit) => Promise<Response>;
const asFetch = (ask: Ask) => ((url: string, init: RequestInit) => ask(url, init)) as typeof fetch;

const SOURCES: Record<string, Pick<OrdersServerOptions, 'platform' | 'source'>> = {
  Shopify: {
    platform: 'shopify',
    source: createShopifySource({ shop: 'coffee.myshopify.com', adminToken: 'shpat', fetch: asFetch(fakeShopify) }),
  },
  WooCommerce: {
    platform: 'woocommerce',
    source: createWooCommerceSource({
      siteUrl: 'https://shop.example',
      consumerKey: 'ck',
      consumerSecret: 'cs',
      fetch: asFetch(fakeWooCommerce),
    }),
  },
  BigCommerce: {
    platform: 'bigcommerce',
    source: createBigCommerceSource({ storeHash: 'hash', accessToken: 'token', fetch: asFetch(fakeBigCommerce) }),
  },
};

function exchangeWith({ identity }: MerchantBackend, query: string) {
  if (!identity) throw new Error('the rest adapter exchanges identities');
  return identity.exchange('shopify', { query });
}

interface PlatformFixture extends OrdersFixture {
  guest: MerchantBackend;
}

async function setup(name: string): Promise<PlatformFixture> {
  const source = SOURCES[name];
  if (!source) throw new Error(name);
  const server = await createOrdersServer({
    ...source,
    shop: 'coffee',
    jwtKey: 'a key of thirty-two bytes or more for tests',
    // How each platform signs is tested with the verifiers themselves; here it is who asks that counts.
    identify: (request) =>
      request.platform === 'shopify' && request.payload.query === 'signed' ? { id: '11', signed: 'once' } : null,
  });
  let online = true;
  const backendOf = (token: string | null) =>
    createRestBackend({
      baseUrl: 'https://support.example',
      fetch: async (url, init) => {
        if (!online) throw new TypeError('Failed to fetch');
        return server.fetch(new Request(url, init));
      },
      getToken: async () => token,
    });
  const guest = backendOf(null);
  const { token } = await exchangeWith(guest, 'signed');
  const tokens = { owner: token, forged: `${token.slice(0, -4)}AAAA`, guest: null };
  const [ada, bo] = [LAID[1], LAID[3]];
  if (!ada || !bo) throw new Error('not laid');
  return {
    guest,
    connect: (shopper) => backendOf(tokens[shopper]).orders,
    known: {
      number: `${ada.number}`,
      contacts: [
        { kind: 'email', value: ada.email },
        { kind: 'phone', value: ada.phone },
        { kind: 'postcode', value: ada.postcode },
      ],
      orderCount: newestOf(ada.customerId).length,
      foreign: { number: `${bo.number}`, contact: { kind: 'email', value: bo.email } },
    },
    setOnline(now) {
      online = now;
    },
    close: async () => {},
  };
}

for (const name of Object.keys(SOURCES)) {
  describeOrdersAdapter(
    `a server before ${name}`,
    () => setup(name),
    (fixtureOf) => {
      it('reads lines, payment, refunds and tracking', async () => {
        const [order] = (await fixtureOf().connect('owner').list()).orders;
        expect(order).toMatchObject({
          number: '1003',
          placed_at: expect.stringMatching(/^2026-11-03T08:00:00/),
          status: name === 'WooCommerce' ? 'completed' : 'open',
          payment: 'partially_refunded',
          fulfillment: name === 'Shopify' ? 'out_for_delivery' : 'shipped',
          total: { amount: '94.00', currency: 'EUR' },
          lines: [{ sku: 'TS-42', quantity: 2 }],
          refunds: [{ amount: '5.00', currency: 'EUR' }],
          shipments: [{ carrier: 'DHL', tracking_number: 'DHL186' }],
        });
      });

      it('takes a number with its sign, and nothing that is none', async () => {
        const { connect, known } = fixtureOf();
        const [contact] = known.contacts;
        if (!contact) throw new Error('no contact');
        const { order } = await connect('guest').lookup({ number: `#${known.number}`, contact });
        expect(order.number).toBe(known.number);
        for (const number of ['1002" OR name:"1004', '1002&customer=12', '../1004', '*']) {
          expect(await codeOf(connect('guest').lookup({ number, contact }))).toBe('order-not-found');
        }
      });

      it('shows nobody the order of somebody else', async () => {
        const { connect, known } = fixtureOf();
        expect(await codeOf(connect('owner').get(known.foreign.number))).toBe('order-not-found');
        const { token } = await connect('guest').lookup(known.foreign);
        expect(await codeOf(connect('guest').get(known.number, token))).toBe('order-not-found');
      });

      it('closes a number after five wrong contacts, for the right one too', async () => {
        const { connect } = fixtureOf();
        const lookUp = (value: string) =>
          codeOf(connect('guest').lookup({ number: '1001', contact: { kind: 'email', value } }));
        for (let i = 0; i < 5; i += 1) expect(await lookUp(`guess${i}@example.org`)).toBe('order-not-found');
        expect(await lookUp('ada@example.test')).toBe('rate-limited');
      });

      it('takes what the platform signed once', async () => {
        expect(await codeOf(exchangeWith(fixtureOf().guest, 'signed'))).toBe('unauthorised');
        expect(await codeOf(exchangeWith(fixtureOf().guest, 'forged'))).toBe('unauthorised');
      });
    },
  );
}
