import { type Context, Hono } from 'hono';
import { readJson } from '../http/read-json.ts';
import { IdentityExchangeSchema } from '../schemas/identity-requests.ts';
import type { IdentityService } from '../services/identity/identity-service.ts';
import { type RateLimiter, refuseOver } from '../services/rate-limiter.ts';
import { limitedBody, SMALL_BODY_BYTES } from './limited-body.ts';
import type { ShopEnv } from './shop-env.ts';

export function identityRoutes(options: {
  identities: IdentityService;
  exchangesPerClient: RateLimiter;
  clientOf: (c: Context) => string;
}): Hono<ShopEnv> {
  const { identities, exchangesPerClient, clientOf } = options;
  return new Hono<ShopEnv>().post('/identity/exchange', limitedBody(SMALL_BODY_BYTES), async (c) => {
    const request = await readJson(c, IdentityExchangeSchema);
    refuseOver(await exchangesPerClient.take(clientOf(c)));
    return c.json(await identities.exchange(c.get('shop'), request, new URL(c.req.url).search.slice(1)));
  });
}
