import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect } from 'nats';
import { freePort } from './free-port.ts';

const PROGRAM = 'nats-server';

export interface NatsCluster {
  /** For `NATS_URL`. */
  servers: string;
  /** Kills the node that leads this stream, at once. */
  killLeader(stream: string): Promise<void>;
  stop(): Promise<void>;
}

/** Whether `nats-server` is here; prints a line on how to get it where it is not. */
export function hasNats(): boolean {
  try {
    execFileSync(PROGRAM, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    console.warn('Skipped: there is no nats-server here (apt-get install nats-server).');
    return false;
  }
}

/** Three nodes with JetStream on this machine, once they have a leader. */
export async function startNatsCluster(): Promise<NatsCluster> {
  const folder = mkdtempSync(path.join(tmpdir(), 'aisle-nats-'));
  const names = ['n1', 'n2', 'n3'];
  const nodes: { name: string; client: number; route: number }[] = [];
  for (const name of names) nodes.push({ name, client: await freePort(), route: await freePort() });
  const routes = nodes.map(({ route }) => `nats://127.0.0.1:${route}`).join(',');
  const children = new Map<string, ChildProcess>();
  for (const { name, client, route } of nodes) {
    const args = ['-js', '-a', '127.0.0.1', '-p', String(client), '-n', name, '-sd', path.join(folder, name)];
    const cluster = ['--cluster_name', 'aisle', '--cluster', `nats://127.0.0.1:${route}`, '--routes', routes];
    children.set(name, spawn(PROGRAM, [...args, ...cluster], { stdio: 'ignore' }));
  }
  const servers = nodes.map(({ client }) => `nats://127.0.0.1:${client}`).join(',');

  async function manager() {
    const connection = await connect({
      servers: servers.split(','),
      waitOnFirstConnect: true,
      maxReconnectAttempts: -1,
    });
    const streams = async () => (await connection.jetstreamManager({ timeout: 2000 })).streams;
    return { connection, streams };
  }

  const { connection, streams } = await manager();
  for (let isReady = false; !isReady; ) {
    // A cluster takes streams once it has elected who leads it, and each node has joined.
    isReady = await streams()
      .then((api) => api.add({ name: 'READY', subjects: ['ready'], num_replicas: 3 }).then(() => api.delete('READY')))
      .catch(() => new Promise<false>((resolve) => setTimeout(resolve, 200, false)));
  }
  await connection.close();

  return {
    servers,
    async killLeader(stream) {
      const asking = await manager();
      const { cluster } = await (await asking.streams()).info(stream);
      await asking.connection.close();
      const child = children.get(cluster?.leader ?? '');
      if (!child) throw new Error(`${stream} has no leader`);
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      for (const child of children.values()) child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
