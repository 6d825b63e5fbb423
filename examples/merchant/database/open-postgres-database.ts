import postgres from 'postgres';
import { type Database, pgNotify, type Queryable, type SqlValue } from './database.ts';
import { keepListening } from './keep-listening.ts';
import { createTransactionPool } from './transaction-pool.ts';

/** A server PostgreSQL. Several backends may share it: they hear of each other's changes by LISTEN. */
export function openPostgresDatabase(url: string): Database {
  const sql = postgres(url, { onnotice: () => {} });
  const transactions = createTransactionPool(url);
  const listeners: { stop(): Promise<void> }[] = [];
  // Prepared once per connection: without it, every query is planned anew.
  const query = async <Row>(statement: string, parameters: readonly SqlValue[] = []) => {
    const rows: unknown = await sql.unsafe(statement, [...parameters], { prepare: true });
    return rows as Row[];
  };
  return {
    ...queryable(sql, query),
    transaction: (work) => transactions.run((within, connection) => work(queryable(connection, within))),
    listen: async (channel, onPayload, onGap) => {
      listeners.push(await keepListening(url, channel, onPayload, onGap));
    },
    async close() {
      await Promise.all(listeners.map((listener) => listener.stop()));
      await Promise.all([transactions.close(), sql.end({ timeout: 5 })]);
    },
  };
}

function queryable(connection: postgres.Sql, query: Queryable['query']): Queryable {
  return {
    query,
    notify: (channel, payloads) => pgNotify(query, channel, payloads),
    script: async (statements) => {
      await connection.unsafe(statements).simple();
    },
  };
}
