/** Columns that a raw log may have, one row a message; the first two it must. Every one is told of in `docs/studio-scale.md`. */
export const LOG_ROW_COLUMNS = [
  'conversation_id',
  'speaker',
  'said_at',
  'agent',
  'text',
  'channel',
  'skill_group',
  'language',
  'shopper',
  'handed_over',
  'resolved',
  'rating',
  'converted',
  'topic',
] as const;
export type LogRowColumn = (typeof LOG_ROW_COLUMNS)[number];

/** A raw log's own names of its columns, where they differ. */
export type ColumnNames = Readonly<Partial<Record<LogRowColumn, string>>>;

export interface LogRowSource {
  /** What stands after FROM: a table function over a file. */
  from: string;
  /** Columns that it has. */
  columns: readonly string[];
  names?: ColumnNames;
  /** Lines that came before, in other files. */
  linesBefore: number;
  /**
   * Stirred into agents and shoppers, which become pseudonyms, the same for the same salt: a raw log names them by name or
   * address.
   */
  salt: string;
  /** Whether text is loaded: for words, which are masked; without it NULL. */
  withText: boolean;
}

/** The name under which a source has each column that it has. Null where a column is missing that must be there. */
export function columnsOf(columns: readonly string[], names: ColumnNames = {}): Map<LogRowColumn, string> | null {
  const found = new Map<LogRowColumn, string>();
  for (const column of LOG_ROW_COLUMNS) {
    const wanted = (names[column] ?? column).toLowerCase();
    const has = columns.find((name) => name.trim().toLowerCase() === wanted);
    if (has !== undefined) found.set(column, has);
  }
  return found.has('conversation_id') && found.has('speaker') ? found : null;
}

/** The statement of DuckDB that adds a source's rows to `log_rows`; what cannot be read as its type is NULL. */
export function logRowsInsert({ from, columns, names, linesBefore, salt, withText }: LogRowSource): string {
  const found = columnsOf(columns, names) ?? new Map<LogRowColumn, string>();
  const values = LOG_ROW_COLUMNS.map((column) => {
    const name = found.get(column);
    if (name === undefined || (column === 'text' && !withText)) return 'NULL';
    return typed(column, `NULLIF(TRIM(CAST(${quoted(name)} AS VARCHAR)), '')`, salt);
  });
  return `INSERT INTO log_rows (line, ${LOG_ROW_COLUMNS.join(', ')})
SELECT ${linesBefore} + ROW_NUMBER() OVER (), ${values.join(', ')}
FROM ${from}`;
}

function typed(column: LogRowColumn, value: string, salt: string): string {
  switch (column) {
    case 'said_at':
      // ISO 8601 with or without an offset, else epoch ms.
      return `COALESCE(TRY_CAST(${value} AS TIMESTAMP), MAKE_TIMESTAMP(TRY_CAST(${value} AS BIGINT) * 1000))`;
    case 'agent':
    case 'shopper':
      return `'${column}-' || SUBSTR(MD5(${text(salt)} || ${value}), 1, 12)`;
    case 'rating':
      return `TRY_CAST(${value} AS INTEGER)`;
    case 'handed_over':
    case 'resolved':
    case 'converted':
      return `TRY_CAST(LOWER(${value}) AS BOOLEAN)`;
    default:
      return value;
  }
}

/** A name in an SQL statement. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A text in an SQL statement. */
export const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
