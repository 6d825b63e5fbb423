import { ConsumerEvents, type ConsumerMessages, Events, type NatsConnection, StringCodec } from 'nats';
import { ensureStream, NATS_STREAM, NATS_SUBJECT } from './nats-stream.ts';

/** So soon a consumer whose node died is missed, and made anew. */
const HEARTBEAT_MS = 1000;
const PULL_MS = 5000;
/** So long after the last sign of it. */
const TROUBLE_LASTS_MS = 30_000;
const ASK_IN_TROUBLE_MS = 3000;

/** Everything from now on, in order; made anew where its node dies, from where it was. */
export async function consume(
  connection: NatsConnection,
  replicas: number,
  channel: string,
  onPayload: (payload: string) => void,
  onGap: () => void,
): Promise<ConsumerMessages> {
  const lastSeen = await ensureStream(connection, replicas);
  const consumer = await connection.jetstream().consumers.get(NATS_STREAM, {
    // By its number and not as "new": a consumer that is lost before its first message would begin anew at "new".
    opt_start_seq: lastSeen + 1,
    filterSubjects: `${NATS_SUBJECT}.${channel}.>`,
  });
  const codec = StringCodec();
  const messages = await consumer.consume({
    callback: (message) => onPayload(codec.decode(message.data)),
    expires: PULL_MS,
    idle_heartbeat: HEARTBEAT_MS,
  });
  const trouble = createTrouble(onGap);
  void (async () => {
    for await (const { type } of await messages.status()) {
      if (type === ConsumerEvents.HeartbeatsMissed || type === ConsumerEvents.OrderedConsumerRecreated) trouble.note();
    }
  })();
  void (async () => {
    for await (const { type } of connection.status()) {
      if (type === Events.Disconnect || type === Events.Reconnect) trouble.note();
    }
    trouble.end();
  })();
  return messages;
}

/** While nodes elect who leads, nothing may be heard, and nobody says so: followers ask the rows meanwhile. */
function createTrouble(onGap: () => void): { note(): void; end(): void } {
  let until = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  const end = () => {
    clearInterval(timer);
    timer = undefined;
  };
  return {
    note() {
      until = performance.now() + TROUBLE_LASTS_MS;
      onGap();
      timer ??= setInterval(() => {
        onGap();
        if (performance.now() > until) end();
      }, ASK_IN_TROUBLE_MS);
    },
    end,
  };
}
