import { type Context, Hono } from 'hono';
import { bearerToken } from '../http/bearer-token.ts';
import { readJson } from '../http/read-json.ts';
import { idempotencyKey, lastEventSeen, wantsEventStream } from '../http/request-headers.ts';
import { HandoffRequestSchema, MessageSchema, RatingSchema, TypingSchema } from '../schemas/handoff-request.ts';
import type { EventService } from '../services/event-service.ts';
import type { HandoffService, Speaker } from '../services/handoff-service.ts';
import { type RateLimiter, refuseOver } from '../services/rate-limiter.ts';
import type { RatingService } from '../services/rating-service.ts';
import { demand, type Tokens } from '../services/tokens.ts';
import { HANDOFF_BODY_BYTES, limitedBody, SMALL_BODY_BYTES } from './limited-body.ts';
import type { ShopEnv } from './shop-env.ts';
import { answerStream, type Streaming } from './streaming.ts';

const SHOPPER: Speaker = { from: 'shopper' };

/** The shopper's side of handoffs. */
export function handoffRoutes(options: {
  handoffs: HandoffService;
  ratings: RatingService;
  events: EventService;
  tokens: Tokens;
  handoffsPerClient: RateLimiter;
  postsPerHandoff: RateLimiter;
  clientOf: (c: Context) => string;
  streaming: Streaming;
}): Hono<ShopEnv> {
  const { handoffs, ratings, events, tokens, handoffsPerClient, postsPerHandoff, clientOf, streaming } = options;

  /** Id of the handoff in the path, which the token must be for. */
  async function opened(c: Context<ShopEnv>): Promise<string> {
    const id = await tokens.verifyHandoff(c.get('shop').id, demand(bearerToken(c)));
    return demand(id === c.req.param('id') ? id : null);
  }

  async function openedToPost(c: Context<ShopEnv>): Promise<string> {
    const id = await opened(c);
    refuseOver(await postsPerHandoff.take(id));
    return id;
  }

  return new Hono<ShopEnv>()
    .post('/handoffs', limitedBody(HANDOFF_BODY_BYTES), async (c) => {
      const shop = c.get('shop');
      const token = bearerToken(c);
      const customerId = token === null ? null : demand(await tokens.verifyShopper(shop.id, token));
      const key = idempotencyKey(c);
      const request = await readJson(c, HandoffRequestSchema);
      refuseOver(await handoffsPerClient.take(clientOf(c)));
      const { handoff, again } = await handoffs.create(shop, customerId, request, key);
      return c.json(handoff, again ? 200 : 201);
    })
    .post('/handoffs/:id/messages', limitedBody(SMALL_BODY_BYTES), async (c) => {
      const id = await openedToPost(c);
      const { event, again } = await handoffs.say(id, SHOPPER, await readJson(c, MessageSchema));
      return c.json(event, again ? 200 : 201);
    })
    .post('/handoffs/:id/typing', limitedBody(SMALL_BODY_BYTES), async (c) => {
      const id = await openedToPost(c);
      await handoffs.setTyping(id, SHOPPER, (await readJson(c, TypingSchema)).typing);
      return c.body(null, 204);
    })
    .post('/handoffs/:id/close', async (c) => {
      await handoffs.close(await openedToPost(c), SHOPPER);
      return c.body(null, 204);
    })
    .post('/handoffs/:id/rating', limitedBody(SMALL_BODY_BYTES), async (c) => {
      const id = await openedToPost(c);
      const key = idempotencyKey(c);
      const { rating, again } = await ratings.rate(id, await readJson(c, RatingSchema), key);
      return c.json(rating, again ? 200 : 201);
    })
    .get('/handoffs/:id/events', async (c) => answerEvents(c, await opened(c), events, streaming));
}

/** Stream or page, as it was asked for. */
export async function answerEvents(
  c: Context,
  id: string,
  events: EventService,
  streaming: Streaming,
): Promise<Response> {
  const after = lastEventSeen(c);
  if (!wantsEventStream(c)) return c.json(await events.page(id, after));
  if (await events.isOver(id, after)) return c.body(null, 204);
  return answerStream(c, (signal) => events.follow(id, after, signal), streaming);
}
