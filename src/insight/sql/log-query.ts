import * as v from 'valibot';

/** What a database is given for `$1`, `$2` …: times and dates as text. */
export type SqlValue = string | number | null;

type Entries = v.ObjectEntries;

/** One question to the logs: the file `NAME.sql` beside this one, what it is given, and what each row of its answer is. */
export interface LogQuery<Params extends Entries = Entries, Row extends Entries = Entries> {
  /** In the order of `$1`, `$2` … of the file. */
  params: v.StrictObjectSchema<Params, undefined>;
  row: v.ObjectSchema<Row, undefined>;
}

export type ParamsOf<Query extends LogQuery> = v.InferInput<Query['params']>;
export type RowOf<Query extends LogQuery> = v.InferOutput<Query['row']>;

/** What stands between a caller and the two parameters that every query begins with: null is open. */
const wallClock = v.optional(
  v.nullable(
    v.pipe(
      v.string(),
      v.regex(
        /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?$/,
        'a time of the shop’s clock as 2026-11-22 or 2026-11-22T09:30',
      ),
      v.transform((time) => (time.length === 10 ? `${time} 00:00:00` : time.replace('T', ' '))),
    ),
  ),
  null,
);

/** `from_local` is inclusive, `until_local` is not. */
export const PERIOD = { from_local: wallClock, until_local: wallClock };

/** A whole number that a query is given, with its usual value. */
export const given = (usual: number) => v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0)), usual);

/** A whole number of a row. DuckDB gives BIGINT as a bigint, the PostgreSQL driver as text. */
export const whole = v.pipe(
  v.union([v.number(), v.bigint(), v.pipe(v.string(), v.regex(/^-?\d+$/))]),
  v.transform(Number),
  v.safeInteger(),
);

export const text = v.string();
/** A date as `2026-11-22`. */
export const day = v.pipe(v.string(), v.isoDate());
export const orNull = <Schema extends v.GenericSchema>(schema: Schema) => v.nullable(schema);

export function logQuery<Params extends Entries, Row extends Entries>(
  params: Params,
  row: Row,
): LogQuery<typeof PERIOD & Params, Row> {
  return { params: v.strictObject({ ...PERIOD, ...params }), row: v.object(row) };
}
