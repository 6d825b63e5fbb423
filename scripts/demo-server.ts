import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import { createMerchantBackend } from '#examples/merchant/create-merchant-backend.ts';
import { openDatabase } from '#examples/merchant/database/open-database.ts';
import type { Limits } from '#examples/merchant/limits.ts';
import { demoShops } from '#examples/merchant/seed/demo-shops.ts';
import type { PushSetup } from '#examples/merchant/services/push-service.ts';
import { pushSetup } from '#examples/merchant/settings.ts';
import { OVERLAY_FILE } from '#knowledge/overlay-schema.ts';
import { demoOverlay } from './feeds/demo-overlay.ts';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));

/** Names that end in a content hash never change. */
const HASHED = /-[\w-]{8,64}\.(m?js|css|bin|json|onnx|wasm)(\.br)?$/;

export interface DemoOptions {
  /** 0 for any free one. */
  port: number;
  /** Where the database and the signing secret are kept; in memory without it. */
  dataDir?: string;
  /** Content-Security-Policy of every page. */
  contentSecurityPolicy?: string;
  allowedOrigins?: string[];
  limits?: Partial<Limits>;
  /** Instead of `VAPID_PUBLIC_KEY` and the others. */
  push?: PushSetup;
  /** Folder with a folder for each shop, where `npm run watch` or a test puts overlays; without one they change nothing. */
  overlays?: string;
  /** Instead of `DESK_LEAD_PASSCODE`. */
  deskLeadPasscode?: string;
}

/** Serves `dist/` and the merchant's backend at one address. */
export async function startDemo(
  options: DemoOptions,
): Promise<{ url: string; port: number; close: () => Promise<void> }> {
  const { dataDir } = options;
  if (dataDir) await mkdir(dataDir, { recursive: true });
  const database = await openDatabase({
    databaseUrl: process.env.DATABASE_URL,
    pgliteFolder: dataDir && path.join(dataDir, 'pg'),
  });
  const backend = await createMerchantBackend({
    database,
    shops: demoShops,
    allowedOrigins: options.allowedOrigins ?? [],
    jwtKey: dataDir ? await keptSecret(path.join(dataDir, 'jwt-key')) : randomBytes(32).toString('hex'),
    deskPasscode: process.env.DESK_PASSCODE,
    deskLeadPasscode: options.deskLeadPasscode ?? process.env.DESK_LEAD_PASSCODE,
    limits: options.limits,
    push: options.push ?? pushSetup(process.env),
  });

  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    if (options.contentSecurityPolicy && c.res.headers.get('content-type')?.includes('text/html')) {
      c.header('content-security-policy', options.contentSecurityPolicy);
    }
  });
  app.use('/aisle/*', async (c, next) => {
    await next();
    // Shops on other origins load Aisle from here.
    c.header('access-control-allow-origin', '*');
    c.header('cross-origin-resource-policy', 'cross-origin');
  });
  app.use('/aisle/packs/*', etag());
  app.get('/aisle/packs/:shop/:file{overlay\\.(?:json|sig)}', async (c, next) => {
    const { shop, file } = c.req.param();
    const overlay = await demoOverlay(path.join(DIST, 'aisle', 'packs', shop), options.overlays);
    if (overlay === null) return next();
    c.header('cache-control', 'no-cache');
    c.header('content-type', file === OVERLAY_FILE ? 'application/json' : 'text/plain');
    return c.body(file === OVERLAY_FILE ? new Uint8Array(overlay.json) : overlay.signature);
  });
  app.get('*', serveStatic({ root: DIST, precompressed: true, onFound: cacheFor }));
  app.route('/', backend);

  const server = serve({ fetch: app.fetch, port: options.port, hostname: '127.0.0.1' });
  await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    port,
    async close() {
      await backend.drain();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database.close();
    },
  };
}

function cacheFor(file: string, c: Context): void {
  c.header('cache-control', HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache');
}

/** Tokens stay good over a restart. */
async function keptSecret(file: string): Promise<string> {
  const fresh = randomBytes(32).toString('hex');
  await writeFile(file, fresh, { flag: 'wx', mode: 0o600 }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EEXIST') throw cause;
  });
  return readFile(file, 'utf8');
}
