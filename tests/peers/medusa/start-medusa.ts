import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../servers/free-port.ts';
import { postgresPrograms, startPostgres } from '../../servers/local-postgres.ts';
import { ADMIN, type MedusaSeed, seedMedusa } from './seed-medusa.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const ROUTES = fileURLToPath(new URL('../../../examples/medusa/src', import.meta.url));
const CLI = 'node_modules/@medusajs/cli/cli.js';
/** The storefront whose pages may ask it. */
export const STOREFRONT = 'https://shop.example';

/** Says in one line how to get it where it is missing. */
export function hasMedusa(): boolean {
  const has = existsSync(new URL(CLI, import.meta.url));
  if (!has) console.warn('No Medusa: run `npm run test:peers`, which installs it.');
  return has && postgresPrograms() !== null;
}

export interface Medusa extends MedusaSeed {
  /** `http://127.0.0.1:PORT`. */
  baseUrl: string;
  stop: () => Promise<void>;
}

/** A seeded shop of its own with the routes of `examples/medusa`, on a PostgreSQL of its own. */
export async function startMedusa(): Promise<Medusa> {
  // Its routes find the framework from where they lie.
  rmSync(`${folder}src`, { recursive: true, force: true });
  cpSync(ROUTES, `${folder}src`, { recursive: true });
  const postgres = await startPostgres(postgresPrograms() ?? '');
  const env = {
    ...process.env,
    DATABASE_URL: postgres.url,
    STORE_CORS: STOREFRONT,
    MEDUSA_DISABLE_TELEMETRY: 'true',
    NODE_ENV: 'production',
  };
  const medusa = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`medusa ${args[0]} ended with ${status}: ${stdout}${stderr}`);
  };
  medusa('db:migrate');
  medusa('user', '-e', ADMIN.email, '-p', ADMIN.password);
  const port = await freePort();
  const child = spawn(process.execPath, [CLI, 'start', '-p', `${port}`], { cwd: folder, env, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const baseUrl = `http://127.0.0.1:${port}`;
  const stop = async () => {
    if (child.exitCode === null && child.kill()) await ended;
    await postgres.stop();
  };
  try {
    while (!(await fetch(`${baseUrl}/health`).catch(() => null))?.ok) {
      if (child.exitCode !== null) throw new Error(`medusa ended with ${child.exitCode}`);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    return { ...(await seedMedusa(baseUrl)), baseUrl, stop };
  } catch (cause) {
    await stop();
    throw cause;
  }
}
