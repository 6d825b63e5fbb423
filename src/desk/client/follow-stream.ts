import { AppError } from '#core/app-error.ts';
import { createSseParser } from '#merchant/rest/sse-parser.ts';

/** Waits before a broken stream is opened again: 1 s, doubled up to 15 s. */
const RETRY_FIRST_MS = 1_000;
const RETRY_MOST_MS = 15_000;

/** The server says something every 15 s; after three times that, the connection is dead without saying so. */
const SILENCE_MS = 45_000;

export interface StreamListener {
  onData: (data: unknown) => void;
  /** Whether the line is up. */
  onLink: (up: boolean) => void;
}

/** Aborts when nothing was heard for a while. */
class SilenceWatch {
  readonly #abort = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.heard();
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  heard(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#abort.abort(), SILENCE_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

/**
 * Reads a stream of events after `after` until `signal` aborts or the server says that there is nothing more (204),
 * opening it again with back-off where it broke off. Rejects with `unauthorised` alone.
 */
export async function followStream(
  open: (headers: Record<string, string>, signal: AbortSignal) => Promise<Response>,
  after: string | null,
  { onData, onLink }: StreamListener,
  signal: AbortSignal,
): Promise<void> {
  let last = after;
  for (let waitMs = RETRY_FIRST_MS; !signal.aborted; waitMs = Math.min(waitMs * 2, RETRY_MOST_MS)) {
    const silence = new SilenceWatch();
    try {
      const headers = { accept: 'text/event-stream', ...(last && { 'last-event-id': last }) };
      const response = await open(headers, AbortSignal.any([signal, silence.signal]));
      if (response.status === 204 || !response.body) return;
      onLink(true);
      const parser = createSseParser();
      for (const reader = response.body.getReader(); ; ) {
        silence.heard();
        const { done, value } = await reader.read();
        if (done) break;
        waitMs = RETRY_FIRST_MS;
        for (const item of parser.push(value)) {
          last = item.id || last;
          onData(JSON.parse(item.data));
        }
      }
    } catch (cause) {
      if (signal.aborted) return;
      if (cause instanceof AppError && cause.code === 'unauthorised') throw cause;
    } finally {
      silence.stop();
    }
    if (signal.aborted) return;
    onLink(false);
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
}
