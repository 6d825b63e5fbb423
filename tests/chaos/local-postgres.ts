import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './free-port.ts';

const FOLDERS = ['/usr/lib/postgresql/17/bin', '/usr/lib/postgresql/16/bin', '/usr/lib/postgresql/15/bin'];

export interface LocalPostgres {
  /** Of an empty database. */
  url: string;
  /** Stops at once, as in a crash, and starts again; connections break. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/** Where PostgreSQL's programs are; null, with a line on how to get it, where they are not. */
export function postgresPrograms(): string | null {
  const found = FOLDERS.find((folder) => existsSync(path.join(folder, 'postgres')));
  if (found) return found;
  console.warn('Skipped: there is no server PostgreSQL here (apt-get install postgresql).');
  return null;
}

/** A PostgreSQL of its own, empty, in a temporary folder. It does not run as root: as `postgres` then. */
export async function startPostgres(programs: string): Promise<LocalPostgres> {
  const folder = mkdtempSync(path.join(tmpdir(), 'aisle-pg-'));
  const owner = process.getuid?.() === 0 ? ownerOf('postgres') : null;
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = path.join(folder, 'data');
  const run = { ...owner, cwd: folder, stdio: 'ignore' } as const;
  execFileSync(path.join(programs, 'initdb'), ['-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '-D', data], run);
  const port = await freePort();

  async function start() {
    const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`];
    const options = settings.flatMap((setting) => ['-c', setting]);
    const child = spawn(path.join(programs, 'postgres'), ['-D', data, ...options], run);
    for (;;) {
      if (child.exitCode !== null) throw new Error('PostgreSQL did not start');
      try {
        execFileSync(path.join(programs, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
        return child;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }

  let server = await start();
  async function end(signal: 'SIGQUIT' | 'SIGINT') {
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
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function ownerOf(user: string): { uid: number; gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
