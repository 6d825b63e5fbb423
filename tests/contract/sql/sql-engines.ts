import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { fillTables } from '#insight/sql/load/fill-tables.ts';
import type { LogTables } from '#insight/sql/log-tables.ts';
import type { AskEngine } from '#insight/sql/run-query.ts';
import { openDuckDb } from '#scripts/analyse/duckdb-engine.ts';
import { askPostgres, fillPostgres, type PostgresRunner, postgresTables } from '#scripts/analyse/postgres-engine.ts';
import { postgresPrograms, startPostgres } from '#tests/servers/local-postgres.ts';

/** An engine with the tables of `tables.sql`. */
export interface SqlEngine {
  fill(tables: LogTables): Promise<void>;
  ask: AskEngine;
  close(): Promise<void>;
}

/** DuckDB, the embedded PostgreSQL, and the server one where its programs are. */
export function sqlEngines(): { name: string; open(): Promise<SqlEngine> }[] {
  const programs = postgresPrograms();
  return [
    { name: 'DuckDB', open: openDuck },
    { name: 'embedded PostgreSQL', open: openEmbedded },
    ...(programs === null ? [] : [{ name: 'server PostgreSQL', open: () => openServer(programs) }]),
  ];
}

async function openDuck(): Promise<SqlEngine> {
  const engine = await openDuckDb();
  return { fill: (tables) => fillTables(engine, tables), ask: engine.ask, close: async () => engine.close() };
}

async function openEmbedded(): Promise<SqlEngine> {
  const pglite = await PGlite.create();
  return openPostgres(pglite as PostgresRunner, () => pglite.close());
}

async function openServer(programs: string): Promise<SqlEngine> {
  const server = await startPostgres(programs);
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  return openPostgres(client, async () => {
    await client.end();
    await server.stop();
  });
}

async function openPostgres(runner: PostgresRunner, close: () => Promise<void>): Promise<SqlEngine> {
  for (const statement of postgresTables()) await runner.query(statement);
  return { fill: (tables) => fillPostgres(runner, tables), ask: askPostgres(runner), close };
}
