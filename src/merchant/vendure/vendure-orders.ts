import { AppError } from '#core/app-error.ts';
import type { GuestLookup } from '#dialogue/outward.ts';
import type { OrdersPort } from '../ports.ts';
import type { BackendFetch } from '../shared/backend-fetch.ts';
import { readOnlyOrders } from '../shared/read-only-orders.ts';
import { createRestClient } from '../shared/rest-client.ts';
import { sleep as realSleep, type Sleep } from '../shared/sleep.ts';
import {
  CONTACT_FIELDS,
  GuestAnswer,
  type GuestOrderAnswer,
  ORDER_FIELDS,
  OrderByCodeAnswer,
  OrdersAnswer,
} from './order-answer.ts';
import { askShop } from './shop-api.ts';
import { toOrder } from './to-order.ts';

export interface VendureOptions {
  /** Address of the shop API, for example `https://shop.example/shop-api`. Its CORS must allow the shop's origin. */
  shopApiUrl: string;
  fetch: BackendFetch;
  /** The shopper's session token (`vendure-auth-token`); null for a guest. */
  getToken: () => Promise<string | null>;
  /** Epoch ms. */
  now?: () => number;
  sleep?: Sleep;
}

/** How long an order shown to a guest opens again without its contact. */
const GUEST_MS = 60 * 60_000;
const PAGE = 10;

/**
 * Orders of a Vendure shop (3.x), read from its shop API. The code of an order (16 random characters) is its secret: for a
 * guest Vendure shows it for two hours after it was placed, to anybody who knows it; the contact is compared here besides.
 * The shop API can change nothing about a placed order: there are no actions.
 */
export function createVendureOrders(options: VendureOptions): OrdersPort {
  const { shopApiUrl, fetch, getToken, now = Date.now, sleep = realSleep } = options;
  const client = createRestClient({ baseUrl: shopApiUrl, fetch, now, sleep });
  const session = () => getToken().catch(() => null);

  return {
    ...readOnlyOrders('a Vendure shop takes none'),

    async lookup({ number, contact }, signal) {
      const { orderByCode } = await askShop(
        client,
        {
          query: `query ($code: String!) { orderByCode(code: $code) { ${ORDER_FIELDS} ${CONTACT_FIELDS} } }`,
          variables: { code: number.trim().toUpperCase() },
          schema: GuestAnswer,
          token: await session(),
          forbidden: 'order-not-found',
        },
        signal,
      );
      if (!orderByCode || !isContactOf(orderByCode, contact)) throw new AppError('order-not-found');
      const expiresAt = new Date(now() + GUEST_MS).toISOString();
      return { order: toOrder(orderByCode), token: orderByCode.code, expiresAt };
    },

    async list({ limit = PAGE, cursor } = {}, signal) {
      const token = await session();
      if (!token) throw new AppError('unauthorised');
      const skip = Number(cursor ?? 0);
      const { activeCustomer } = await askShop(
        client,
        {
          query: `query ($options: OrderListOptions) {
            activeCustomer { orders(options: $options) { totalItems items { ${ORDER_FIELDS} } } }
          }`,
          variables: {
            options: { take: limit, skip, sort: { orderPlacedAt: 'DESC' }, filter: { active: { eq: false } } },
          },
          schema: OrdersAnswer,
          token,
          forbidden: 'unauthorised',
        },
        signal,
      );
      if (!activeCustomer) throw new AppError('unauthorised');
      const { totalItems, items } = activeCustomer.orders;
      const next = skip + items.length;
      return { orders: items.map(toOrder), nextCursor: items.length > 0 && next < totalItems ? `${next}` : null };
    },

    async get(id, token, signal) {
      if (token !== undefined && token !== id) throw new AppError('order-not-found');
      const { orderByCode } = await askShop(
        client,
        {
          query: `query ($code: String!) { orderByCode(code: $code) { ${ORDER_FIELDS} } }`,
          variables: { code: id },
          schema: OrderByCodeAnswer,
          token: await session(),
          // A guest's two hours may be over; one who is signed in may not be the one who ordered.
          forbidden: token === undefined ? 'order-not-found' : 'unauthorised',
        },
        signal,
      );
      if (!orderByCode) throw new AppError('order-not-found');
      return toOrder(orderByCode);
    },
  };
}

/** The contact of the account, the way to it, or the bill's. Signs and case do not count; a phone may lack its country. */
function isContactOf(order: GuestOrderAnswer, { kind, value }: GuestLookup['contact']): boolean {
  const addresses = [order.shippingAddress, order.billingAddress];
  // What says nothing is nobody's contact, not even that of an order without one.
  if (bare(value) === '') return false;
  switch (kind) {
    case 'email':
      return plain(order.customer?.emailAddress) === plain(value);
    case 'postcode':
      return addresses.some((address) => bare(address?.postalCode ?? '') === bare(value));
    case 'phone': {
      const asked = value.replace(/\D/g, '').slice(-LOCAL_DIGITS);
      const known = [order.customer, ...addresses].map((of) => (of?.phoneNumber ?? '').replace(/\D/g, ''));
      return asked.length === LOCAL_DIGITS && known.some((number) => number.endsWith(asked));
    }
  }
}

/** A national number without its trunk zero, in most countries. */
const LOCAL_DIGITS = 9;

const plain = (text: string | null | undefined): string => (text ?? '').trim().toLowerCase();
const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
