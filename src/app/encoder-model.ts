import { proxy } from 'comlink';
import { AppError, type AppErrorCode } from '#core/app-error.ts';
import { id } from '#models/encoder/manifest.json';
import type { LedgerEntry } from '#workers/knowledge/knowledge-api.ts';
import type { EncoderNews, NluApi } from '#workers/nlu/nlu-api.ts';
import { type EncoderRecord, mayTry, newRecord } from './encoder-record.ts';
import { type ModelProgress, tellModelProgress } from './model-progress.ts';
import { withCrash, withFailure } from './tries.ts';

export interface EncoderModelOptions {
  nlu: NluApi;
  record: (entries: LedgerEntry[]) => void;
}

/** A page that is hidden and silent for so long gives the encoder's memory back. */
const IDLE_MS = 5 * 60_000;
const RECORD_KEY = 'aisle.encoder';

/** The answer is drawn before seven megabytes compete for the line. */
const START_AFTER_MS = 1_500;

/**
 * The life of the encoder in one understanding thread: downloaded and started in the background once the chat is used,
 * stopped when it is not, given up where it does harm. Whatever happens to it, the tier below reads on.
 */
export class EncoderModel {
  readonly #options: EncoderModelOptions;
  readonly #listening = new AbortController();
  /** `over`: not again in this thread. */
  #state: 'off' | 'loading' | 'starting' | 'ready' | 'over' = 'off';
  /** As before the start that is under way or went well. */
  #before: EncoderRecord = newRecord(id);
  #usedAtMs = 0;
  #idleTimer: ReturnType<typeof setTimeout> | undefined;
  #startTimer: ReturnType<typeof setTimeout> | undefined;
  #loadedBytes = 0;
  #totalBytes = 0;

  constructor(options: EncoderModelOptions) {
    this.#options = options;
    const { signal } = this.#listening;
    document.addEventListener('visibilitychange', () => this.#stopWhenIdle(), { signal });
    // Leaving in the middle of a start is no crash.
    window.addEventListener('pagehide', () => this.#state === 'starting' && keep(this.#before), { signal });
  }

  /** The chat is in use: a message was answered. */
  used(): void {
    this.#usedAtMs = Date.now();
    clearTimeout(this.#idleTimer);
    this.#idleTimer = setTimeout(() => this.#stopWhenIdle(), IDLE_MS);
    this.#startTimer ??= setTimeout(() => this.#startOnce(), START_AFTER_MS);
  }

  /** The thread died, and this with it. */
  died(): void {
    const wasUp = this.#state === 'starting' || this.#state === 'ready';
    this.close();
    if (wasUp) keep(withCrash(this.#before));
  }

  close(): void {
    if (this.#state === 'starting') keep(this.#before);
    this.#state = 'over';
    clearTimeout(this.#idleTimer);
    clearTimeout(this.#startTimer);
    this.#listening.abort();
  }

  #startOnce(): void {
    this.#startTimer = undefined;
    if (this.#state !== 'off') return;
    this.#before = recall();
    if (mayTry(this.#before, Date.now())) void this.#start();
  }

  async #start(): Promise<void> {
    const { nlu } = this.#options;
    try {
      this.#enter('loading');
      await nlu.fetchEncoder(proxy((news) => this.#hear(news)));
      if (!this.#is('loading')) return;
      keep(withCrash(this.#before));
      this.#enter('starting');
      await nlu.startEncoder();
      if (!this.#is('starting')) return;
      keep(newRecord(id));
      this.#enter('ready');
      this.#stopWhenIdle();
    } catch (cause) {
      // A death is told by the thread's owner, after which this is over.
      if (this.#state !== 'over') this.#fail(cause instanceof AppError ? cause.code : 'worker-died');
    }
  }

  #fail(error: AppErrorCode): void {
    const wasLoading = this.#state === 'loading';
    if (error === 'cancelled') keep(this.#before);
    else if (error === 'worker-unavailable') keep({ ...this.#before, refused: true });
    else if (error === 'worker-died') keep(withCrash(this.#before));
    else keep(withFailure(this.#before, Date.now()));
    this.#state = wasLoading && error !== 'worker-unavailable' ? 'off' : 'over';
    if (error !== 'cancelled' && this.#before.failures === 0) this.#tell('failed', error);
  }

  #hear(news: EncoderNews): void {
    switch (news.type) {
      case 'request':
        this.#options.record([news.entry]);
        return;
      case 'progress':
        this.#loadedBytes = news.loadedBytes;
        this.#totalBytes = news.totalBytes;
        if (this.#state === 'loading') this.#tell('loading');
        return;
      case 'lost':
        this.#fail('worker-died');
    }
  }

  #stopWhenIdle(): void {
    const isIdle = document.hidden && Date.now() - this.#usedAtMs >= IDLE_MS;
    if (!isIdle || this.#state !== 'ready') return;
    this.#enter('stopped');
    this.#options.nlu.stopEncoder().catch(() => {});
  }

  /** It may have been closed while something was awaited. */
  #is(state: 'loading' | 'starting'): boolean {
    return this.#state === state;
  }

  #enter(state: 'loading' | 'starting' | 'ready' | 'stopped'): void {
    this.#state = state === 'stopped' ? 'off' : state;
    this.#tell(state);
  }

  #tell(state: ModelProgress['state'], error?: AppErrorCode): void {
    const detail: ModelProgress = {
      model: 'encoder',
      loadedBytes: this.#loadedBytes,
      totalBytes: this.#totalBytes,
      state,
      ...(error && { error }),
    };
    tellModelProgress(detail);
  }
}

function recall(): EncoderRecord {
  try {
    const kept = JSON.parse(localStorage.getItem(RECORD_KEY) ?? 'null') as EncoderRecord | null;
    if (kept?.id === id) return { ...newRecord(id), ...kept };
  } catch {
    // Storage refused, or something else stands there.
  }
  return newRecord(id);
}

function keep(record: EncoderRecord): void {
  try {
    localStorage.setItem(RECORD_KEY, JSON.stringify(record));
  } catch {
    // Without a memory of it the next page tries again.
  }
}
