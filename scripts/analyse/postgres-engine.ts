import { type LogTables, TABLE_NAMES } from '#insight/sql/log-tables.ts';
import type { AskEngine } from '#insight/sql/run-query.ts';
import { readSql } from './read-sql.ts';

/** What runs statements on a PostgreSQL: a client of `pg`, or PGlite. */
export interface PostgresRunner {
  query(sql: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

/**
 * `tables.sql` for PostgreSQL: text compares by code point as in DuckDB, and the tables are gone with the connection.
 * Temporary tables come first in the search path: a query means them.
 */
export function postgresTables(): string[] {
  return readSql('tables')
    .replace(/^--.*$/gm, '')
    .replaceAll('VARCHAR', 'VARCHAR COLLATE "C"')
    .replaceAll('CREATE TABLE', 'CREATE TEMPORARY TABLE')
    .split(';')
    .filter((statement) => statement.trim() !== '');
}

/** Puts rows in the place of all there are. */
export async function fillPostgres(runner: PostgresRunner, tables: LogTables): Promise<void> {
  for (const name of TABLE_NAMES) {
    await runner.query(`TRUNCATE ${name}`);
    await runner.query(`INSERT INTO ${name} SELECT * FROM json_populate_recordset(NULL::${name}, $1::json)`, [
      JSON.stringify(tables[name]),
    ]);
    await runner.query(`ANALYZE ${name}`);
  }
}

export const askPostgres =
  (runner: PostgresRunner): AskEngine =>
  async (sql, values) =>
    (await runner.query(sql, [...values])).rows;
