import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BackendProcess, startBackend } from './backend-process.ts';
import { openConversation, signIn } from './conversation.ts';
import { expectNothingLostOrDoubled } from './expect-nothing-lost.ts';
import { type LocalPostgres, postgresPrograms, startPostgres } from './local-postgres.ts';
import { createNet, type Net } from './net.ts';

const CONVERSATIONS = 6;
const LINES = 20;

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

    /** Everybody talks, and `disturb` happens in the middle of it. */
    async function talk(disturb: () => Promise<void>): Promise<void> {
      const agent = await signIn(net, `Mei ${crypto.randomUUID()}`);
      const talks = await Promise.all(
        Array.from({ length: CONVERSATIONS }, (_, i) => openConversation(net, agent, `192.0.2.${i}`)),
      );
      const said = talks.map(() => ({ shopper: [] as string[], agent: [] as string[] }));
      let disturbance: Promise<void> | undefined;
      await Promise.all(
        talks.flatMap((talking, i) =>
          (['shopper', 'agent'] as const).map(async (side) => {
            for (let line = 0; line < LINES; line += 1) {
              if (line === LINES / 2) disturbance ??= disturb();
              const text = `${side} ${i} ${line}`;
              said[i]?.[side].push(text);
              await talking.say(side, text, line % 3 === 0 ? 2 : 1);
            }
          }),
        ),
      );
      await disturbance;
      await Promise.all(talks.map((talking) => talking.end()));
      for (const [i, talking] of talks.entries())
        expectNothingLostOrDoubled(talking, said[i] ?? { shopper: [], agent: [] });
    }

    it('lose nothing and double nothing when one is killed while messages are under way', async () => {
      await talk(async () => {
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
      await talk(async () => {
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

    // Beside other heavy work it was seen to wait without end; until that is understood it is run on its own.
    it.runIf(process.env.AISLE_DATABASE_CRASH === '1')('nor when the database crashes and comes back', async () => {
      await talk(() => postgres.crash());
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
