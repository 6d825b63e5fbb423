import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { DemoOptions } from '#scripts/demo-server.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export interface DemoProcess {
  url: string;
  stop: () => Promise<void>;
}

/** The demo server in a process of its own, on a free port, with a fresh database. */
export async function startDemoProcess(
  options: Omit<DemoOptions, 'port'> & { port?: number } = {},
): Promise<DemoProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/e2e/support/demo-process.ts'], {
    cwd: ROOT,
    env: { ...process.env, AISLE_DEMO: JSON.stringify(options) },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = new Promise<never>((_, reject) =>
    child.once('exit', (code) => reject(new Error(`the demo server ended with ${code}`))),
  );
  ended.catch(() => {});
  const first = (async () => {
    for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
      if (line.startsWith('{')) return JSON.parse(line) as { url: string };
    }
    throw new Error('the demo server gave no address');
  })();
  const { url } = await Promise.race([first, ended]);
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill();
      }),
  };
}
