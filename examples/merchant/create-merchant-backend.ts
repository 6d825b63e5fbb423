import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { JWK } from 'jose';
import type { Database } from './database/database.ts';
import { answerProblem } from './http/answer-problem.ts';
import { clientAddress } from './http/client-address.ts';
import { crossOrigin } from './http/cross-origin.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { Problem } from './problem.ts';
import { dropKeysBefore } from './repository/idempotency-repository.ts';
import { dropPhotosBefore } from './repository/photo-repository.ts';
import { actionRoutes } from './routes/action-routes.ts';
import { capabilityRoutes } from './routes/capability-routes.ts';
import { demoSessionRoutes } from './routes/demo-session-routes.ts';
import { deskRoutes } from './routes/desk-routes.ts';
import { handoffRoutes } from './routes/handoff-routes.ts';
import { orderRoutes } from './routes/order-routes.ts';
import type { ShopEnv } from './routes/shop-env.ts';
import { layDemoData } from './seed/lay-demo-data.ts';
import { createActionService } from './services/action-service.ts';
import { createDeskService } from './services/desk-service.ts';
import { createEventService } from './services/event-service.ts';
import { createHandoffFeed } from './services/handoff-feed.ts';
import { createHandoffService } from './services/handoff-service.ts';
import { createOrderService } from './services/order-service.ts';
import { createRateLimiter } from './services/rate-limiter.ts';
import { createReturnService } from './services/return-service.ts';
import { createTicketService } from './services/ticket-service.ts';
import { createTokens } from './services/tokens.ts';
import type { Shop } from './shop.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const KEYS_LIVE_MS = 30 * DAY_MS;
/** As the shops' privacy pages promise. */
const PHOTOS_LIVE_MS = 90 * DAY_MS;

export interface MerchantBackendOptions {
  /** From `openDatabase`. Closing it is the caller's business, after the server's. */
  database: Database;
  shops: readonly Shop[];
  /** Origins of other sites whose pages may call, such as `https://shop.example`. */
  allowedOrigins: readonly string[];
  /** 32 bytes or more. Tokens outlive a restart only if it stays the same. */
  jwtKey: string;
  /** An Ed25519 key in whose name the shop's own site signs shoppers' tokens. */
  shopperPublicKey?: JWK | undefined;
  /** What agents sign in with. */
  deskPasscode?: string | undefined;
  limits?: Partial<Limits> | undefined;
  /** Proxies in front of this server that append to `X-Forwarded-For`. */
  trustedProxyHops?: number | undefined;
  /** Epoch ms. */
  now?: () => number;
  newId?: () => string;
  reportError?: (error: unknown) => void;
}

/**
 * The merchant's backend: `/{shop}/support/v1` for shoppers and `/desk/v1` for agents, as in
 * `docs/merchant-protocol.openapi.yaml`, and `/{shop}/session` of demo shops. Routes of another Hono app can stand
 * beside it: `app.route('/', backend)`.
 */
export async function createMerchantBackend(options: MerchantBackendOptions): Promise<Hono<ShopEnv>> {
  const { database, shops, deskPasscode = 'aisle-demo', trustedProxyHops = 0 } = options;
  const { now = Date.now, newId = randomUUID, reportError = console.error } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };

  await layDemoData(database, shops, now());
  await dropKeysBefore(database, new Date(now() - KEYS_LIVE_MS).toISOString());
  await dropPhotosBefore(database, new Date(now() - PHOTOS_LIVE_MS).toISOString());

  const tokens = await createTokens({ jwtKey: options.jwtKey, shopperPublicKey: options.shopperPublicKey, now });
  const feed = await createHandoffFeed(database);
  const events = createEventService({ database, feed, now });
  const handoffs = createHandoffService({ database, tokens, now, newId });
  const orders = createOrderService({ database, tokens, limits, now });
  const returns = createReturnService({ database, now, newId });
  const actions = createActionService({ database, now, newId });
  const tickets = createTicketService({ database, now, newId });
  const desk = createDeskService({ database, shops, feed, now });
  const handoffsPerClient = createRateLimiter(limits.handoffsPerClient, now);
  const postsPerHandoff = createRateLimiter(limits.postsPerHandoff, now);
  const actionsPerOrder = createRateLimiter(limits.actionsPerOrder, now);
  const ticketsPerClient = createRateLimiter(limits.ticketsPerClient, now);
  const signInsPerClient = createRateLimiter(limits.deskSignInsPerClient, now);
  const clientOf = (c: Context) => clientAddress(c, trustedProxyHops);

  const shopsById = new Map(shops.map((shop) => [shop.id, shop]));
  const app = new Hono<ShopEnv>();
  app.onError((error, c) => answerProblem(c, error, reportError));
  app.notFound((c) => answerProblem(c, new Problem('no-such-route'), reportError));

  const ofShop = '/:shop/support/v1';
  for (const path of [`${ofShop}/*`, '/:shop/session', '/desk/v1/*']) {
    app.use(path, crossOrigin(options.allowedOrigins), async (c, next) => {
      // PostgreSQL takes no U+0000 anywhere, so no id has one.
      if (c.req.url.includes('%00')) throw new Problem('no-such-route');
      await next();
      if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
      c.header('x-content-type-options', 'nosniff');
    });
  }
  for (const path of [`${ofShop}/*`, '/:shop/session']) {
    app.use(path, async (c, next) => {
      const shop = shopsById.get(c.req.param('shop') ?? '');
      if (!shop) throw new Problem('no-such-route');
      c.set('shop', shop);
      await next();
    });
  }

  app.route(ofShop, capabilityRoutes(now));
  app.route(ofShop, orderRoutes({ orders, returns, tokens, clientOf }));
  app.route(ofShop, actionRoutes({ actions, tickets, tokens, actionsPerOrder, ticketsPerClient, clientOf }));
  const shopperSide = { handoffs, events, tokens, handoffsPerClient, postsPerHandoff, clientOf, reportError };
  app.route(ofShop, handoffRoutes(shopperSide));
  app.route('/:shop', demoSessionRoutes({ database, tokens }));
  const agentSide = { desk, handoffs, events, tokens, passcode: deskPasscode, signInsPerClient, clientOf, reportError };
  app.route('/desk/v1', deskRoutes(agentSide));
  // Where this app is a part of another, what it knows nothing of under its own paths is answered here all the same.
  for (const path of [`${ofShop}/*`, '/desk/v1/*']) {
    app.all(path, () => {
      throw new Problem('no-such-route');
    });
  }
  return app;
}
