import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';

const CONFIG = fileURLToPath(new URL('prosody.cfg.lua', import.meta.url));
export const AGENTS = ['mei@localhost', 'bo@localhost'];
export const PASSWORD = 'secret';

export interface Prosody {
  port: number;
  /** `ws://127.0.0.1:PORT/xmpp-websocket`. */
  url: string;
  stop: () => Promise<void>;
}

/** Says in one line how to get it where it is missing. */
export function hasProsody(): boolean {
  const has = spawnSync('sh', ['-c', 'command -v prosody']).status === 0;
  if (!has)
    console.warn(
      'No Prosody: run `apt-get install --no-install-recommends prosody` for the tests of the xmpp adapter.',
    );
  return has;
}

/** A server of its own on a free port, with both agents registered. */
export async function startProsody(): Promise<Prosody> {
  const folder = await mkdtemp(path.join(tmpdir(), 'aisle-prosody-'));
  const accounts = path.join(folder, 'data/localhost/accounts');
  await mkdir(accounts, { recursive: true });
  for (const agent of AGENTS) {
    await writeFile(path.join(accounts, `${agent.split('@')[0]}.dat`), `return { ["password"] = "${PASSWORD}"; };\n`);
  }
  const port = await freePort();
  const child = spawn('prosody', ['-F', '--config', CONFIG], {
    env: { ...process.env, PROSODY_DIR: folder, PROSODY_PORT: `${port}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  await listening(child, port, () => output);
  return {
    port,
    url: `ws://127.0.0.1:${port}/xmpp-websocket`,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null && child.kill()) await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Prosody says nothing when it is ready: its port does. */
async function listening(child: ChildProcess, port: number, output: () => string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`prosody ended with ${child.exitCode}: ${output()}`);
    const socket = connect(port, '127.0.0.1');
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    });
    socket.destroy();
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
