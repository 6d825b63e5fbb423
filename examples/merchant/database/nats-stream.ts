import { DiscardPolicy, type NatsConnection, nanos, type StreamConfig } from 'nats';

export const NATS_STREAM = 'AISLE_NOTICES';
export const NATS_SUBJECT = 'aisle.notice';
/** Rows are what is kept; the stream is for who was away for a moment. */
const KEPT_MS = 10 * 60_000;
const SAME_WITHIN_MS = 2 * 60_000;
const MAX_BYTES = 256 * 1024 * 1024;

const PATIENCE_MS = 60_000;
const AGAIN_MS = 500;

/** Makes the stream, unless it is there; the number of its last message. */
export async function ensureStream(connection: NatsConnection, replicas: number): Promise<number> {
  return patiently(async () => {
    const { streams } = await connection.jetstreamManager({ timeout: 5000 });
    const known = await streams.info(NATS_STREAM).catch(() => null);
    const { state } = known ?? (await streams.add(setup(replicas)));
    return state.last_seq;
  });
}

function setup(replicas: number): Partial<StreamConfig> & { name: string } {
  return {
    name: NATS_STREAM,
    subjects: [`${NATS_SUBJECT}.>`],
    num_replicas: replicas,
    max_age: nanos(KEPT_MS),
    max_bytes: MAX_BYTES,
    discard: DiscardPolicy.Old,
    duplicate_window: nanos(SAME_WITHIN_MS),
  };
}

/** A cluster that has just begun, or lost a node, answers nothing until it has elected who leads. */
async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (performance.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}
