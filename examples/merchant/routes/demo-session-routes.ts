import { Hono } from 'hono';
import type { Database } from '../database/database.ts';
import { readJson } from '../http/read-json.ts';
import { Problem } from '../problem.ts';
import { customerByEmail } from '../repository/order-repository.ts';
import { DemoSessionSchema } from '../schemas/order-requests.ts';
import type { Tokens } from '../services/tokens.ts';
import { limitedBody, SMALL_BODY_BYTES } from './limited-body.ts';
import type { ShopEnv } from './shop-env.ts';

const DEMO_EMAIL = 'lin@example.com';

/**
 * Stands for the sign-in of a shop's own site, which mints the token that `Aisle.identify({ getToken })` hands on. No
 * part of the protocol, and for demo shops only: whoever asks is signed in.
 */
export function demoSessionRoutes(options: { database: Database; tokens: Tokens }): Hono<ShopEnv> {
  const { database, tokens } = options;
  return new Hono<ShopEnv>().post('/session', limitedBody(SMALL_BODY_BYTES), async (c) => {
    const shop = c.get('shop');
    if (!shop.demoData) throw new Problem('no-such-route');
    const hasBody = c.req.header('content-type') !== undefined;
    const { email = DEMO_EMAIL } = hasBody ? await readJson(c, DemoSessionSchema) : {};
    const customer = await customerByEmail(database, shop.id, email);
    if (!customer) throw new Problem('unauthorised', { detail: 'no customer with this e-mail' });
    const { token, expiresInS } = await tokens.mintShopper(shop.id, customer.id);
    const { id, name } = customer;
    return c.json({ token, expires_in: expiresInS, customer: { id, name, email: customer.email } }, 201);
  });
}
