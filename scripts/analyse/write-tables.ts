import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { text } from '#insight/sql/load/log-row-columns.ts';
import { TABLE_NAMES } from '#insight/sql/log-tables.ts';
import type { DuckDbEngine } from './duckdb-engine.ts';

/** Writes each table as a Parquet file of its name: what a distributed engine is given. */
export async function writeTables(engine: DuckDbEngine, folder: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const files: string[] = [];
  for (const name of TABLE_NAMES) {
    const file = join(resolve(folder), `${name}.parquet`);
    await engine.run(`COPY ${name} TO ${text(file)} (FORMAT parquet)`);
    files.push(file);
  }
  return files;
}
