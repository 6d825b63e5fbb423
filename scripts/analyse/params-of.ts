import { QUERIES, type QueryName } from '#insight/sql/queries.ts';
import type { QueryParams } from '#insight/sql/run-query.ts';

/** The parameters of a query out of `key=value` texts, whole numbers as such. What several queries are given, each takes its own of. */
export function paramsOf<Name extends QueryName>(
  name: Name,
  given: Readonly<Record<string, string>>,
): QueryParams<Name> {
  const keys = Object.keys(QUERIES[name].params.entries);
  const taken = Object.entries(given).filter(([key]) => keys.includes(key));
  return Object.fromEntries(
    taken.map(([key, value]) => [key, /^\d+$/.test(value) ? Number(value) : value]),
  ) as QueryParams<Name>;
}
