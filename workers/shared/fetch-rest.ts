import { AppError } from '#core/app-error.ts';
import type { LedgerEntry } from '../knowledge/knowledge-api.ts';
import type { RemoteFile } from './remote-file.ts';

/** A line on which nothing comes for this long is given up. */
const STALL_MS = 30_000;

/** What is wrong with an answer, in `details.fault` of a `model-invalid`. */
export type FileFault = 'captive-portal' | 'status' | 'range' | 'bytes' | 'sha256';

export interface Rest {
  /** Offset of the first byte that comes: a server that does not know ranges begins again at 0. */
  from: number;
  chunks: AsyncIterable<Uint8Array>;
}

export interface RestOptions {
  /** Bytes that are there already. */
  from: number;
  signal: AbortSignal;
  /** The request was answered, or was not (status 0). */
  onRequest(entry: LedgerEntry): void;
}

/**
 * Asks one address for a file, or for what is missing of it. Throws `AppError`, here and while chunks come:
 * `network-offline` where it did not come, `model-invalid` where something else came, `cancelled`.
 *
 * It passes by the browser's HTTP cache, which would keep a second copy, and would give a poisoned one again. Only
 * headers that need no preflight are sent, and only such are relied on as another origin shows without being told to.
 */
export async function fetchRest(url: string, file: RemoteFile, options: RestOptions): Promise<Rest> {
  const line = new Line(url, options.signal);
  const entry: LedgerEntry = {
    at: Date.now(),
    method: 'GET',
    url: withoutQuery(url),
    purpose: 'model',
    status: 0,
    sentBytes: 0,
    receivedBytes: 0,
  };
  let response: Response;
  try {
    response = await fetch(url, {
      cache: 'no-store',
      credentials: 'omit',
      priority: 'low',
      signal: line.signal,
      ...(options.from > 0 && { headers: { range: `bytes=${options.from}-` } }),
    });
    entry.status = response.status;
    entry.receivedBytes = Number(response.headers.get('content-length') ?? 0);
  } catch (cause) {
    throw line.broken(cause);
  } finally {
    options.onRequest(entry);
  }
  try {
    const from = offsetOf(response, file, options.from, url);
    return { from, chunks: line.chunks(response.body, from === 0) };
  } catch (error) {
    line.close();
    throw error;
  }
}

/** Where the body begins, if it is one of that file. */
function offsetOf({ status, headers, body }: Response, file: RemoteFile, asked: number, url: string): number {
  if (status === 429 || status >= 500) throw new AppError('network-offline', { path: url, status });
  const isHtml = /^\s*(?:text\/html|application\/xhtml)/i.test(headers.get('content-type') ?? '');
  if (isHtml && status < 400) throw wrong(url, 'captive-portal', { status });
  if (status === 416) throw wrong(url, 'range', { status });
  if (!body || (status !== 200 && !(status === 206 && asked > 0))) throw wrong(url, 'status', { status });
  if (status === 200) return 0;
  const [, first, total] = /^bytes (\d+)-\d+\/(\d+)$/.exec(headers.get('content-range') ?? '') ?? [];
  const isOther = first !== undefined && (Number(first) !== asked || Number(total) !== file.bytes);
  if (isOther) throw wrong(url, 'range', { expected: file.bytes, found: Number(total) });
  return asked;
}

/** One connection with its watchdog. */
class Line {
  readonly #url: string;
  readonly #owner: AbortSignal;
  readonly #abort = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(url: string, owner: AbortSignal) {
    this.#url = url;
    this.#owner = owner;
    owner.addEventListener('abort', this.close, { once: true });
    if (owner.aborted) this.close();
    else this.#wait();
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  readonly close = (): void => {
    clearTimeout(this.#timer);
    this.#owner.removeEventListener('abort', this.close);
    this.#abort.abort();
  };

  /** Some hotspots send their page as if it were the file. */
  async *chunks(body: ReadableStream<Uint8Array> | null, fromStart: boolean): AsyncGenerator<Uint8Array> {
    let mayBePage = fromStart;
    const reader = body?.getReader();
    try {
      for (;;) {
        this.#wait();
        const step = await reader?.read();
        if (!step || step.done) return;
        if (mayBePage && isPage(step.value)) throw wrong(this.#url, 'captive-portal', {});
        mayBePage = false;
        yield step.value;
      }
    } catch (cause) {
      throw this.broken(cause);
    } finally {
      this.close();
    }
  }

  broken(cause: unknown): AppError {
    if (cause instanceof AppError) return cause;
    if (this.#owner.aborted) return new AppError('cancelled', { path: this.#url }, { cause });
    this.close();
    return new AppError('network-offline', { path: this.#url }, { cause });
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.close, STALL_MS);
  }
}

const isPage = (start: Uint8Array): boolean =>
  /^\s*<(?:!doctype html|html)/i.test(new TextDecoder().decode(start.subarray(0, 64)));

export function wrong(url: string, fault: FileFault, details: AppError['details']): AppError {
  return new AppError('model-invalid', { path: withoutQuery(url), fault, ...details });
}

/** A signed address must not stand in a ledger or in a log. */
const withoutQuery = (url: string): string => url.replace(/[?#].*$/, '');
