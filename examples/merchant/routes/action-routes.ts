import { type Context, Hono } from 'hono';
import { bearerToken } from '../http/bearer-token.ts';
import { readJson } from '../http/read-json.ts';
import { idempotencyKey } from '../http/request-headers.ts';
import { ActionRequestSchema, TicketRequestSchema } from '../schemas/action-requests.ts';
import type { ActionService } from '../services/action-service.ts';
import { type RateLimiter, refuseOver } from '../services/rate-limiter.ts';
import type { TicketService } from '../services/ticket-service.ts';
import type { Tokens } from '../services/tokens.ts';
import { limitedBody, PHOTOS_BODY_BYTES } from './limited-body.ts';
import { orderReader } from './order-reader.ts';
import type { ShopEnv } from './shop-env.ts';

/** What changes something: actions on an order, and tickets. */
export function actionRoutes(options: {
  actions: ActionService;
  tickets: TicketService;
  tokens: Tokens;
  actionsPerOrder: RateLimiter;
  ticketsPerClient: RateLimiter;
  clientOf: (c: Context) => string;
}): Hono<ShopEnv> {
  const { actions, tickets, tokens, actionsPerOrder, ticketsPerClient, clientOf } = options;
  return new Hono<ShopEnv>()
    .post('/orders/:id/actions', limitedBody(PHOTOS_BODY_BYTES), async (c) => {
      const who = await orderReader(c, tokens);
      const key = idempotencyKey(c);
      const request = await readJson(c, ActionRequestSchema);
      const shop = c.get('shop');
      const id = c.req.param('id');
      // By whom, too: nobody may use up another's tries.
      refuseOver(await actionsPerOrder.take(`${shop.id} ${id} ${'customerId' in who ? who.customerId : ''}`));
      const { decision, again } = await actions.act(shop, who, id, request, key);
      return c.json(decision, again ? 200 : 201);
    })
    .post('/tickets', limitedBody(PHOTOS_BODY_BYTES), async (c) => {
      const who = bearerToken(c) === null ? null : await orderReader(c, tokens);
      const key = idempotencyKey(c);
      const request = await readJson(c, TicketRequestSchema);
      refuseOver(await ticketsPerClient.take(clientOf(c)));
      const { decision, again } = await tickets.open(c.get('shop'), who, request, key);
      return c.json(decision, again ? 200 : 201);
    });
}
