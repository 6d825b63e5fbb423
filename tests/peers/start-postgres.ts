import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './free-port.ts';

const DEBIAN = '/usr/lib/postgresql';

/** The folder of the server's programs: `PATH`'s, or the newest of Debian's; null where there are none. */
function binFolder(): string | null {
  const inPath = spawnSync('sh', ['-c', 'dirname "$(readlink -f "$(command -v initdb)")"'], { encoding: 'utf8' });
  const found = inPath.stdout.trim();
  if (existsSync(path.join(found, 'initdb'))) return found;
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).toSorted((a, b) => Number(b) - Number(a)) : [];
  return (
    versions.map((version) => path.join(DEBIAN, version, 'bin')).find((bin) => existsSync(path.join(bin, 'initdb'))) ??
    null
  );
}

/** Says in one line how to get it where it is missing. */
export function hasPostgres(): boolean {
  if (binFolder()) return true;
  console.warn('No PostgreSQL server: run `apt-get install --no-install-recommends postgresql` for these tests.');
  return false;
}

export interface PostgresServer {
  /** `postgres://postgres@127.0.0.1:PORT/NAME`, of a new database. */
  createDatabase: (name: string) => string;
  stop: () => Promise<void>;
}

/** A server of its own in a temporary folder; it keeps nothing over a crash. PostgreSQL does not run as root. */
export async function startPostgres(): Promise<PostgresServer> {
  const bin = binFolder();
  if (!bin) throw new Error('no PostgreSQL server');
  const folder = await mkdtemp(path.join(tmpdir(), 'aisle-postgres-'));
  const owner = process.getuid?.() === 0 ? userIds('postgres') : null;
  if (owner) await chown(folder, owner.uid, owner.gid);
  const as = { ...(owner ?? {}), cwd: folder, encoding: 'utf8' } as const;
  const data = path.join(folder, 'data');
  run(path.join(bin, 'initdb'), ['-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--no-sync', '-D', data], as);
  const port = await freePort();
  const settings = [
    'fsync=off',
    'full_page_writes=off',
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
  ];
  const server = spawn(
    path.join(bin, 'postgres'),
    ['-D', data, '-p', `${port}`, ...settings.flatMap((setting) => ['-c', setting])],
    { ...as, stdio: 'ignore' },
  );
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const address = ['-h', '127.0.0.1', '-p', `${port}`, '-U', 'postgres'];
  while (spawnSync(path.join(bin, 'pg_isready'), address).status !== 0) {
    if (server.exitCode !== null) throw new Error(`postgres ended with ${server.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    createDatabase(name) {
      run(path.join(bin, 'createdb'), [...address, name], { encoding: 'utf8' });
      return `postgres://postgres@127.0.0.1:${port}/${name}`;
    },
    async stop() {
      // SIGINT: "fast" shutdown, which does not wait for clients.
      if (server.exitCode === null && server.kill('SIGINT')) await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function userIds(name: string): { uid: number; gid: number } {
  const id = (flag: string) => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout);
  return { uid: id('-u'), gid: id('-g') };
}

function run(command: string, args: string[], options: Parameters<typeof spawnSync>[2]): void {
  const { status, stderr } = spawnSync(command, args, options);
  if (status !== 0) throw new Error(`${path.basename(command)} ended with ${status}: ${stderr}`);
}
