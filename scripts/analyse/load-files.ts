import { resolve } from 'node:path';
import { logFileKind } from '#insight/sql/load/log-file.ts';
import { type ColumnNames, columnsOf, logRowsInsert, text } from '#insight/sql/load/log-row-columns.ts';
import { type LoadReport, type LoadSettings, loadLogRows } from '#insight/sql/load-log-rows.ts';
import type { DuckDbEngine } from './duckdb-engine.ts';
import { readSql } from './read-sql.ts';

export interface FileSettings extends LoadSettings {
  names?: ColumnNames;
  salt: string;
}

/** Reads raw logs, however large, into the four tables. Throws with the name of a file that cannot be read as one. */
export async function loadFiles(
  engine: DuckDbEngine,
  files: readonly string[],
  { names = {}, salt, ...settings }: FileSettings,
): Promise<LoadReport> {
  await engine.run(readSql('load/log-rows-table'));
  let linesBefore = 0;
  for (const file of files) {
    const from = tableOf(file);
    const described = await engine.rows(`DESCRIBE SELECT * FROM ${from}`);
    const columns = described.map(({ column_name }) => String(column_name));
    if (columnsOf(columns, names) === null)
      throw new Error(
        `${file}: needs the columns conversation_id and speaker, and has ${columns.join(', ')} (--column ours=theirs)`,
      );
    await engine.run(
      logRowsInsert({ from, columns, names, linesBefore, salt, withText: settings.termsOf !== undefined }),
    );
    const [counted = {}] = await engine.rows('SELECT MAX(line) AS line FROM log_rows');
    linesBefore = Number(counted.line ?? 0);
  }
  return loadLogRows(engine, readSql('load/from-log-rows'), settings);
}

function tableOf(file: string): string {
  const path = text(resolve(file));
  switch (logFileKind(file)) {
    case 'csv':
      return `READ_CSV(${path}, header = true, all_varchar = true)`;
    case 'ndjson':
      return `READ_JSON(${path}, format = 'newline_delimited', convert_strings_to_integers = false)`;
    case 'parquet':
      return `READ_PARQUET(${path})`;
    case null:
      throw new Error(`${file}: not .csv, .jsonl, .ndjson or .parquet`);
  }
}
