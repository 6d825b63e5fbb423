import { AppError } from '#core/app-error.ts';
import type { OrdersPort } from '../ports.ts';
import type { BackendFetch } from '../shared/backend-fetch.ts';
import { parseBody } from '../shared/parse-answer.ts';
import { readOnlyOrders } from '../shared/read-only-orders.ts';
import { createRestClient } from '../shared/rest-client.ts';
import { sleep as realSleep, type Sleep } from '../shared/sleep.ts';
import { LookupAnswer, OneAnswer, PageAnswer } from './order-answer.ts';
import { toOrder } from './to-order.ts';

export interface MedusaOptions {
  /** The shop's own address, for example `https://api.shop.example`. Its `STORE_CORS` must name the shop's origin. */
  baseUrl: string;
  /** `pk_…`: Medusa wants it with every request; it is public. */
  publishableKey: string;
  fetch: BackendFetch;
  /** The customer's JWT (`/auth/customer/…`); null for a guest. */
  getToken: () => Promise<string | null>;
  /** Epoch ms. */
  now?: () => number;
  sleep?: Sleep;
}

const ORDERS = '/store/support/orders';
const PAGE = 10;

/**
 * Orders of a Medusa shop (2.x) with the routes of `examples/medusa`: its own store API tells no tracking and no returns,
 * and has no look-up for guests. They read; what changes an order needs a merchant backend.
 */
export function createMedusaOrders(options: MedusaOptions): OrdersPort {
  const { baseUrl, publishableKey, fetch, getToken, now = Date.now, sleep = realSleep } = options;
  const client = createRestClient({ baseUrl, fetch, now, sleep });
  const key = { 'x-publishable-api-key': publishableKey };

  async function customer(): Promise<string> {
    const token = await getToken().catch(() => null);
    if (!token) throw new AppError('unauthorised');
    return token;
  }

  return {
    ...readOnlyOrders('a Medusa shop takes none here'),

    async lookup({ number, contact: { kind, value } }, signal) {
      const { order, token, expires_in } = await client.ask(
        {
          purpose: 'order',
          method: 'POST',
          path: `${ORDERS}/lookup`,
          headers: key,
          body: { number, contact: { kind, value } },
        },
        (response) => parseBody(LookupAnswer, response),
        signal,
      );
      return { order: toOrder(order), token, expiresAt: new Date(now() + expires_in * 1000).toISOString() };
    },

    async list({ limit = PAGE, cursor } = {}, signal) {
      const offset = Number(cursor ?? 0);
      const { orders, count } = await client.ask(
        {
          purpose: 'order',
          path: `${ORDERS}?limit=${limit}&offset=${offset}`,
          token: await customer(),
          headers: key,
        },
        (response) => parseBody(PageAnswer, response),
        signal,
      );
      const next = offset + orders.length;
      return { orders: orders.map(toOrder), nextCursor: orders.length > 0 && next < count ? `${next}` : null };
    },

    async get(id, token, signal) {
      const { order } = await client.ask(
        {
          purpose: 'order',
          path: `${ORDERS}/${encodeURIComponent(id)}`,
          ...(token === undefined && { token: await customer() }),
          headers: { ...key, ...(token !== undefined && { 'x-order-token': token }) },
        },
        (response) => parseBody(OneAnswer, response),
        signal,
      );
      return toOrder(order);
    },
  };
}
