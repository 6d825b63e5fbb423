/** Milliseconds a client waits before it connects again. */
const RETRY_MS = 2000;
/** A reader who takes nothing for so long is cut: it comes back and resumes, and meanwhile costs nothing. */
const STALL_MS = 30_000;

export interface StreamOptions {
  reportError: (error: unknown) => void;
  /** Aborts when the server is to stop: the stream ends, and its reader goes on at another process. */
  stopping: AbortSignal;
  /** Breaks the connection; a reader who takes nothing does not see the end of a stream either. */
  cut?: () => void;
  stallMs?: number | undefined;
}

/**
 * An answer of server-sent events: each item as one `data:` line of JSON, with its id if it has one; null as a comment.
 * An item is asked for when the one before was taken, so nothing piles up. A client that goes away aborts the signal
 * that `follow` was given.
 */
export function eventStream<Item extends object>(
  follow: (signal: AbortSignal) => AsyncGenerator<Item | null, void>,
  { reportError, stopping, cut = () => {}, stallMs = STALL_MS }: StreamOptions,
): Response {
  const over = new AbortController();
  const items = follow(over.signal);
  const encoder = new TextEncoder();
  let isGone = false;
  let stall: ReturnType<typeof setTimeout> | undefined;
  const stop = () => over.abort();

  function settle(): void {
    clearTimeout(stall);
    stopping.removeEventListener('abort', stop);
  }

  async function leave(): Promise<void> {
    isGone = true;
    settle();
    over.abort();
    await items.return();
  }

  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      stopping.addEventListener('abort', stop);
      if (stopping.aborted) stop();
      controller.enqueue(encoder.encode(`retry: ${RETRY_MS}\n\n`));
    },
    async pull(controller) {
      clearTimeout(stall);
      try {
        const { done, value } = await items.next();
        if (isGone) return;
        if (done) {
          settle();
          controller.close();
          return;
        }
        controller.enqueue(encoder.encode(toText(value)));
        stall = setTimeout(() => {
          cut();
          void leave();
          controller.close();
        }, stallMs);
      } catch (error) {
        if (isGone) return;
        settle();
        reportError(error);
        // An error here would look to the client like a broken answer; an end makes it connect again.
        controller.close();
      }
    },
    cancel: leave,
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
