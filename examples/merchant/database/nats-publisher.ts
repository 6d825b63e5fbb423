import { Events, type JetStreamClient, type NatsConnection, StringCodec } from 'nats';
import { decodeNotice } from '../handoff-notice.ts';
import { NATS_SUBJECT } from './nats-stream.ts';

/** Longer than this nobody waits to be told: it is told otherwise. */
const ACK_WITHIN_MS = 1000;
/** So long it is not tried again after that: or each of many notices would wait its second behind the others. */
const REST_MS = 3000;

/**
 * Publishes the notices of one handoff one after the other, so that they stand in the stream in their order; those that
 * JetStream does not take in time go to `instead`.
 */
export function createPublisher(
  connection: NatsConnection,
  instead: (channel: string, payload: string) => Promise<void>,
): (channel: string, payloads: readonly string[]) => void {
  const jetstream: JetStreamClient = connection.jetstream({ timeout: ACK_WITHIN_MS });
  const codec = StringCodec();
  const last = new Map<string, Promise<void>>();
  let isUp = true;
  let restUntil = 0;
  void (async () => {
    for await (const { type } of connection.status()) {
      if (type === Events.Disconnect) isUp = false;
      if (type === Events.Reconnect) isUp = true;
    }
  })();

  async function one(subject: string, channel: string, payload: string, msgID: string | undefined): Promise<void> {
    try {
      if (!isUp || performance.now() < restUntil) throw new Error('nothing is taken now');
      await jetstream.publish(subject, codec.encode(payload), { timeout: ACK_WITHIN_MS, ...(msgID && { msgID }) });
    } catch {
      if (performance.now() >= restUntil) restUntil = performance.now() + REST_MS;
      // Where this fails too, the database is gone, and with it what there was to tell; who follows asks again.
      await instead(channel, payload).catch(() => {});
    }
  }

  return (channel, payloads) => {
    for (const payload of payloads) {
      const { handoffId, event } = decodeNotice(payload);
      const subject = `${NATS_SUBJECT}.${channel}.${handoffId || 'desk'}`;
      const before = last.get(subject) ?? Promise.resolve();
      const told = before.then(() => one(subject, channel, payload, event && `${handoffId} ${event.id}`));
      last.set(subject, told);
      void told.then(() => {
        if (last.get(subject) === told) last.delete(subject);
      });
    }
  };
}
