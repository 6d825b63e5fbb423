/** What a parameter of a query may be. Pass JSON as text and cast it (`$1::text::jsonb`), a time as ISO 8601. */
export type SqlValue = string | number | boolean | null;

/** Runs queries: the database itself, or one transaction of it. */
export interface Queryable {
  /** `Row` is what the caller knows of its own SELECT list. Times come back as `Date`. */
  query<Row>(sql: string, parameters?: readonly SqlValue[]): Promise<Row[]>;
  /** Several statements without parameters: migrations. */
  script(sql: string): Promise<void>;
  /** Tells everybody who listens, in every process, after the commit; nobody where it is rolled back. */
  notify(channel: string, payloads: readonly string[]): Promise<void>;
}

/** One PostgreSQL, embedded or on a server. */
export interface Database extends Queryable {
  /** Commits when `work` resolves, rolls back when it rejects. Inside, use only the given `Queryable`. */
  transaction<Result>(work: (transaction: Queryable) => Promise<Result>): Promise<Result>;
  /** Calls back with every payload of the channel; `onGap` when some may have been missed. */
  listen(channel: string, onPayload: (payload: string) => void, onGap: () => void): Promise<void>;
  close(): Promise<void>;
}

/** `notify` by PostgreSQL itself. A payload has less than 8000 bytes. */
export async function pgNotify(query: Queryable['query'], channel: string, payloads: readonly string[]): Promise<void> {
  if (payloads.length === 0) return;
  await query('select pg_notify($1, payload) from jsonb_array_elements_text($2::text::jsonb) payload', [
    channel,
    JSON.stringify(payloads),
  ]);
}
