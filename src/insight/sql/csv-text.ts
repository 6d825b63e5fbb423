/** What stands for NULL in CSV that goes to DuckDB; text is always in quotes, so that none can be taken for it. */
const CSV_NULL = '\\N';

/** How `COPY` of DuckDB is to read what `csvText` writes. */
export const CSV_FORM = `HEADER false, AUTO_DETECT false, DELIM ',', QUOTE '"', ESCAPE '"', NULLSTR '${CSV_NULL}', ALLOW_QUOTED_NULLS false`;

/** How `READ_CSV` of DuckDB is. */
export const CSV_ROWS = `header = false, auto_detect = false, delim = ',', quote = '"', escape = '"', nullstr = '${CSV_NULL}', allow_quoted_nulls = false`;

export type CsvValue = string | number | boolean | null;

/** Rows as CSV without a head: text in quotes, lines ended by \n. */
export function csvText(rows: readonly (readonly CsvValue[])[]): string {
  let csv = '';
  for (const row of rows) csv += `${row.map(field).join(',')}\n`;
  return csv;
}

function field(value: CsvValue): string {
  if (value === null) return CSV_NULL;
  return typeof value === 'string' ? `"${value.replaceAll('"', '""')}"` : String(value);
}
