import * as v from 'valibot';
import { AppError } from '#core/app-error.ts';
import type { LogQuery, ParamsOf, RowOf, SqlValue } from './log-query.ts';
import { QUERIES, type QueryName } from './queries.ts';

export type QueryParams<Name extends QueryName> = ParamsOf<(typeof QUERIES)[Name]>;
export type QueryRow<Name extends QueryName> = RowOf<(typeof QUERIES)[Name]>;

/** Answers one statement with `$1`, `$2` … on some engine: rows by their columns' names. */
export type AskEngine = (sql: string, values: readonly SqlValue[]) => Promise<readonly unknown[]>;

/** The values of a query's `$1`, `$2` …, what is not given as usual. Throws `settings-invalid` with the parameter's name. */
export function valuesOf<Name extends QueryName>(name: Name, params: QueryParams<Name>): SqlValue[] {
  const query: LogQuery = QUERIES[name];
  const parsed = v.safeParse(query.params, params);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new AppError('settings-invalid', { path: `${name} › ${v.getDotPath(issue) ?? ''}`, fault: issue.message });
  }
  const given = parsed.output as Record<string, SqlValue>;
  return Object.keys(query.params.entries).map((key) => given[key] ?? null);
}

/** @param textOf Text of the file `NAME.sql`. Throws `backend-invalid` with the place where an engine's rows are not as they should be. */
export async function runQuery<Name extends QueryName>(
  name: Name,
  params: QueryParams<Name>,
  textOf: (name: string) => string | Promise<string>,
  ask: AskEngine,
): Promise<QueryRow<Name>[]> {
  const values = valuesOf(name, params);
  const rows = await ask(await textOf(name), values);
  const query: LogQuery = QUERIES[name];
  const parsed = v.safeParse(v.array(query.row), rows);
  if (parsed.success) return parsed.output as QueryRow<Name>[];
  const [issue] = parsed.issues;
  throw new AppError('backend-invalid', { path: `${name} › ${v.getDotPath(issue) ?? ''}`, fault: issue.message });
}
