import pg from 'pg';
import { type Database, pgNotify, type Queryable } from './database.ts';
import { keepListening } from './keep-listening.ts';

/** Connections of a process, beside the one that listens; PostgreSQL takes 100 in all unless it is told otherwise. */
const SIZE = 20;
/** For a connection: a new one, or one that somebody else has. */
const WAIT_MS = 30_000;

/** A server PostgreSQL. Several backends may share it: they hear of each other's changes by LISTEN. */
export function openPostgresDatabase(url: string): Database {
  const pool = new pg.Pool({ connectionString: url, max: SIZE, connectionTimeoutMillis: WAIT_MS });
  // One that is lost while nobody asks it anything: the pool opens another. Unheard, it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const names = new Map<string, string>();
  const listeners: { stop(): Promise<void> }[] = [];

  /** A statement has a name, so that it is planned once per connection and not at every query. */
  function nameOf(statement: string): string {
    const name = names.get(statement) ?? `q${names.size}`;
    names.set(statement, name);
    return name;
  }

  const queryable = (by: Pick<pg.ClientBase, 'query'>): Queryable => {
    const query: Queryable['query'] = async <Row>(text: string, values: Parameters<Queryable['query']>[1] = []) => {
      const { rows } = await by.query({ name: nameOf(text), text, values: [...values] });
      return rows as Row[];
    };
    return {
      query,
      notify: (channel, payloads) => pgNotify(query, channel, payloads),
      script: async (statements) => {
        await by.query(statements);
      },
    };
  };

  return {
    ...queryable(pool as Pick<pg.ClientBase, 'query'>),
    async transaction(work) {
      const client = await pool.connect();
      // Given back broken, the pool closes it.
      let isBroken = false;
      try {
        await client.query('begin');
        const result = await work(queryable(client));
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback').catch(() => {
          isBroken = true;
        });
        throw error;
      } finally {
        client.release(isBroken);
      }
    },
    listen: async (channel, onPayload, onGap) => {
      listeners.push(await keepListening(url, channel, onPayload, onGap));
    },
    async close() {
      await Promise.all(listeners.map((listener) => listener.stop()));
      await pool.end();
    },
  };
}
