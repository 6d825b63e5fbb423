import { randomBytes } from 'node:crypto';
import { serve } from '@hono/node-server';
import { createMerchantBackend } from './create-merchant-backend.ts';
import { openDatabase } from './database/open-database.ts';
import { demoShops } from './seed/demo-shops.ts';

/** The backend alone, set up by the environment: see README.md. */
const { env } = process;

const database = await openDatabase({ databaseUrl: env.DATABASE_URL, pgliteFolder: env.PGLITE_DIR });
const backend = await createMerchantBackend({
  database,
  shops: demoShops,
  allowedOrigins: (env.ALLOWED_ORIGINS ?? '').split(',').filter(Boolean),
  jwtKey: env.JWT_KEY || randomBytes(32).toString('hex'),
  shopperPublicKey: env.SHOPPER_PUBLIC_KEY ? JSON.parse(env.SHOPPER_PUBLIC_KEY) : undefined,
  deskPasscode: env.DESK_PASSCODE,
  trustedProxyHops: Number(env.TRUSTED_PROXY_HOPS ?? 0),
});

const hostname = env.HOST ?? '127.0.0.1';
const server = serve({ fetch: backend.fetch, hostname, port: Number(env.PORT ?? 8787) }, ({ port }) => {
  for (const { id } of demoShops) console.log(`http://${hostname}:${port}/${id}/support/v1`);
});

async function stop(): Promise<void> {
  // Streams of events never end by themselves.
  if ('closeAllConnections' in server) server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await database.close();
  process.exit(0);
}
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
