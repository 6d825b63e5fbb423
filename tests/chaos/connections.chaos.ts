import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMerchantBackend } from '#examples/merchant/create-merchant-backend.ts';
import type { Database } from '#examples/merchant/database/database.ts';
import { openDatabase } from '#examples/merchant/database/open-database.ts';
import { demoShops } from '#examples/merchant/seed/demo-shops.ts';
import { openConversation, signIn } from './conversation.ts';
import { startCuttingRelay } from './cutting-relay.ts';
import { expectNothingLostOrDoubled } from './expect-nothing-lost.ts';
import { followStream } from './follow-stream.ts';
import { createNet } from './net.ts';
import { serveHere } from './serve-here.ts';

const LINES = 40;
const OPTIONS = { shops: demoShops, allowedOrigins: [], jwtKey: 'x'.repeat(40) };

/** Connections that break anywhere, and readers who do not read. */
export function describeConnections(): void {
  describe('connections', () => {
    let database: Database;
    beforeAll(async () => {
      database = await openDatabase({});
    }, 60_000);
    afterAll(() => database.close());

    it('that break after any number of bytes lose nothing and double nothing', async () => {
      const server = await serveHere(await createMerchantBackend({ ...OPTIONS, database }));
      // From within the headers of an answer to some events; never the same one twice in a row.
      let connection = 0;
      const relay = await startCuttingRelay(Number(new URL(server.url).port), () => {
        connection += 1;
        return 100 + ((connection * 7919) % 5000);
      });
      const agent = await signIn(server.net, 'Mei');
      const talking = await openConversation(createNet([relay.url]), agent);
      const said = { shopper: [] as string[], agent: [] as string[] };
      for (let line = 0; line < LINES; line += 1) {
        for (const side of ['shopper', 'agent'] as const) {
          const text = `${side} ${line} 一二三四五 👩‍👩‍👧`;
          said[side].push(text);
          await talking.say(side, text);
        }
      }
      await talking.end();
      expectNothingLostOrDoubled(talking, said);
      expect(talking.shopper.connections).toBeGreaterThan(2);
      await relay.close();
      await server.close();
    });

    it('of a reader who takes nothing are cut, and the reader goes on where it was', async () => {
      let noteCut = () => {};
      const cut = new Promise<void>((resolve) => {
        noteCut = resolve;
      });
      const backend = await createMerchantBackend({
        ...OPTIONS,
        database,
        slowReaderMs: 200,
        log: (_, event) => {
          if (event === 'slow-reader-cut') noteCut();
        },
      });
      const server = await serveHere(backend);
      const talking = await openConversation(server.net, await signIn(server.net, 'Bo'));
      talking.agent.stop();
      talking.shopper.stop();
      // More than all buffers between the two hold.
      await database.query(
        `insert into handoff_events (handoff_id, number, at, type, sender, body)
          select $1, n, now(), 'message', 'agent', jsonb_build_object('text', n || repeat('长', 7000))
          from generate_series(100, 1000) n`,
        [talking.id],
      );
      await database.query('update handoffs set last_event = 1000 where id = $1', [talking.id]);

      const path = `/desk/v1/handoffs/${talking.id}/events`;
      const token = await signIn(server.net, 'Bo');
      const headers = { accept: 'text/event-stream', authorization: `Bearer ${token}` };
      const sleeper = get(`${server.url}${path}`, { headers }, (response) => response.pause());
      sleeper.on('error', () => {});
      await cut;
      sleeper.destroy();

      const awake = followStream(server.net, path, token);
      await talking.end();
      await awake.ended;
      const numbers = awake.events.flatMap(({ type, id }) => (type === 'message' ? [Number(id)] : []));
      expect(numbers).toEqual(Array.from({ length: 901 }, (_, i) => 100 + i));
      await server.close();
    });
  });
}
