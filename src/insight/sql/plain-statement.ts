import type { SqlValue } from './log-query.ts';

/**
 * A query with its values written in: for engines and tools that know no `$1` (Trino has `?`, Spark SQL `:name`), and for
 * reading. Each stands in a cast already, so text in quotes serves for times as well.
 */
export function plainStatement(sql: string, values: readonly SqlValue[]): string {
  return sql.replace(/\$(\d+)/g, (_, place: string) => literal(values[Number(place) - 1] ?? null));
}

function literal(value: SqlValue): string {
  if (value === null) return 'NULL';
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
}
