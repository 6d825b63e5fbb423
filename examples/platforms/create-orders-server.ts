import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { IdentityPlatform } from '#merchant/ports.ts';
import { answerProblem } from '../merchant/http/answer-problem.ts';
import { bearerToken } from '../merchant/http/bearer-token.ts';
import { crossOrigin } from '../merchant/http/cross-origin.ts';
import { readJson, readQuery } from '../merchant/http/read-json.ts';
import { Problem } from '../merchant/problem.ts';
import { type IdentityExchange, IdentityExchangeSchema } from '../merchant/schemas/identity-requests.ts';
import { type GuestLookup, GuestLookupSchema, OrderPageQuerySchema } from '../merchant/schemas/order-requests.ts';
import { contactMatches } from '../merchant/services/contact-matches.ts';
import { SIGNATURE_WINDOW_S } from '../merchant/services/identity/identity-keys.ts';
import type { SignedIdentity } from '../merchant/services/identity/signed-identity.ts';
import { refuseOver } from '../merchant/services/rate-limiter.ts';
import { createTokens, demand } from '../merchant/services/tokens.ts';
import { createTryLimiter } from './limit-tries.ts';
import type { OrderSource, SourcedOrder } from './order-source.ts';

const WINDOW_MS = 15 * 60_000;
const TRIES_PER_NUMBER = { count: 5, windowMs: WINDOW_MS };
const BODY_BYTES = 16_384;

export interface OrdersServerOptions {
  /** The shop's name in tokens. */
  shop: string;
  source: OrderSource;
  platform: IdentityPlatform;
  /** Whom the platform vouches for in this request. `query` is the request's own, which an app proxy signs. */
  identify: (request: IdentityExchange, query: string) => Promise<SignedIdentity> | SignedIdentity;
  /** Signs the tokens made here: 32 random bytes or more. */
  jwtKey: string;
  /** Origins of the storefront, where this is not served from its own. */
  allowedOrigins?: readonly string[];
  /** Epoch ms. */
  now?: () => number;
  reportError?: (error: unknown) => void;
}

/**
 * The order half of `docs/merchant-protocol.openapi.yaml` for any platform: it lists a customer's orders, shows one, and
 * finds one by number and contact. It keeps nothing; a restart forgets only how often a number was tried and
 * which signatures were used.
 */
export async function createOrdersServer(options: OrdersServerOptions): Promise<Hono> {
  const { shop, source, platform, identify, jwtKey, allowedOrigins = [], now = Date.now } = options;
  const { reportError = console.error } = options;
  const tokens = await createTokens({ jwtKey, now });
  const tries = createTryLimiter(TRIES_PER_NUMBER, now);
  const signatures = createTryLimiter({ count: 1, windowMs: 2 * SIGNATURE_WINDOW_S * 1000 }, now);

  async function lookUp({ number, contact }: GuestLookup) {
    const key = number.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
    refuseOver(tries.take(key));
    const found = await source.byNumber(number.trim());
    // A list is gone through to its end, so that its time tells nothing.
    const matches = contactsOf(found, contact.kind).map((one) => contactMatches(contact.kind, contact.value, one));
    if (!found || !matches.includes(true)) throw new Problem('order-not-found');
    tries.clear(key);
    const { token, expiresInS } = await tokens.mintGuest(shop, found.order.id);
    return { order: found.order, token, expires_in: expiresInS };
  }

  /** The order, for its customer or for a guest whom it was opened for. */
  async function show(c: Context, id: string) {
    const token = demand(bearerToken(c));
    const [customer, opened] = await Promise.all([tokens.verifyShopper(shop, token), tokens.verifyGuest(shop, token)]);
    if (customer === null && opened === null) throw new Problem('unauthorised');
    const found = opened !== null && opened !== id ? null : await source.byNumber(id);
    const mayRead = found && (opened === found.order.id || (customer !== null && customer === found.customerId));
    if (!mayRead) throw new Problem('order-not-found');
    return found.order;
  }

  return new Hono()
    .use(crossOrigin(allowedOrigins))
    .use(
      bodyLimit({ maxSize: BODY_BYTES, onError: (c) => answerProblem(c, new Problem('body-too-large'), reportError) }),
    )
    .use(async (c, next) => {
      await next();
      c.header('cache-control', 'no-store');
    })
    .get('/capabilities', (c) =>
      c.json({
        version: '1.1',
        features: [{ name: 'identity-exchange', version: 1 }],
        orders: { list: true, guest_lookup: ['email', 'phone', 'postcode'] },
        identity: { platforms: [platform] },
        returns: false,
        actions: [],
        tickets: [],
        handoff: { live: false, ticket: false, available_now: false },
      }),
    )
    .post('/identity/exchange', async (c) => {
      const request = await readJson(c, IdentityExchangeSchema);
      const { id, signed } = demand(await identify(request, new URL(c.req.url).search.slice(1)));
      // What was signed is taken once: who overhears it comes too late.
      if (signatures.take(signed) !== null) throw new Problem('unauthorised');
      const { token, expiresInS } = await tokens.mintShopper(shop, id);
      return c.json({ token, expires_in: expiresInS });
    })
    .post('/orders/lookup', async (c) => c.json(await lookUp(await readJson(c, GuestLookupSchema))))
    .get('/orders', async (c) => {
      const customer = demand(await tokens.verifyShopper(shop, demand(bearerToken(c))));
      const { limit, cursor } = readQuery(c, OrderPageQuerySchema);
      const { orders, nextCursor } = await source.ofCustomer(customer, limit, cursor ?? null);
      return c.json({ orders, next_cursor: nextCursor });
    })
    .get('/orders/:id', async (c) => c.json(await show(c, c.req.param('id'))))
    .notFound((c) => answerProblem(c, new Problem('no-such-route'), reportError))
    .onError((error, c) => answerProblem(c, error, reportError));
}

function contactsOf(found: SourcedOrder | null, kind: GuestLookup['contact']['kind']): (string | null)[] {
  const known = { email: [found?.email ?? null], phone: found?.phones ?? [], postcode: found?.postcodes ?? [] }[kind];
  return known.length > 0 ? known : [null];
}
