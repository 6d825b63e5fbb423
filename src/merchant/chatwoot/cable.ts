import * as v from 'valibot';
import type { Sleep } from '../shared/sleep.ts';
import { CableEvent, CableFrame } from './chatwoot-answers.ts';

/** What of `WebSocket` is used. */
export interface Socket {
  send(text: string): void;
  close(): void;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: (() => void) | null;
}
export type OpenSocket = (url: string, protocols: string[]) => Socket;

/** ActionCable says `ping` every 3 s. */
const SILENCE_MS = 15_000;
const PRESENCE_MS = 25_000;

export interface Cable {
  /** Aborts when the connection is gone. */
  readonly ended: AbortSignal;
  close(): void;
}

/**
 * Listens to a contact's events (ActionCable, channel `RoomChannel`). They only say that something happened: what it was
 * is asked for, so that one that is missed or comes twice does no harm.
 */
export function openCable(
  { url, pubsubToken }: { url: string; pubsubToken: string },
  { openSocket, sleep }: { openSocket: OpenSocket; sleep: Sleep },
  onEvent: (event: CableEvent | null) => void,
): Cable {
  const identifier = JSON.stringify({ channel: 'RoomChannel', pubsub_token: pubsubToken });
  const ending = new AbortController();
  let heard = 0;
  const socket = openSocket(`${url.replace(/^http/, 'ws')}/cable`, ['actioncable-v1-json', 'actioncable-unsupported']);

  function end(): void {
    if (ending.signal.aborted) return;
    ending.abort();
    socket.close();
  }

  async function watch(): Promise<void> {
    for (let before = -1; !ending.signal.aborted; before = heard) {
      if (before === heard) return end();
      await sleep(SILENCE_MS, ending.signal);
    }
  }

  async function stayPresent(): Promise<void> {
    const data = JSON.stringify({ action: 'update_presence' });
    for (;;) {
      await sleep(PRESENCE_MS, ending.signal);
      if (ending.signal.aborted) return;
      socket.send(JSON.stringify({ command: 'message', identifier, data }));
    }
  }

  socket.onclose = end;
  socket.onmessage = ({ data }) => {
    heard += 1;
    const frame = parse(CableFrame, data);
    if (frame?.type === 'welcome') socket.send(JSON.stringify({ command: 'subscribe', identifier }));
    else if (frame?.type === 'confirm_subscription') {
      void stayPresent();
      // Something may have happened before anybody listened.
      onEvent(null);
    } else if (frame?.type === 'reject_subscription' || frame?.type === 'disconnect') end();
    else if (frame?.message !== undefined && v.is(CableEvent, frame.message)) onEvent(frame.message);
  };
  void watch();
  return { ended: ending.signal, close: end };
}

function parse<Output>(schema: v.GenericSchema<unknown, Output>, data: unknown): Output | null {
  try {
    const parsed = v.safeParse(schema, JSON.parse(String(data)));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
