import type { Order } from '#commerce/order.ts';
import { orderKey } from '#commerce/order-key.ts';
import type { Database } from '../database/database.ts';
import type { Limits } from '../limits.ts';
import { Problem } from '../problem.ts';
import { orderById, orderByNumberKey, ordersOfCustomer } from '../repository/order-repository.ts';
import type { GuestLookup } from '../schemas/order-requests.ts';
import type { Shop } from '../shop.ts';
import { contactMatches } from './contact-matches.ts';
import { orderView } from './order-view.ts';
import { createRateLimiter, refuseOver } from './rate-limiter.ts';
import type { Tokens } from './tokens.ts';

/** Who asks for an order: a customer of the shop, or a guest whom one order was opened for. */
export type OrderReader = { customerId: string } | { guestOrderId: string };

export interface OrderService {
  lookUp(shop: Shop, client: string, query: GuestLookup): Promise<{ order: Order; token: string; expires_in: number }>;
  get(shop: Shop, reader: OrderReader, id: string): Promise<Order>;
  list(
    shop: Shop,
    customerId: string,
    limit: number,
    cursor: string | null,
  ): Promise<{ orders: Order[]; next_cursor: string | null }>;
}

export function createOrderService(options: {
  database: Database;
  tokens: Tokens;
  limits: Limits;
  now: () => number;
}): OrderService {
  const { database, tokens, limits, now } = options;
  const perClient = createRateLimiter(database, 'look-ups', limits.lookupsPerClient, now);
  const failedPerNumber = createRateLimiter(database, 'failed look-ups', limits.failedLookupsPerNumber, now);

  return {
    async lookUp(shop, client, { number, contact }) {
      const numberKey = orderKey(number);
      const limitKey = `${shop.id} ${numberKey}`;
      // A try counts as failed until it succeeds: many at once would otherwise all pass before the first has failed.
      refuseOver((await perClient.take(client)) ?? (await failedPerNumber.take(limitKey)));

      const stored = await orderByNumberKey(database, shop.id, numberKey);
      const matches = contactMatches(contact.kind, contact.value, stored?.customer[contact.kind] ?? null);
      if (!stored || !matches || !shop.contactKinds.includes(contact.kind)) throw new Problem('order-not-found');

      await failedPerNumber.giveBack(limitKey);
      const { token, expiresInS } = await tokens.mintGuest(shop.id, stored.document.id);
      return { order: orderView(stored, shop.rules, now()), token, expires_in: expiresInS };
    },

    async get(shop, reader, id) {
      const stored = await orderById(database, shop.id, id);
      if (!stored || !mayRead(reader, stored.document.id, stored.customer.id)) throw new Problem('order-not-found');
      return orderView(stored, shop.rules, now());
    },

    async list(shop, customerId, limit, cursor) {
      const before = cursor === null ? null : parseCursor(cursor);
      const stored = await ordersOfCustomer(database, shop.id, customerId, limit + 1, before);
      const page = stored.slice(0, limit);
      const last = page.at(-1)?.document;
      return {
        orders: page.map((each) => orderView(each, shop.rules, now())),
        next_cursor: stored.length > limit && last ? toCursor(last) : null,
      };
    },
  };
}

export function mayRead(reader: OrderReader, orderId: string, customerId: string): boolean {
  return 'customerId' in reader ? reader.customerId === customerId : reader.guestOrderId === orderId;
}

function toCursor(order: Order): string {
  return Buffer.from(JSON.stringify([order.placed_at, order.id])).toString('base64url');
}

function parseCursor(cursor: string): { placedAt: string; id: string } {
  try {
    const [placedAt, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, string];
    if (/^[\w-]+$/.test(id)) return { placedAt: new Date(placedAt).toISOString(), id };
  } catch {
    // Not one of ours.
  }
  throw new Problem('invalid-request', { errors: [{ path: 'query.cursor', message: 'not a cursor of this server' }] });
}
