import { createSseParser } from '#merchant/rest/sse-parser.ts';
import type { Net } from './net.ts';

export interface SeenEvent {
  id: string;
  type: 'message' | 'status' | 'typing';
  from?: 'shopper' | 'agent' | 'system';
  text?: string;
  status?: string;
}

export interface Following {
  /** Everything that came, in the order it came, twice where it came twice. */
  events: SeenEvent[];
  /** How often it had to connect. */
  connections: number;
  /** Waits until it has seen the end of the conversation. */
  ended: Promise<void>;
  stop(): void;
}

const AGAIN_MS = 50;

/** Follows a stream of events through whatever happens to its connections, from the last one it saw. */
export function followStream(
  net: Net,
  path: string,
  token: string,
  onEvent: (event: SeenEvent) => void = () => {},
): Following {
  const stop = new AbortController();
  const events: SeenEvent[] = [];
  const following: Following = { events, connections: 0, ended: run(), stop: () => stop.abort() };
  return following;

  async function run(): Promise<void> {
    let last = '';
    // Not before `following` is there.
    await Promise.resolve();
    while (!stop.signal.aborted) {
      try {
        following.connections += 1;
        const headers = {
          accept: 'text/event-stream',
          authorization: `Bearer ${token}`,
          ...(last && { 'last-event-id': last }),
        };
        const response = await net.once(path, { headers, signal: stop.signal });
        if (response.status === 204) return;
        if (response.ok && response.body) await read(response.body);
      } catch {
        // Whatever it was: it connects again.
      }
      if (events.some(({ status }) => status === 'closed')) return;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }

    async function read(body: ReadableStream<Uint8Array>): Promise<void> {
      const parser = createSseParser();
      const reader = body.getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        for (const { id, data } of parser.push(value)) {
          last = id || last;
          const event = JSON.parse(data) as SeenEvent;
          events.push(event);
          onEvent(event);
        }
      }
    }
  }
}
