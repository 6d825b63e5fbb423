import { type ConnectionOptions, type ConsumerMessages, connect } from 'nats';
import type { Database, Queryable } from './database.ts';
import { consume } from './nats-consumer.ts';
import { createPublisher } from './nats-publisher.ts';
import { ensureStream } from './nats-stream.ts';

export interface NatsOptions {
  /** One or more, comma between. */
  servers: string;
  /** How many nodes keep the stream: 3 of a cluster of three. */
  replicas: number;
  user?: string | undefined;
  password?: string | undefined;
}

/**
 * The same database, whose notices go through NATS JetStream instead of NOTIFY: every commit with a NOTIFY waits for a
 * lock that the whole server has once, and every process hears every NOTIFY over its connection to the database. Where
 * JetStream does not take a notice in time, NOTIFY tells it after all; who hears it twice drops it by its number.
 */
export async function withNats(database: Database, options: NatsOptions): Promise<Database> {
  const { servers, replicas, user, password } = options;
  const connection = await connect({
    servers: servers.split(','),
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    ...(user !== undefined && { user }),
    ...(password !== undefined && { pass: password }),
  } satisfies ConnectionOptions);
  await ensureStream(connection, replicas);
  const publish = createPublisher(connection, (channel, payload) => database.notify(channel, [payload]));
  const consumers: ConsumerMessages[] = [];

  return {
    ...database,
    notify: async (channel, payloads) => publish(channel, payloads),
    async transaction(work) {
      const told: [string, readonly string[]][] = [];
      const result = await database.transaction((transaction) =>
        work({
          ...transaction,
          notify: async (channel, payloads) => {
            told.push([channel, payloads]);
          },
        } satisfies Queryable),
      );
      for (const [channel, payloads] of told) publish(channel, payloads);
      return result;
    },
    async listen(channel, onPayload, onGap) {
      await database.listen(channel, onPayload, onGap);
      consumers.push(await consume(connection, replicas, channel, onPayload, onGap));
    },
    async close() {
      for (const consumer of consumers) consumer.stop();
      await connection.close();
      await database.close();
    },
  };
}
