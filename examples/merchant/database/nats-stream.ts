import { DiscardPolicy, type NatsConnection, nanos } from 'nats';

export const NATS_STREAM = 'AISLE_NOTICES';
export const NATS_SUBJECT = 'aisle.notice';
/** Rows are what is kept; the stream is for who was away for a moment. */
const KEPT_MS = 10 * 60_000;
const SAME_WITHIN_MS = 2 * 60_000;
const MAX_BYTES = 256 * 1024 * 1024;

/** Makes the stream, unless it is there. */
export async function ensureStream(connection: NatsConnection, replicas: number): Promise<void> {
  const { streams } = await connection.jetstreamManager({ timeout: 10_000 });
  const exists = await streams.info(NATS_STREAM).then(
    () => true,
    () => false,
  );
  if (exists) return;
  await streams.add({
    name: NATS_STREAM,
    subjects: [`${NATS_SUBJECT}.>`],
    num_replicas: replicas,
    max_age: nanos(KEPT_MS),
    max_bytes: MAX_BYTES,
    discard: DiscardPolicy.Old,
    duplicate_window: nanos(SAME_WITHIN_MS),
  });
}
