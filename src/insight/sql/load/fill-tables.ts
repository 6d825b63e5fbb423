import { type CsvValue, csvText } from '../csv-text.ts';
import type { LoadEngine } from '../load-log-rows.ts';
import { type LogTables, TABLE_COLUMNS, TABLE_NAMES } from '../log-tables.ts';

/** Rows that are written as CSV in one go: some megabytes. */
const PAGE = 20_000;

/** Puts rows in the place of all there are. `onProgress` may reject, to cancel it. */
export async function fillTables(
  engine: Pick<LoadEngine, 'run' | 'copy'>,
  tables: LogTables,
  onProgress?: (done: number, total: number) => Promise<void>,
): Promise<void> {
  const total = TABLE_NAMES.reduce((sum, name) => sum + tables[name].length, 0);
  let done = 0;
  for (const name of TABLE_NAMES) {
    const rows = tables[name] as unknown as readonly Record<string, CsvValue>[];
    await engine.run(`DELETE FROM ${name}`);
    for (let from = 0; from < rows.length; from += PAGE) {
      const page = rows.slice(from, from + PAGE);
      await engine.copy(name, csvText(page.map((row) => TABLE_COLUMNS[name].map((column) => row[column] ?? null))));
      done += page.length;
      await onProgress?.(done, total);
    }
  }
}
