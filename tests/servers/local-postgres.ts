import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './free-port.ts';

const DEBIAN = '/usr/lib/postgresql';
/** Nothing is to outlive the machine; a crash of the server alone loses nothing by these. */
const SETTINGS = ['fsync=off', 'full_page_writes=off', 'listen_addresses=127.0.0.1'];

export interface LocalPostgres {
  /** Of an empty database. */
  url: string;
  /** Stops at once, as in a crash, and starts again; connections break. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/** Where PostgreSQL's programs are: in `PATH`, or Debian's newest; null, with a line on how to get it, where they are not. */
export function postgresPrograms(): string | null {
  const inPath = spawnSync('sh', ['-c', 'dirname "$(readlink -f "$(command -v initdb)")"'], { encoding: 'utf8' });
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).toSorted((a, b) => Number(b) - Number(a)) : [];
  const folders = [inPath.stdout.trim(), ...versions.map((version) => path.join(DEBIAN, version, 'bin'))];
  const found = folders.find((folder) => existsSync(path.join(folder, 'initdb')));
  if (found) return found;
  console.warn('Skipped: there is no server PostgreSQL here (apt-get install --no-install-recommends postgresql).');
  return null;
}

/** A PostgreSQL of its own, empty, in a temporary folder. It does not run as root: as `postgres` then. */
export async function startPostgres(programs: string): Promise<LocalPostgres> {
  const folder = mkdtempSync(path.join(tmpdir(), 'aisle-pg-'));
  const owner = process.getuid?.() === 0 ? ownerOf('postgres') : null;
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = path.join(folder, 'data');
  const run = { ...owner, cwd: folder, stdio: 'ignore' } as const;
  const initial = ['-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--no-sync', '-D', data];
  execFileSync(path.join(programs, 'initdb'), initial, run);
  const port = await freePort();

  async function start() {
    const settings = [...SETTINGS, `port=${port}`, `unix_socket_directories=${folder}`];
    const options = settings.flatMap((setting) => ['-c', setting]);
    const child = spawn(path.join(programs, 'postgres'), ['-D', data, ...options], run);
    for (;;) {
      if (child.exitCode !== null) throw new Error(`PostgreSQL did not start: it ended with ${child.exitCode}`);
      const address = ['-h', '127.0.0.1', '-p', String(port)];
      if (spawnSync(path.join(programs, 'pg_isready'), address).status === 0) return child;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  let server = await start();
  async function end(signal: 'SIGQUIT' | 'SIGINT') {
    if (server.exitCode !== null) return;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill(signal);
    await ended;
  }
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async crash() {
      await end('SIGQUIT');
      server = await start();
    },
    async stop() {
      // "Fast": it does not wait for clients.
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function ownerOf(user: string): { uid: number; gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
