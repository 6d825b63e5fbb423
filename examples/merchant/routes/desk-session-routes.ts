import { createHash, timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { Database } from '../database/database.ts';
import type { DeskIdentity } from '../handoff-event.ts';
import { bearerToken } from '../http/bearer-token.ts';
import { readJson } from '../http/read-json.ts';
import { Problem } from '../problem.ts';
import { noteDeed } from '../repository/audit-repository.ts';
import { DeskSessionSchema } from '../schemas/handoff-request.ts';
import { type RateLimiter, refuseOver } from '../services/rate-limiter.ts';
import { demand, type Tokens } from '../services/tokens.ts';
import { limitedBody, SMALL_BODY_BYTES } from './limited-body.ts';

/** How agents get in: by the merchant's sign-on where there is one, by a common passcode where there is none. */
export interface DeskDoor {
  /** A common one is for demos: whoever knows it is whoever they say. */
  passcode: string | undefined;
  /** Makes a lead of who gives it instead. */
  leadPasscode: string | undefined;
  signOn: ((token: string) => Promise<DeskIdentity | null>) | undefined;
  /** Header in which a proxy puts the sign-on's token. */
  signOnHeader: string | undefined;
}

export function deskSessionRoutes(options: {
  database: Database;
  tokens: Tokens;
  door: DeskDoor;
  signInsPerClient: RateLimiter;
  clientOf: (c: Context) => string;
  now: () => number;
}): Hono {
  const { database, tokens, door, signInsPerClient, clientOf, now } = options;

  async function session(c: Context, { id, name, role }: DeskIdentity): Promise<Response> {
    const { token, expiresInS } = await tokens.mintAgent({ id, name, role });
    await noteDeed(database, { at: new Date(now()).toISOString(), actor: id, action: 'signed-in', facts: { role } });
    return c.json({ token, expires_in: expiresInS, agent: { id, name }, role }, 201);
  }

  return new Hono()
    .post('/session', limitedBody(SMALL_BODY_BYTES), async (c) => {
      const { passcode: wanted, leadPasscode } = door;
      if (wanted === undefined) throw new Problem('no-such-route');
      const { name, passcode } = await readJson(c, DeskSessionSchema);
      refuseOver(await signInsPerClient.take(clientOf(c)));
      const isLead = leadPasscode !== undefined && same(passcode, leadPasscode);
      if (!isLead && !same(passcode, wanted)) throw new Problem('unauthorised');
      const id = `agt_${digest(name.toLowerCase()).toString('hex').slice(0, 16)}`;
      return session(c, { id, name, role: isLead ? 'lead' : 'agent' });
    })
    .post('/session/sso', async (c) => {
      if (!door.signOn) throw new Problem('no-such-route');
      refuseOver(await signInsPerClient.take(clientOf(c)));
      const inHeader = door.signOnHeader === undefined ? undefined : c.req.header(door.signOnHeader);
      const token = inHeader ?? demand(bearerToken(c));
      return session(c, demand(await door.signOn(token)));
    });
}

function same(given: string, wanted: string): boolean {
  return timingSafeEqual(digest(given), digest(wanted));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
