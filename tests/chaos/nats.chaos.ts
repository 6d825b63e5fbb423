import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMerchantBackend } from '#examples/merchant/create-merchant-backend.ts';
import type { Database } from '#examples/merchant/database/database.ts';
import { openDatabase } from '#examples/merchant/database/open-database.ts';
import { withNats } from '#examples/merchant/database/with-nats.ts';
import { demoShops } from '#examples/merchant/seed/demo-shops.ts';
import { hasNats, type NatsCluster, startNatsCluster } from '#tests/servers/local-nats.ts';
import { createNet, type Net } from './net.ts';
import { type ServedHere, serveHere } from './serve-here.ts';
import { talk } from './talk.ts';

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

    async function talkOverOneConnection(disturb?: () => Promise<void>): Promise<void> {
      const talks = await talk(net, { lines: 30, ...(disturb && { disturb }) });
      // Not by coming back and reading rows: every event came over the one connection.
      for (const { shopper, agent } of talks) expect([shopper.connections, agent.connections]).toEqual([1, 1]);
    }

    it('come from the server that took them to those who follow at another, while PostgreSQL tells nobody', async () => {
      await talkOverOneConnection();
    });

    it('are not lost, doubled or reordered when the node that leads is killed while messages flow', async () => {
      postgresTells = true;
      await talkOverOneConnection(() => cluster.killLeader('AISLE_NOTICES'));
    });
  });
}
