import { Hono } from 'hono';
import { bearerToken } from '../http/bearer-token.ts';
import { readJson } from '../http/read-json.ts';
import { Problem } from '../problem.ts';
import { PushRequestSchema } from '../schemas/push-requests.ts';
import type { PushService } from '../services/push-service.ts';
import { type RateLimiter, refuseOver } from '../services/rate-limiter.ts';
import { demand, type Tokens } from '../services/tokens.ts';
import { limitedBody, SMALL_BODY_BYTES } from './limited-body.ts';
import { orderReader } from './order-reader.ts';
import type { ShopEnv } from './shop-env.ts';

/** Where push is set up: a browser that wants to hear of an order, and one that does not any more. */
export function pushRoutes(options: {
  push: PushService | null;
  tokens: Tokens;
  actionsPerOrder: RateLimiter;
}): Hono<ShopEnv> {
  const { push, tokens, actionsPerOrder } = options;
  const routes = new Hono<ShopEnv>();
  if (!push) return routes;
  return routes
    .post('/push/subscriptions', limitedBody(SMALL_BODY_BYTES), async (c) => {
      const shop = c.get('shop');
      if (!shop.risk) throw new Problem('no-such-route');
      const who = await orderReader(c, tokens);
      const request = await readJson(c, PushRequestSchema);
      const by = 'customerId' in who ? who.customerId : '';
      refuseOver(await actionsPerOrder.take(`push ${shop.id} ${request.order_id} ${by}`));
      return c.json(await push.subscribe(shop, who, request));
    })
    .post('/push/subscriptions/:id/close', async (c) => {
      await push.unsubscribe(c.get('shop'), c.req.param('id'), demand(bearerToken(c)));
      return c.body(null, 204);
    });
}
