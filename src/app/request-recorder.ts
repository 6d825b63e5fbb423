import type { LedgerEntry } from '#workers/knowledge/knowledge-api.ts';

type Purpose = LedgerEntry['purpose'];

/**
 * The one door to the network on the page. Whatever the chat fetches passes `fetch`; files that the browser loads for
 * it (modules, workers) are seen in the browser's resource timing. Entries hold no body and no query values.
 */
export class RequestRecorder {
  readonly #base: string;
  readonly #observer: PerformanceObserver | null;
  #sink: ((entries: LedgerEntry[]) => void) | null = null;
  #kept: LedgerEntry[] = [];

  /** @param base Folder of Aisle's files. */
  constructor(base: string) {
    this.#base = base;
    this.#observer =
      typeof PerformanceObserver === 'undefined'
        ? null
        : new PerformanceObserver((list) => this.#observe(list.getEntries()));
    this.#observer?.observe({ type: 'resource', buffered: true });
  }

  /** Where entries go; those that came before are handed over at once. */
  connect(sink: (entries: LedgerEntry[]) => void): void {
    this.#sink = sink;
    const kept = this.#kept;
    this.#kept = [];
    if (kept.length > 0) sink(kept);
  }

  readonly fetch = async (input: string, init: RequestInit, purpose: Purpose): Promise<Response> => {
    const entry: LedgerEntry = {
      at: Date.now(),
      method: init.method ?? 'GET',
      url: withoutQuery(input),
      purpose,
      status: 0,
      sentBytes: typeof init.body === 'string' ? bytesOf(init.body) : 0,
      receivedBytes: 0,
    };
    try {
      const response = await fetch(input, init);
      entry.status = response.status;
      entry.receivedBytes = Number(response.headers.get('content-length') ?? 0);
      return response;
    } finally {
      this.#record([entry]);
    }
  };

  /** A connection that stays, or what is said over it: no answer belongs to one thing said. */
  noteSocket(url: string, sent = ''): void {
    const entry = { at: Date.now(), method: 'WS', url: withoutQuery(url), status: 101, receivedBytes: 0 };
    this.#record([{ ...entry, purpose: 'handoff', sentBytes: bytesOf(sent) }]);
  }

  close(): void {
    this.#observer?.disconnect();
    this.#sink = null;
  }

  #observe(entries: PerformanceEntryList): void {
    const seen = entries.filter(
      (entry): entry is PerformanceResourceTiming =>
        entry instanceof PerformanceResourceTiming &&
        entry.initiatorType !== 'fetch' &&
        entry.name.startsWith(this.#base),
    );
    this.#record(
      seen.map((entry) => ({
        at: Math.round(performance.timeOrigin + entry.startTime),
        method: 'GET',
        url: withoutQuery(entry.name),
        purpose: 'code',
        status: entry.responseStatus,
        sentBytes: 0,
        receivedBytes: entry.transferSize,
      })),
    );
  }

  #record(entries: LedgerEntry[]): void {
    if (entries.length === 0) return;
    if (this.#sink) this.#sink(entries);
    else this.#kept.push(...entries);
  }
}

const withoutQuery = (url: string): string => url.replace(/[?#].*$/, '');

const bytesOf = (text: string): number => new TextEncoder().encode(text).byteLength;
