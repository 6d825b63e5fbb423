/** What a parameter of a query may be. Pass JSON as text and cast it (`$1::text::jsonb`), a time as ISO 8601. */
export type SqlValue = string | number | boolean | null;

/** Runs queries: the database itself, or one transaction of it. */
export interface Queryable {
  /** `Row` is what the caller knows of its own SELECT list. Times come back as `Date`. */
  query<Row>(sql: string, parameters?: readonly SqlValue[]): Promise<Row[]>;
  /** Several statements without parameters: migrations. */
  script(sql: string): Promise<void>;
}

/** One PostgreSQL, embedded or on a server. */
export interface Database extends Queryable {
  /** Commits when `work` resolves, rolls back when it rejects. Inside, use only the given `Queryable`. */
  transaction<Result>(work: (transaction: Queryable) => Promise<Result>): Promise<Result>;
  /** Calls back with the payload of every `pg_notify` on the channel, from any process, after its commit. */
  listen(channel: string, onPayload: (payload: string) => void): Promise<void>;
  close(): Promise<void>;
}
