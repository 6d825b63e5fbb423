import { cpus } from 'node:os';
import { type BackendProcess, startBackend } from '#tests/chaos/backend-process.ts';
import { createNet } from '#tests/chaos/net.ts';
import { postgresPrograms, startPostgres } from '#tests/servers/local-postgres.ts';
import { openTalks, type Talks } from './handoff/talks.ts';
import type { BenchSuite } from './suite.ts';

const FULL = { conversations: 300, seconds: 20, thinkMs: 4000, writers: 64 };
const SHORT = { conversations: 20, seconds: 3, thinkMs: 500, writers: 8 };

/**
 * Live conversations over two server processes and one real PostgreSQL, each with two followers: paced as people type, as
 * fast as it goes, and paced while one of the processes is killed. The load is made on the same cores.
 */
export const benchHandoff: BenchSuite = async ({ short }) => {
  const { conversations, seconds, thinkMs, writers } = short ? SHORT : FULL;
  const programs = postgresPrograms();
  if (programs === null) return { suite: 'handoff', skipped: 'no server PostgreSQL here' };
  const postgres = await startPostgres(programs);
  const env = { DATABASE_URL: postgres.url, JWT_KEY: 'x'.repeat(40), TRUSTED_PROXY_HOPS: '1' };
  let backends: BackendProcess[] = [];
  try {
    backends = await Promise.all([startBackend(env), startBackend(env)]);
    const [victim, survivor] = backends as [BackendProcess, BackendProcess];
    const net = createNet(backends.map(({ url }) => url));
    const talks = await openTalks(net, conversations);
    const paced = await talks.pace(seconds, thinkMs);
    const fastest = await talks.rush(seconds, writers);
    const kill = async () => {
      await victim.kill();
      net.use([survivor.url]);
    };
    const killed = await talks.pace(seconds, thinkMs, kill);
    return {
      suite: 'handoff',
      short,
      cores: cpus().length,
      processes: 2,
      conversations,
      streams: 2 * conversations,
      paced,
      fastest,
      oneProcessKilled: killed,
      ...(await endOf(talks)),
    };
  } finally {
    await Promise.all(backends.map((backend) => backend.kill()));
    await postgres.stop();
  }
};

async function endOf(talks: Talks): Promise<object> {
  const { lost, doubled, outOfOrder, connections } = await talks.end();
  return { lost, doubled, outOfOrder, connections };
}
