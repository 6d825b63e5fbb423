import type { Database } from './database.ts';
import { migrate } from './migrate.ts';
import type { NatsOptions } from './with-nats.ts';

/**
 * Opens the merchant's database and brings its schema up to date: the server PostgreSQL at `databaseUrl`, else the
 * embedded one in `pgliteFolder`, else the embedded one in memory. With `nats`, processes tell each other through it.
 */
export async function openDatabase(where: {
  databaseUrl?: string | undefined;
  pgliteFolder?: string | undefined;
  nats?: NatsOptions | undefined;
}): Promise<Database> {
  const database = await open(where);
  await migrate(database);
  if (!where.nats) return database;
  const { withNats } = await import('./with-nats.ts');
  return withNats(database, where.nats);
}

// Only the one in use is loaded: PGlite is some 10 MB of WebAssembly.
async function open(where: { databaseUrl?: string | undefined; pgliteFolder?: string | undefined }): Promise<Database> {
  if (where.databaseUrl) {
    const { openPostgresDatabase } = await import('./open-postgres-database.ts');
    return openPostgresDatabase(where.databaseUrl);
  }
  const { openPgliteDatabase } = await import('./open-pglite-database.ts');
  return openPgliteDatabase(where.pgliteFolder || undefined);
}
