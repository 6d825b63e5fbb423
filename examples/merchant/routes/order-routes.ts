import { type Context, Hono } from 'hono';
import { bearerToken } from '../http/bearer-token.ts';
import { readJson, readQuery } from '../http/read-json.ts';
import { idempotencyKey } from '../http/request-headers.ts';
import { GuestLookupSchema, OrderPageQuerySchema, ReturnRequestSchema } from '../schemas/order-requests.ts';
import type { OrderService } from '../services/order-service.ts';
import type { ReturnService } from '../services/return-service.ts';
import { demand, type Tokens } from '../services/tokens.ts';
import { limitedBody, SMALL_BODY_BYTES } from './limited-body.ts';
import { orderReader } from './order-reader.ts';
import type { ShopEnv } from './shop-env.ts';

export function orderRoutes(options: {
  orders: OrderService;
  returns: ReturnService;
  tokens: Tokens;
  clientOf: (c: Context) => string;
}): Hono<ShopEnv> {
  const { orders, returns, tokens, clientOf } = options;

  return new Hono<ShopEnv>()
    .get('/orders', async (c) => {
      const shop = c.get('shop');
      const customerId = demand(await tokens.verifyShopper(shop.id, demand(bearerToken(c))));
      const { limit, cursor } = readQuery(c, OrderPageQuerySchema);
      return c.json(await orders.list(shop, customerId, limit, cursor ?? null));
    })
    .post('/orders/lookup', limitedBody(SMALL_BODY_BYTES), async (c) => {
      const query = await readJson(c, GuestLookupSchema);
      return c.json(await orders.lookUp(c.get('shop'), clientOf(c), query));
    })
    .get('/orders/:id', async (c) =>
      c.json(await orders.get(c.get('shop'), await orderReader(c, tokens), c.req.param('id'))),
    )
    .post('/orders/:id/returns', limitedBody(SMALL_BODY_BYTES), async (c) => {
      const who = await orderReader(c, tokens);
      const key = idempotencyKey(c);
      const request = await readJson(c, ReturnRequestSchema);
      const { made, again } = await returns.request(c.get('shop'), who, c.req.param('id'), request, key);
      return c.json(made, again ? 200 : 201);
    });
}
