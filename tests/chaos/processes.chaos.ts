import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalPostgres, postgresPrograms, startPostgres } from '#tests/servers/local-postgres.ts';
import { type BackendProcess, startBackend } from './backend-process.ts';
import { openConversation, signIn } from './conversation.ts';
import { createNet, type Net } from './net.ts';
import { talk } from './talk.ts';

/** Server processes that share a PostgreSQL, and are killed, stopped and cut off from it while people talk. */
export function describeProcesses(): void {
  const programs = postgresPrograms();
  describe.skipIf(programs === null)('several server processes', () => {
    let postgres: LocalPostgres;
    let backends: BackendProcess[];
    let net: Net;
    const env = () => ({ DATABASE_URL: postgres.url, JWT_KEY: 'x'.repeat(40), TRUSTED_PROXY_HOPS: '1' });

    beforeAll(async () => {
      postgres = await startPostgres(programs ?? '');
      backends = await Promise.all([startBackend(env()), startBackend(env())]);
      net = createNet(backends.map(({ url }) => url));
    }, 60_000);
    afterAll(async () => {
      await Promise.all(backends.map((backend) => backend.kill()));
      await postgres.stop();
    });

    const disturbedBy = (disturb: () => Promise<void>) =>
      talk(net, { lines: 20, disturb, timesOf: (line) => (line % 3 === 0 ? 2 : 1) });

    it('lose nothing and double nothing when one is killed while messages are under way', async () => {
      await disturbedBy(async () => {
        const [victim, survivor] = backends as [BackendProcess, BackendProcess];
        await victim.kill();
        net.use([survivor.url]);
        const next = await startBackend(env());
        backends = [survivor, next];
        net.use(backends.map(({ url }) => url));
      });
    });

    it('nor when one is told to stop: it ends its streams, finishes its writes and goes', async () => {
      let code: number | null = -1;
      let lines: string[] = [];
      await disturbedBy(async () => {
        const [victim, survivor] = backends as [BackendProcess, BackendProcess];
        code = await victim.stop();
        lines = victim.lines;
        const next = await startBackend(env());
        backends = [survivor, next];
        net.use(backends.map(({ url }) => url));
      });
      expect(code).toBe(0);
      expect(lines.at(-1)).toContain('"event":"stopped"');
    });

    it('nor when the database crashes and comes back', async () => {
      await disturbedBy(() => postgres.crash());
    });

    it('write no token, passcode or word of what was said into their logs', async () => {
      const agent = await signIn(net, 'Mei');
      const talking = await openConversation(net, agent);
      await talking.say('shopper', 'call me at +86 138 1600 6688');
      await talking.end();
      const log = backends.flatMap(({ lines }) => lines).join('\n');
      expect(log).toContain('"route":"/:shop/support/v1/handoffs/:id/messages"');
      for (const secret of ['eyJ', 'aisle-demo', '6688', 'call me', talking.id]) expect(log).not.toContain(secret);
    });
  });
}
