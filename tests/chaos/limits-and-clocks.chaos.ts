import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMerchantBackend, type MerchantBackendOptions } from '#examples/merchant/create-merchant-backend.ts';
import type { Database } from '#examples/merchant/database/database.ts';
import { openDatabase } from '#examples/merchant/database/open-database.ts';
import { demoShops } from '#examples/merchant/seed/demo-shops.ts';

const SHOP = '/beauty/support/v1';
const DAY_MS = 24 * 60 * 60_000;
const REQUEST = { reason: 'shopper_asked', summary: '', locale: 'en', order_ids: [], transcript: [] };

/** Tokens that are over, storms of refusals, and clocks that are wrong. */
export function describeLimitsAndClocks(): void {
  describe('limits and clocks', () => {
    let database: Database;
    beforeAll(async () => {
      database = await openDatabase({});
    }, 60_000);
    beforeEach(() => database.query('delete from rate_limit_uses'));
    afterAll(() => database.close());

    async function start(startMs = Date.now(), options: Partial<MerchantBackendOptions> = {}) {
      const clock = { now: startMs };
      const backend = await createMerchantBackend({
        database,
        shops: demoShops,
        allowedOrigins: [],
        jwtKey: 'x'.repeat(40),
        now: () => clock.now,
        ...options,
      });
      const send = async (method: string, path: string, token?: string, body?: object, key?: string) =>
        backend.request(path, {
          method,
          headers: {
            ...(token !== undefined && { authorization: `Bearer ${token}` }),
            ...(body && { 'content-type': 'application/json' }),
            ...(key !== undefined && { 'idempotency-key': key }),
          },
          ...(body && { body: JSON.stringify(body) }),
        });
      // biome-ignore lint/suspicious/noExplicitAny: bodies are checked by the contract suites.
      const json = async (response: Response): Promise<any> => response.json();
      const agent = async (name: string) =>
        (await json(await send('POST', '/desk/v1/session', undefined, { name, passcode: 'aisle-demo' }))).token;
      const open = async (key: string = crypto.randomUUID(), token?: string) =>
        json(await send('POST', `${SHOP}/handoffs`, token, REQUEST, key));
      const texts = async (id: string, token: string) => {
        const { events } = await json(await send('GET', `${SHOP}/handoffs/${id}/events`, token));
        return events.flatMap((event: { type: string; text: string }) =>
          event.type === 'message' ? [event.text] : [],
        );
      };
      return { clock, send, json, agent, open, texts };
    }

    it('an agent whose session is over signs in again, and what was being sent arrives once', async () => {
      const { clock, send, agent, open, texts } = await start();
      const { id, token } = await open();
      const path = `/desk/v1/handoffs/${id}`;
      const before = await agent('Mei');
      await send('POST', `${path}/accept`, before);
      const first = { client_id: 'a1', text: 'one' };
      const second = { client_id: 'a2', text: 'two' };
      expect((await send('POST', `${path}/messages`, before, first)).status).toBe(201);
      clock.now += 13 * 60 * 60_000;
      expect((await send('POST', `${path}/messages`, before, second)).status).toBe(401);
      const after = await agent('Mei');
      for (const message of [first, second]) await send('POST', `${path}/messages`, after, message);
      expect(await texts(id, token)).toEqual(['one', 'two']);
    });

    it('a shopper whose token is over is refused and not taken for a guest; with a new one it is made once', async () => {
      const { clock, send, json, open } = await start();
      const session = async () => (await json(await send('POST', '/beauty/session', undefined, {}))).token;
      const old = await session();
      clock.now += 16 * 60_000;
      const key = crypto.randomUUID();
      expect((await send('POST', `${SHOP}/handoffs`, old, REQUEST, key)).status).toBe(401);
      const [one, other] = [await open(key, await session()), await open(key, await session())];
      expect(one.id).toBe(other.id);
    });

    it('a storm of refusals delays and loses nothing', async () => {
      const limits = { postsPerHandoff: { count: 5, windowMs: 10_000 } };
      const { clock, send, open, texts } = await start(Date.now(), { limits });
      const { id, token } = await open();
      let refusals = 0;
      const sent = Array.from({ length: 40 }, (_, line) => `line ${line}`);
      for (const text of sent) {
        for (;;) {
          const answer = await send('POST', `${SHOP}/handoffs/${id}/messages`, token, { client_id: text, text });
          if (answer.status === 201) break;
          expect(answer.status).toBe(429);
          refusals += 1;
          // As soon as it is allowed, and no sooner.
          clock.now += Number(answer.headers.get('retry-after')) * 1000;
        }
      }
      expect(refusals).toBe(7);
      expect(await texts(id, token)).toEqual(sent);
    });

    it('servers whose clocks are two days apart keep one order, and lose and double nothing', async () => {
      const ahead = await start(Date.now() + DAY_MS);
      const behind = await start(Date.now() - DAY_MS);
      const { id, token } = await ahead.open('clocks');
      expect((await behind.open('clocks')).id).toBe(id);
      const agent = await behind.agent('Mei');
      expect((await ahead.send('POST', `/desk/v1/handoffs/${id}/accept`, agent)).status).toBe(401);
      expect((await behind.send('POST', `/desk/v1/handoffs/${id}/accept`, agent)).status).toBe(200);
      const sent = Array.from({ length: 20 }, (_, line) => `line ${line}`);
      for (const [line, text] of sent.entries()) {
        const said = { client_id: text, text };
        const [one, other] = line % 2 ? [ahead, behind] : [behind, ahead];
        expect((await one.send('POST', `${SHOP}/handoffs/${id}/messages`, token, said)).status).toBe(201);
        expect((await other.send('POST', `${SHOP}/handoffs/${id}/messages`, token, said)).status).toBe(200);
      }
      for (const server of [ahead, behind]) expect(await server.texts(id, token)).toEqual(sent);
    });

    it('a server whose clock is off does not say that it is ready', async () => {
      const status = async (offMs: number) => (await (await start(Date.now() + offMs)).send('GET', '/ready')).status;
      expect([await status(0), await status(DAY_MS), await status(-DAY_MS)]).toEqual([200, 503, 503]);
    });
  });
}
