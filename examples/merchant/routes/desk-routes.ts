import { createHash, timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bearerToken } from '../http/bearer-token.ts';
import { eventStream } from '../http/event-stream.ts';
import { readJson } from '../http/read-json.ts';
import { Problem } from '../problem.ts';
import { DeskSessionSchema, MessageSchema, TypingSchema } from '../schemas/handoff-request.ts';
import type { DeskService } from '../services/desk-service.ts';
import type { EventService } from '../services/event-service.ts';
import type { HandoffService, Speaker } from '../services/handoff-service.ts';
import type { RateLimiter } from '../services/rate-limiter.ts';
import { demand, type Tokens } from '../services/tokens.ts';
import { answerEvents } from './handoff-routes.ts';
import { limitedBody, SMALL_BODY_BYTES } from './limited-body.ts';

/** The agents' side of handoffs, of all shops. */
export function deskRoutes(options: {
  desk: DeskService;
  handoffs: HandoffService;
  events: EventService;
  tokens: Tokens;
  passcode: string;
  signInsPerClient: RateLimiter;
  clientOf: (c: Context) => string;
  reportError: (error: unknown) => void;
}): Hono {
  const { desk, handoffs, events, tokens, passcode, signInsPerClient, clientOf, reportError } = options;

  const agentOf = async (c: Context) => demand(await tokens.verifyAgent(demand(bearerToken(c))));
  const speakerOf = async (c: Context): Promise<Speaker> => ({ from: 'agent', agent: await agentOf(c) });

  return new Hono()
    .post('/session', limitedBody(SMALL_BODY_BYTES), async (c) => {
      const { name, passcode: given } = await readJson(c, DeskSessionSchema);
      const retryAfterS = signInsPerClient.take(clientOf(c));
      if (retryAfterS !== null) throw new Problem('rate-limited', { retryAfterS });
      if (!timingSafeEqual(digest(given), digest(passcode))) throw new Problem('unauthorised');
      const agent = { id: `agt_${digest(name.toLowerCase()).toString('hex').slice(0, 16)}`, name };
      const { token, expiresInS } = await tokens.mintAgent(agent);
      return c.json({ token, expires_in: expiresInS, agent }, 201);
    })
    .get('/handoffs', async (c) => c.json(await desk.lists(await agentOf(c))))
    .get('/events', async (c) => {
      const agent = await agentOf(c);
      const stream = eventStream((signal) => desk.follow(agent, signal), reportError);
      return c.newResponse(stream.body, stream);
    })
    .get('/handoffs/:id', async (c) => {
      await agentOf(c);
      return c.json(await desk.detail(c.req.param('id')));
    })
    .get('/handoffs/:id/events', async (c) => {
      await agentOf(c);
      return answerEvents(c, c.req.param('id'), events, reportError);
    })
    .post('/handoffs/:id/accept', async (c) => c.json(await desk.accept(await agentOf(c), c.req.param('id'))))
    .post('/handoffs/:id/messages', limitedBody(SMALL_BODY_BYTES), async (c) => {
      const speaker = await speakerOf(c);
      const { event, again } = await handoffs.say(c.req.param('id'), speaker, await readJson(c, MessageSchema));
      return c.json(event, again ? 200 : 201);
    })
    .post('/handoffs/:id/typing', limitedBody(SMALL_BODY_BYTES), async (c) => {
      const speaker = await speakerOf(c);
      await handoffs.setTyping(c.req.param('id'), speaker, (await readJson(c, TypingSchema)).typing);
      return c.body(null, 204);
    })
    .post('/handoffs/:id/close', async (c) => {
      await handoffs.close(c.req.param('id'), await speakerOf(c));
      return c.body(null, 204);
    });
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
