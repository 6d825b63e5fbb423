import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { text } from '#insight/sql/load/log-row-columns.ts';
import { TABLE_NAMES } from '#insight/sql/log-tables.ts';
import type { AskEngine } from '#insight/sql/run-query.ts';
import type { DuckDbEngine } from '#scripts/analyse/duckdb-engine.ts';
import { askPostgres, postgresTables } from '#scripts/analyse/postgres-engine.ts';
import { postgresPrograms, startPostgres } from '#tests/servers/local-postgres.ts';

/** The same tables on a server PostgreSQL with its usual settings; null where there is none. */
export async function onPostgres<Result>(
  engine: DuckDbEngine,
  folder: string,
  work: (ask: AskEngine) => Promise<Result>,
): Promise<Result | null> {
  const programs = postgresPrograms();
  if (programs === null) return null;
  const server = await startPostgres(programs);
  const client = new pg.Client({ connectionString: server.url });
  try {
    await client.connect();
    for (const statement of postgresTables()) await client.query(statement);
    for (const name of TABLE_NAMES) {
      const file = join(folder, `${name}.csv`);
      await engine.run(`COPY ${name} TO ${text(file)} (FORMAT csv, HEADER false, NULLSTR '\\N')`);
      chmodSync(file, 0o644);
      await client.query(`COPY ${name} FROM ${text(file)} (FORMAT csv, NULL '\\N')`);
      await client.query(`ANALYZE ${name}`);
    }
    // What does not end in a minute is named by the failure, rather than waited for.
    await client.query("SET statement_timeout = '60s'");
    return await work(askPostgres(client));
  } finally {
    await client.end();
    await server.stop();
  }
}
