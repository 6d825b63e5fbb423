import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { createMerchantBackend } from './create-merchant-backend.ts';
import { openDatabase } from './database/open-database.ts';
import { createLog } from './log.ts';
import { demoShops } from './seed/demo-shops.ts';
import { readSettings } from './settings.ts';

/** The backend alone, set up by the environment: see README.md. */
const { port, hostname, database: where, identityKeys, ...settings } = readSettings(process.env);
const log = createLog((line) => process.stdout.write(line));

const database = await openDatabase(where);
const keyed = demoShops.map((shop) => ({ ...shop, identity: identityKeys[shop.id] ?? {} }));
const backend = await createMerchantBackend({ ...settings, database, shops: keyed, log });

const server = serve({ fetch: backend.fetch, hostname, port });
await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject));
const { port: bound } = server.address() as AddressInfo;
const shops = demoShops.map(({ id }) => `http://${hostname}:${bound}/${id}/support/v1`);
log('info', 'listening', { port: bound, shops });

let isStopping = false;
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  log('info', 'stopping');
  // No new connections; then the streams end and what is under way is written; then idle connections go.
  const closed = new Promise((resolve) => server.close(resolve));
  await backend.drain();
  if ('closeIdleConnections' in server) server.closeIdleConnections();
  if ('closeAllConnections' in server) setTimeout(() => server.closeAllConnections(), 1000).unref();
  await closed;
  await database.close();
  log('info', 'stopped');
  process.exit(0);
}
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
