import { readFile } from 'node:fs/promises';
import { FeedBroken } from './feed-item.ts';

export interface FetchSurroundings {
  fetch: typeof fetch;
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** 0 ≤ random < 1. */
  random: () => number;
}

/** More is no feed of a shop's goods. */
const MAX_BYTES = 64_000_000;
const TIMEOUT_MS = 30_000;
const TRIES = 3;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 20_000;

/** Null: it says what it said the last time. */
type Fetched = string | null;

/**
 * One feed, asked for again and again: conditionally by what its host gave of itself, with limits of size and time. What fails in
 * passing is tried again, later each time; then, and for what will not change, it throws `FeedBroken`.
 */
export class FeedSource {
  readonly #from: string;
  readonly #around: FetchSurroundings;
  #etag: string | null = null;
  #modified: string | null = null;
  #last: string | null = null;

  /** @param from URL (http or https) or path of a file. */
  constructor(from: string, around: FetchSurroundings = surroundings()) {
    this.#from = from;
    this.#around = around;
  }

  async read(signal?: AbortSignal): Promise<Fetched> {
    const text = /^https?:/.test(this.#from) ? await this.#fetch(signal) : await readWhole(this.#from);
    if (text === null || text === this.#last) return null;
    this.#last = text;
    return text;
  }

  /** What was read could not be used: the next time it is asked for as if it were new. */
  forget(): void {
    this.#etag = null;
    this.#modified = null;
    this.#last = null;
  }

  async #fetch(signal?: AbortSignal): Promise<Fetched> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#once(signal);
      } catch (cause) {
        const waits = cause instanceof Passing && tries < TRIES && signal?.aborted !== true;
        if (!waits) throw cause instanceof FeedBroken ? cause : new FeedBroken(`${this.#from}: ${cause}`, { cause });
        const ownMs = FIRST_WAIT_MS * 2 ** (tries - 1) * (0.5 + this.#around.random() / 2);
        await this.#around.sleep(Math.min(Math.max(ownMs, cause.afterMs), LONGEST_WAIT_MS), signal);
      }
    }
  }

  async #once(signal?: AbortSignal): Promise<Fetched> {
    const limit = AbortSignal.timeout(TIMEOUT_MS);
    const headers = new Headers({ accept: 'application/json, application/xml;q=0.9, */*;q=0.5' });
    if (this.#etag !== null) headers.set('if-none-match', this.#etag);
    if (this.#modified !== null) headers.set('if-modified-since', this.#modified);
    const response = await this.#around
      .fetch(this.#from, { headers, signal: signal ? AbortSignal.any([signal, limit]) : limit })
      .catch((cause: unknown) => {
        throw new Passing(`${this.#from} cannot be reached`, { cause });
      });
    if (response.status === 304) return null;
    if (!response.ok) {
      await response.body?.cancel();
      const message = `${this.#from} answers ${response.status}`;
      if (response.status !== 429 && response.status < 500) throw new FeedBroken(message);
      throw new Passing(message, {}, 1000 * (Number(response.headers.get('retry-after')) || 0));
    }
    const text = await this.#textOf(response);
    this.#etag = response.headers.get('etag');
    this.#modified = response.headers.get('last-modified');
    return text;
  }

  /** Never more than the limit is held; what breaks on the way is not used. */
  async #textOf(response: Response): Promise<string> {
    const reader = response.body?.getReader();
    const parts: Uint8Array[] = [];
    let bytes = 0;
    while (reader) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        throw new Passing(`${this.#from} broke off after ${bytes} bytes`, { cause });
      });
      if (done) break;
      bytes += value.byteLength;
      if (bytes > MAX_BYTES) {
        await reader.cancel();
        throw new FeedBroken(`${this.#from} is larger than ${MAX_BYTES} bytes`);
      }
      parts.push(value);
    }
    return decode(Buffer.concat(parts), this.#from);
  }
}

/** May go well the next time. */
class Passing extends FeedBroken {
  readonly afterMs: number;

  constructor(message: string, options: ErrorOptions = {}, afterMs = 0) {
    super(message, options);
    this.afterMs = afterMs;
  }
}

async function readWhole(file: string): Promise<string> {
  try {
    return decode(await readFile(file), file);
  } catch (cause) {
    throw cause instanceof FeedBroken ? cause : new FeedBroken(`${file} cannot be read`, { cause });
  }
}

function decode(bytes: Uint8Array, from: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new FeedBroken(`${from} is not UTF-8`, { cause });
  }
}

function surroundings(): FetchSurroundings {
  return {
    fetch: (input, init) => fetch(input, init),
    sleep: sleepMs,
    random: Math.random,
  };
}

/** Waits, or less where the signal comes first. */
export function sleepMs(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, ms);
    // Taken off again: one signal lives as long as the watcher, which waits every few seconds.
    signal?.addEventListener('abort', end);

    function end(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    }
  });
}
