import postgres from 'postgres';
import type { Database, Queryable, SqlValue } from './database.ts';

/** A server PostgreSQL. Several backends may share it: they hear of each other's changes by LISTEN. */
export function openPostgresDatabase(url: string): Database {
  const sql = postgres(url, { onnotice: () => {} });
  return {
    ...queryable(sql),
    transaction: async <Result>(work: (transaction: Queryable) => Promise<Result>) => {
      const box = await sql.begin(async (transaction) => ({ result: await work(queryable(transaction)) }));
      return box.result;
    },
    listen: async (channel, onPayload) => {
      await sql.listen(channel, onPayload);
    },
    close: () => sql.end({ timeout: 5 }),
  };
}

function queryable(runner: postgres.ISql): Queryable {
  return {
    query: async <Row>(statement: string, parameters: readonly SqlValue[] = []) => {
      const rows: unknown = await runner.unsafe(statement, [...parameters]);
      return rows as Row[];
    },
    script: async (statements) => {
      await runner.unsafe(statements).simple();
    },
  };
}
