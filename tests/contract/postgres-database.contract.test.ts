import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#examples/merchant/database/database.ts';
import { openPostgresDatabase } from '#examples/merchant/database/open-postgres-database.ts';
import { type LocalPostgres, postgresPrograms, startPostgres } from '#tests/servers/local-postgres.ts';

const programs = postgresPrograms();

describe.skipIf(programs === null)('a server PostgreSQL', () => {
  let postgres: LocalPostgres;
  let database: Database;
  let admin: Database;

  beforeAll(async () => {
    postgres = await startPostgres(programs ?? '');
    database = openPostgresDatabase(postgres.url);
    admin = openPostgresDatabase(postgres.url);
  }, 60_000);
  afterAll(async () => {
    await Promise.all([database.close(), admin.close()]);
    await postgres.stop();
  });

  // A query that is never settled would hold up its request, and all that wait for the connection, for good.
  it('answers or refuses every query, and goes on, whenever its connections are ended', async () => {
    let isOver = false;
    let refused = 0;
    const ask = async (): Promise<unknown> => {
      for (;;) {
        try {
          const [row] = await database.query('select $1::int as one', [1]);
          if (isOver) return row;
        } catch {
          refused += 1;
        }
      }
    };
    const asking = Array.from({ length: 30 }, ask);
    for (let round = 0; round < 30; round += 1) {
      await admin.query(`
        select pg_terminate_backend(pid) from pg_stat_activity
          where pid <> pg_backend_pid() and backend_type = 'client backend'`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    isOver = true;
    expect(await Promise.all(asking)).toEqual(asking.map(() => ({ one: 1 })));
    expect(refused).toBeGreaterThan(0);
  }, 60_000);
});
