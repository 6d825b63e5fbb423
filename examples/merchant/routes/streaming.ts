import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { eventStream } from '../http/event-stream.ts';

/** What all streams of this server share. */
export interface Streaming {
  reportError: (error: unknown) => void;
  /** Aborts when the server is to stop. */
  stopping: AbortSignal;
  stallMs: number | undefined;
  /** Told of every reader that was cut for taking nothing. */
  noteCut: () => void;
}

/** Answers with a stream of events. */
export function answerStream<Item extends object>(
  c: Context,
  follow: (signal: AbortSignal) => AsyncGenerator<Item | null, void>,
  { reportError, stopping, stallMs, noteCut }: Streaming,
): Response {
  // Absent where the request was made in this process.
  const { outgoing } = (c.env ?? {}) as Partial<HttpBindings>;
  const cut = () => {
    noteCut();
    outgoing?.destroy();
  };
  const stream = eventStream(follow, { reportError, stopping, stallMs, cut });
  return c.newResponse(stream.body, stream);
}
