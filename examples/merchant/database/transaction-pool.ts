import postgres from 'postgres';
import type { SqlValue } from './database.ts';

type Query = <Row>(statement: string, parameters?: readonly SqlValue[]) => Promise<Row[]>;

interface Connection {
  sql: postgres.Sql;
  isLost: boolean;
}

/** Connections of a process for transactions; PostgreSQL takes 100 in all unless it is told otherwise. */
const SIZE = 10;

/**
 * Transactions over connections that each have one at a time. The driver's own `begin` rolls back over a connection that
 * was lost, which ends the process: https://github.com/porsager/postgres/issues/1208
 */
export function createTransactionPool(url: string): {
  run<Result>(work: (query: Query, sql: postgres.Sql) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
} {
  const idle: Connection[] = [];
  const waiting: ((connection: Connection) => void)[] = [];
  let inUse = 0;

  function connect(): Connection {
    const connection: Connection = {
      isLost: false,
      // Its time is not to be over in the middle of a transaction.
      sql: postgres(url, {
        max: 1,
        max_lifetime: null,
        onnotice: () => {},
        onclose: () => {
          connection.isLost = true;
          const place = idle.indexOf(connection);
          if (place >= 0) idle.splice(place, 1);
        },
      }),
    };
    return connection;
  }

  async function acquire(): Promise<Connection> {
    if (inUse >= SIZE) return new Promise((resolve) => waiting.push(resolve));
    inUse += 1;
    return idle.pop() ?? connect();
  }

  function release(connection: Connection): void {
    if (connection.isLost) void connection.sql.end({ timeout: 0 }).catch(() => {});
    const next = waiting.shift();
    if (next) {
      next(connection.isLost ? connect() : connection);
      return;
    }
    inUse -= 1;
    if (!connection.isLost) idle.push(connection);
  }

  return {
    async run(work) {
      const connection = await acquire();
      const query: Query = async <Row>(statement: string, parameters: readonly SqlValue[] = []) => {
        // The driver would connect anew, and go on outside of the transaction.
        if (connection.isLost) throw new Error('the connection to PostgreSQL was lost');
        const rows: unknown = await connection.sql.unsafe(statement, [...parameters], { prepare: true });
        return rows as Row[];
      };
      try {
        await query('begin');
        const result = await work(query, connection.sql);
        await query('commit');
        return result;
      } catch (error) {
        await query('rollback').catch(() => {
          connection.isLost = true;
        });
        throw error;
      } finally {
        release(connection);
      }
    },
    async close() {
      await Promise.all(idle.map(({ sql }) => sql.end({ timeout: 5 })));
    },
  };
}
