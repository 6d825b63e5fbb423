/** Milliseconds a client waits before it connects again. */
const RETRY_MS = 2000;

/**
 * An answer of server-sent events: each item as one `data:` line of JSON, with its id if it has one; null as a comment.
 * A client that goes away aborts the signal `follow` was given.
 */
export function eventStream<Item extends object>(
  follow: (signal: AbortSignal) => AsyncGenerator<Item | null, void>,
  reportError: (error: unknown) => void,
): Response {
  const gone = new AbortController();
  const items = follow(gone.signal);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(`retry: ${RETRY_MS}\n\n`));
    },
    async pull(controller) {
      try {
        const { done, value } = await items.next();
        if (gone.signal.aborted) return;
        if (done) controller.close();
        else controller.enqueue(encoder.encode(toText(value)));
      } catch (error) {
        if (gone.signal.aborted) return;
        reportError(error);
        // An error here would look to the client like a broken answer; an end makes it connect again.
        controller.close();
      }
    },
    async cancel() {
      gone.abort();
      await items.return();
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      // no-transform and x-accel-buffering: proxies must pass every event on at once.
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}

function toText(item: object | null): string {
  if (item === null) return ': still here\n\n';
  const id = 'id' in item ? `id: ${String(item.id)}\n` : '';
  // JSON has no raw line break, so one line it is.
  return `${id}data: ${JSON.stringify(item)}\n\n`;
}
