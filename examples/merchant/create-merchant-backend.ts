import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { JWK } from 'jose';
import { composeServices } from './compose-services.ts';
import type { Database } from './database/database.ts';
import { answerProblem } from './http/answer-problem.ts';
import { clientAddress } from './http/client-address.ts';
import { crossOrigin } from './http/cross-origin.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { createLog, type Log } from './log.ts';
import { addOperations } from './operations.ts';
import { Problem } from './problem.ts';
import { DEFAULT_RETENTION, type Retention } from './retention.ts';
import { actionRoutes } from './routes/action-routes.ts';
import { capabilityRoutes } from './routes/capability-routes.ts';
import { demoSessionRoutes } from './routes/demo-session-routes.ts';
import { agentByToken } from './routes/desk-agent.ts';
import { deskRoutes } from './routes/desk-routes.ts';
import { deskSessionRoutes } from './routes/desk-session-routes.ts';
import { deskWorkRoutes } from './routes/desk-work-routes.ts';
import { handoffRoutes } from './routes/handoff-routes.ts';
import { identityRoutes } from './routes/identity-routes.ts';
import { orderRoutes } from './routes/order-routes.ts';
import { pushRoutes } from './routes/push-routes.ts';
import type { ShopEnv } from './routes/shop-env.ts';
import { takeInsight } from './routes/take-insight.ts';
import { layDemoData } from './seed/lay-demo-data.ts';
import { createSignOn, type DeskSignOn } from './services/desk-sign-on.ts';
import { keepPushing } from './services/push-loop.ts';
import type { PushSetup } from './services/push-service.ts';
import { createTokens } from './services/tokens.ts';
import type { Shop } from './shop.ts';

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
  /** What agents sign in with; `aisle-demo` without it, or nothing where they sign on. */
  deskPasscode?: string | undefined;
  /** What makes a lead of who gives it instead. */
  deskLeadPasscode?: string | undefined;
  /** The merchant's sign-on for agents. */
  deskSignOn?: DeskSignOn | undefined;
  limits?: Partial<Limits> | undefined;
  retention?: Partial<Retention> | undefined;
  /** So long a follower may take nothing before it is cut; half a minute without it. */
  slowReaderMs?: number | undefined;
  /** By whom pushes are signed; without it none are offered. */
  push?: PushSetup | undefined;
  /** File of the merchant's own risk model; the one that is shipped without it. */
  riskModel?: string | undefined;
  /** Proxies in front of this server that append to `X-Forwarded-For`. */
  trustedProxyHops?: number | undefined;
  /** Epoch ms. */
  now?: () => number;
  newId?: () => string;
  /** Warnings and errors to stderr without it. */
  log?: Log | undefined;
  reportError?: (error: unknown) => void;
}

/** A Hono app; `drain` before its server is closed. */
export type MerchantBackend = Hono<ShopEnv> & {
  /** Ends all streams, and waits until what is under way is answered and written. */
  drain(): Promise<void>;
};

/**
 * The merchant's backend: `/{shop}/support/v1` for shoppers and `/desk/v1` for agents, as in
 * `docs/merchant-protocol.openapi.yaml`, `/{shop}/session` of demo shops, `/health` and `/ready`. Routes of another Hono
 * app can stand beside it: `app.route('/', backend)`.
 */
export async function createMerchantBackend(options: MerchantBackendOptions): Promise<MerchantBackend> {
  const { database, shops, deskSignOn, trustedProxyHops = 0 } = options;
  const { now = Date.now, newId = randomUUID, log = faultsOnly } = options;
  const { reportError = (error) => log('error', 'unexpected', { error }) } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const clientOf = (c: Context) => clientAddress(c, trustedProxyHops);
  const letIn = crossOrigin(options.allowedOrigins);

  await layDemoData(database, shops, now());
  const tokens = await createTokens({ jwtKey: options.jwtKey, shopperPublicKey: options.shopperPublicKey, now });
  const { limiters, ...services } = await composeServices({
    ...{ database, shops, tokens, limits, now, newId, reportError },
    ...{ push: options.push, riskModel: options.riskModel },
  });

  const shopsById = new Map(shops.map((shop) => [shop.id, shop]));
  const app = new Hono<ShopEnv>();
  app.onError((error, c) => answerProblem(c, error, reportError));
  app.notFound((c) => answerProblem(c, new Problem('no-such-route'), reportError));
  const retention = { ...DEFAULT_RETENTION, ...options.retention };
  const { stopping, drain } = await addOperations(app, { database, retention, log, now });
  if (services.push) keepPushing(services.push, { everyMs: options.push?.everyMs, stopping, reportError, log });
  const { slowReaderMs: stallMs } = options;
  const streaming = { reportError, stopping, stallMs, noteCut: () => log('warn', 'slow-reader-cut') };

  const ofShop = '/:shop/support/v1';
  for (const path of [`${ofShop}/*`, '/:shop/session', '/desk/v1/*']) {
    app.use(path, letIn, async (c, next) => {
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

  for (const [path, taken] of [
    ['/orders/lookup', 200],
    ['/orders/:id/actions', 201],
    ['/tickets', 201],
    ['/handoffs', 201],
  ] as const) {
    app.use(`${ofShop}${path}`, takeInsight(services.insight, { taken, reportError }));
  }

  const shopperSide = { ...services, ...limiters, tokens, clientOf, streaming };
  app.route(ofShop, capabilityRoutes({ database, now, pushKey: options.push?.publicKey }));
  app.route(ofShop, identityRoutes(shopperSide));
  app.route(ofShop, orderRoutes(shopperSide));
  app.route(ofShop, actionRoutes(shopperSide));
  app.route(ofShop, handoffRoutes(shopperSide));
  app.route(ofShop, pushRoutes(shopperSide));
  app.route('/:shop', demoSessionRoutes({ database, tokens }));

  const door = {
    passcode: options.deskPasscode ?? (deskSignOn ? undefined : 'aisle-demo'),
    leadPasscode: options.deskLeadPasscode,
    signOn: deskSignOn && (await createSignOn(deskSignOn, now)),
    signOnHeader: deskSignOn?.header,
  };
  const agentSide = { ...services, tickets: services.deskTickets, agentOf: agentByToken(tokens), streaming };
  app.route('/desk/v1', deskSessionRoutes({ database, tokens, door, ...limiters, clientOf, now }));
  app.route('/desk/v1', deskRoutes(agentSide));
  app.route('/desk/v1', deskWorkRoutes(agentSide));
  // Where this app is a part of another, what it knows nothing of under its own paths is answered here all the same.
  for (const path of [`${ofShop}/*`, '/desk/v1/*']) {
    app.all(path, () => {
      throw new Problem('no-such-route');
    });
  }
  return Object.assign(app, { drain });
}

const faultsOnly: Log = (level, event, facts) => {
  if (level !== 'info') toStderr(level, event, facts);
};
const toStderr = createLog((line) => process.stderr.write(line));
