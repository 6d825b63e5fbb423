import { AppError } from '#core/app-error.ts';
import { CSV_ROWS } from '#insight/sql/csv-text.ts';
import { type LogFileKind, logFileKind } from '#insight/sql/load/log-file.ts';
import {
  type ColumnNames,
  columnsOf,
  LOG_ROW_COLUMNS,
  logRowsInsert,
  text,
} from '#insight/sql/load/log-row-columns.ts';
import { type LoadReport, type LoadSettings, loadLogRows } from '#insight/sql/load-log-rows.ts';
import type { Task } from '../state/jobs.ts';
import { jsonLineChunks } from './json-line-chunks.ts';
import type { LogEngine } from './log-engine.ts';
import { type RecordChunk, recordsCsv } from './record-chunk.ts';
import { sqlText } from './sql-texts.ts';

interface FileSettings extends LoadSettings {
  names?: ColumnNames | undefined;
}

interface Reading {
  engine: LogEngine;
  names: ColumnNames;
  salt: string;
  withText: boolean;
  task: Task | undefined;
}

/** Reads raw logs row by row into the four tables. Rejects with `settings-invalid` and the file that is none, and what it has. */
export async function readLogFiles(
  engine: LogEngine,
  files: readonly File[],
  { names = {}, ...settings }: FileSettings,
  task?: Task,
): Promise<LoadReport> {
  await engine.run(await sqlText('load/log-rows-table'));
  const reading = { engine, names, salt: crypto.randomUUID(), withText: settings.termsOf !== undefined, task };
  for (const file of files) {
    const kind = logFileKind(file.name);
    if (kind === null)
      throw new AppError('settings-invalid', { path: file.name, fault: 'not .csv, .jsonl or .ndjson' });
    await READERS[kind](file, reading);
  }
  return loadLogRows(engine, await sqlText('load/from-log-rows'), settings);
}

const READERS: Readonly<Record<LogFileKind, (file: File, reading: Reading) => Promise<void>>> = {
  csv: readCsv,
  // DuckDB's readers of JSON and Parquet are extensions that are not inside (docs/decisions/0126).
  ndjson: (file, reading) => readRecords(file, jsonLineChunks(file), reading),
  parquet: async (file) => {
    throw new AppError('settings-invalid', { path: file.name, fault: 'Parquet is read outside the browser only' });
  },
};

/** DuckDB's own reader, in its own thread, over the file itself. */
function readCsv(file: File, { engine, names, salt, withText, task }: Reading): Promise<void> {
  task?.progress(0, null, file.name);
  return engine.withFile(file.name, file, async () => {
    const from = `READ_CSV(${text(file.name)}, header = true, all_varchar = true)`;
    const described = await engine.rows(`DESCRIBE SELECT * FROM ${from}`, task?.signal);
    const columns = described.map(({ column_name }) => String(column_name));
    if (columnsOf(columns, names) === null) throw missing(file, columns);
    const linesBefore = await linesIn(engine);
    await engine.run(logRowsInsert({ from, columns, names, linesBefore, salt, withText }), task?.signal);
  });
}

/** What is read in the page goes to DuckDB as CSV, some megabytes at a time. */
async function readRecords(
  file: File,
  chunks: AsyncIterable<RecordChunk>,
  { engine, names, salt, withText, task }: Reading,
): Promise<void> {
  const seen = new Set<string>();
  const columns = LOG_ROW_COLUMNS.map((column) => `${column}: 'VARCHAR'`).join(', ');
  let linesBefore = await linesIn(engine);
  for await (const { records, read, total } of chunks) {
    task?.signal.throwIfAborted();
    if (records.length === 0) continue;
    const csv = recordsCsv(records, names, seen);
    if (csv === null) throw missing(file, [...seen]);
    const from = `READ_CSV(${text('records.csv')}, columns = {${columns}}, ${CSV_ROWS})`;
    const insert = logRowsInsert({ from, columns: LOG_ROW_COLUMNS, linesBefore, salt, withText });
    await engine.withBytes('records.csv', new TextEncoder().encode(csv), () => engine.run(insert, task?.signal));
    linesBefore += records.length;
    task?.progress(read, total, file.name);
  }
}

async function linesIn(engine: LogEngine): Promise<number> {
  const [counted = {}] = await engine.rows('SELECT MAX(line) AS line FROM log_rows');
  return Number(counted.line ?? 0);
}

function missing(file: File, columns: readonly string[]): AppError {
  return new AppError('settings-invalid', {
    path: file.name,
    fault: `needs the columns conversation_id and speaker, and has ${columns.join(', ')}`,
  });
}
