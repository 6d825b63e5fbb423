import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { CSV_FORM } from '#insight/sql/csv-text.ts';
import { text } from '#insight/sql/load/log-row-columns.ts';
import type { LoadEngine } from '#insight/sql/load-log-rows.ts';
import type { AskEngine } from '#insight/sql/run-query.ts';
import { readSql } from './read-sql.ts';

export interface DuckDbSettings {
  /** MiB; beyond it, intermediate results go to `folder`. */
  memoryMb?: number | undefined;
  /** For what does not fit into memory: the tables themselves, and what a query spills. Without it all is in memory. */
  folder?: string | undefined;
  threads?: number | undefined;
}

export interface DuckDbEngine extends LoadEngine {
  ask: AskEngine;
  close(): void;
}

/** DuckDB in this process, with the empty tables of `tables.sql`. It fetches nothing: extensions are switched off. */
export async function openDuckDb({ memoryMb, folder, threads }: DuckDbSettings = {}): Promise<DuckDbEngine> {
  const instance = await DuckDBInstance.create(folder === undefined ? ':memory:' : join(folder, 'logs.duckdb'), {
    ...(memoryMb !== undefined && { memory_limit: `${memoryMb}MiB` }),
    ...(folder !== undefined && { temp_directory: join(folder, 'spilled') }),
    ...(threads !== undefined && { threads: String(threads) }),
    // Rows are numbered as they stand in a file.
    preserve_insertion_order: 'true',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  const run = async (sql: string) => {
    await connection.run(sql);
  };
  await run(readSql('tables'));
  let files = 0;
  return {
    run,
    ask: async (sql, values) => (await connection.runAndReadAll(sql, [...values])).getRowObjectsJS(),
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJS(),
    async copy(table, csv) {
      if (csv === '') return;
      const file = join(folder ?? tmpdir(), `aisle-${process.pid}-${files++}.csv`);
      try {
        writeFileSync(file, csv);
        await run(`COPY ${table} FROM ${text(file)} (FORMAT csv, ${CSV_FORM})`);
      } finally {
        rmSync(file, { force: true });
      }
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
