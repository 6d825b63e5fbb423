import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMerchantBackend } from '#examples/merchant/create-merchant-backend.ts';
import type { Database } from '#examples/merchant/database/database.ts';
import { openDatabase } from '#examples/merchant/database/open-database.ts';
import { withNats } from '#examples/merchant/database/with-nats.ts';
import { demoShops } from '#examples/merchant/seed/demo-shops.ts';
import { openConversation, signIn } from './conversation.ts';
import { expectNothingLostOrDoubled } from './expect-nothing-lost.ts';
import { hasNats, type NatsCluster, startNatsCluster } from './local-nats.ts';
import { createNet, type Net } from './net.ts';
import { type ServedHere, serveHere } from './serve-here.ts';

const CONVERSATIONS = 6;
const LINES = 30;

/** Two servers over one database that tell each other by a JetStream of three nodes. */
export function describeNats(): void {
  describe.skipIf(!hasNats())('events through NATS JetStream', () => {
    let cluster: NatsCluster;
    let database: Database;
    let servers: ServedHere[] = [];
    let bridges: Database[] = [];
    let net: Net;
    /** Whether PostgreSQL may tell what JetStream did not take in time. */
    let postgresTells = false;

    beforeAll(async () => {
      [cluster, database] = await Promise.all([startNatsCluster(), openDatabase({})]);
      const listened: Database = {
        ...database,
        notify: async (channel, payloads) => {
          if (postgresTells) await database.notify(channel, payloads);
        },
        // The database is closed once, by this test.
        close: async () => {},
      };
      const nats = { servers: cluster.servers, replicas: 3 };
      bridges = await Promise.all([withNats(listened, nats), withNats(listened, nats)]);
      for (const bridge of bridges) {
        const options = { database: bridge, shops: demoShops, allowedOrigins: [], jwtKey: 'x'.repeat(40) };
        servers.push(await serveHere(await createMerchantBackend({ ...options, trustedProxyHops: 1 })));
      }
      net = createNet(servers.map(({ url }) => url));
    }, 180_000);
    afterAll(async () => {
      for (const server of servers) await server.close();
      for (const bridge of bridges) await bridge.close();
      servers = [];
      await cluster.stop();
      await database.close();
    });

    async function talk(disturb: () => Promise<void>): Promise<void> {
      const agent = await signIn(net, `Mei ${crypto.randomUUID()}`);
      const talks = await Promise.all(
        Array.from({ length: CONVERSATIONS }, (_, i) => openConversation(net, agent, `198.51.100.${i}`)),
      );
      const said = talks.map(() => ({ shopper: [] as string[], agent: [] as string[] }));
      let disturbance: Promise<void> | undefined;
      await Promise.all(
        talks.flatMap((talking, i) =>
          (['shopper', 'agent'] as const).map(async (side) => {
            for (let line = 0; line < LINES; line += 1) {
              if (line === LINES / 3) disturbance ??= disturb();
              said[i]?.[side].push(`${side} ${i} ${line}`);
              await talking.say(side, `${side} ${i} ${line}`);
            }
          }),
        ),
      );
      await disturbance;
      await Promise.all(talks.map((talking) => talking.end()));
      for (const [i, talking] of talks.entries()) {
        expectNothingLostOrDoubled(talking, said[i] ?? { shopper: [], agent: [] });
        // Not by coming back and reading rows: every event came over the one connection.
        expect([talking.shopper.connections, talking.agent.connections]).toEqual([1, 1]);
      }
    }

    it('come from the server that took them to those who follow at another, while PostgreSQL tells nobody', async () => {
      await talk(async () => {});
    });

    it('are not lost, doubled or reordered when the node that leads is killed while messages flow', async () => {
      postgresTells = true;
      await talk(() => cluster.killLeader('AISLE_NOTICES'));
    });
  });
}
