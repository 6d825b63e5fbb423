import { type CsvValue, csvText } from '#insight/sql/csv-text.ts';
import { type ColumnNames, columnsOf, LOG_ROW_COLUMNS } from '#insight/sql/load/log-row-columns.ts';

/** Some rows of a raw log, read in the page. */
export interface RecordChunk {
  records: readonly Readonly<Record<string, unknown>>[];
  /** How much of the file has been read, in the unit of `total`. */
  read: number;
  total: number;
}

/**
 * Rows as CSV of `LOG_ROW_COLUMNS`, in that order. Null where a column is missing that must be there: `seen` collects the
 * columns that there are, since a row may leave out what it has not.
 */
export function recordsCsv(records: RecordChunk['records'], names: ColumnNames, seen: Set<string>): string | null {
  for (const record of records) for (const key in record) seen.add(key);
  const found = columnsOf([...seen], names);
  if (found === null) return null;
  const keys = LOG_ROW_COLUMNS.map((column) => found.get(column));
  return csvText(records.map((record) => keys.map((key) => (key === undefined ? null : cell(record[key])))));
}

function cell(value: unknown): CsvValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
