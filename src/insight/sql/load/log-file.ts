/** Kinds of raw log that are read row by row, however large. */
export type LogFileKind = 'csv' | 'ndjson' | 'parquet';

const ENDINGS: Readonly<Record<string, LogFileKind>> = {
  csv: 'csv',
  tsv: 'csv',
  jsonl: 'ndjson',
  ndjson: 'ndjson',
  parquet: 'parquet',
};

/** By the ending of its name; null for what is none of them. */
export function logFileKind(name: string): LogFileKind | null {
  return ENDINGS[/\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''] ?? null;
}
