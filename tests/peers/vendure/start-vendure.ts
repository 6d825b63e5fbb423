import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../servers/free-port.ts';
import { seedVendure, type VendureSeed } from './seed-vendure.ts';

const SERVER = fileURLToPath(new URL('server.mjs', import.meta.url));
/** The storefront whose pages may ask it. */
export const STOREFRONT = 'https://shop.example';

/** Says in one line how to get it where it is missing. */
export function hasVendure(): boolean {
  const has = existsSync(new URL('../node_modules/@vendure/core', import.meta.url));
  if (!has) console.warn('No Vendure: run `node tests/peers/install.mjs` for the tests of the vendure adapter.');
  return has;
}

export interface Vendure extends VendureSeed {
  stop: () => Promise<void>;
}

/** A seeded shop of its own, in memory, on a free port. */
export async function startVendure(): Promise<Vendure> {
  const port = await freePort();
  const child = spawn(process.execPath, [SERVER, `${port}`, STOREFRONT], {
    // It writes a note about itself where it is started.
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let output = '';
  child.stderr.on('data', (text) => (output += text));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text) => {
      output += text;
      if (/^ready$/m.test(output)) resolve();
    });
    child.once('exit', (code) => reject(new Error(`vendure ended with ${code}: ${output}`)));
  });
  const stop = async () => {
    if (child.exitCode === null && child.kill()) await ended;
  };
  try {
    return { ...(await seedVendure(`http://127.0.0.1:${port}`)), stop };
  } catch (cause) {
    await stop();
    throw cause;
  }
}
