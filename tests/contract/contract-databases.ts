import type { Database } from '#examples/merchant/database/database.ts';
import { openDatabase } from '#examples/merchant/database/open-database.ts';
import { openTestDatabase } from '#examples/merchant/testing/test-database.ts';
import { postgresPrograms, startPostgres } from '#tests/servers/local-postgres.ts';

/** What the backend runs on, as far as it is here: opened empty, and gone once it is closed. */
export function contractDatabases(): { name: string; open(): Promise<Database> }[] {
  const embedded = { name: 'embedded PostgreSQL', open: openTestDatabase };
  const programs = postgresPrograms();
  if (programs === null) return [embedded];
  const server = {
    name: 'server PostgreSQL',
    async open() {
      const postgres = await startPostgres(programs);
      const database = await openDatabase({ databaseUrl: postgres.url });
      return {
        ...database,
        async close() {
          await database.close();
          await postgres.stop();
        },
      };
    },
  };
  return [embedded, server];
}
