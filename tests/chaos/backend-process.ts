import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SERVE = fileURLToPath(new URL('../../examples/merchant/serve.ts', import.meta.url));

export interface BackendProcess {
  /** `http://127.0.0.1:PORT`. */
  url: string;
  /** Every line it wrote. */
  lines: string[];
  /** Ends at once, with whatever it was doing. */
  kill(): Promise<void>;
  /** Asks it to stop, and waits until it has; its exit code. */
  stop(): Promise<number | null>;
}

/** `serve.ts` as a process of its own, once it listens. `env` as its README has it. */
export async function startBackend(env: Record<string, string>): Promise<BackendProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', SERVE], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const errors: string[] = [];
  child.stderr.on('data', (data) => errors.push(String(data)));
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`the backend did not start: ${errors.join('')}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      const said = JSON.parse(line) as { event?: string; port?: number };
      if (said.event === 'listening' && said.port !== undefined) resolve(said.port);
    });
  });
  // Told, or a test would only say that nobody answers.
  child.once('exit', (code) => {
    if (code) console.error(`A backend ended with ${code}: ${errors.join('')}`);
  });
  return {
    url: `http://127.0.0.1:${port}`,
    lines,
    async kill() {
      await ended(child, 'SIGKILL');
    },
    stop: () => ended(child, 'SIGTERM'),
  };
}

async function ended(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exit = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  child.kill(signal);
  return exit;
}
