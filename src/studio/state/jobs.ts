import { AppError } from '#core/app-error.ts';
import { Observable } from '#ui/observable.ts';

/** What long work is given: when to stop, and whom to tell how far it is. */
export interface Task {
  signal: AbortSignal;
  /** `total` null: not known. `note`: what is being done now, in the page's language. */
  progress(done: number, total: number | null, note?: string): void;
}

/** A piece of long work, as it is shown: it may be cancelled while it runs, and stays in the list when it failed. */
export interface Job {
  id: string;
  label: string;
  state: 'running' | 'done' | 'failed' | 'cancelled';
  done: number;
  total: number | null;
  note: string;
  /** Why it failed. */
  fault: unknown;
  startedAtMs: number;
  endedAtMs: number | null;
}

/** Finished work that stays in the list. */
const KEPT = 5;

/** The Studio's long work: each with its progress and a way to stop it. */
export class Jobs extends Observable {
  #jobs: Job[] = [];
  readonly #stops = new Map<string, AbortController>();

  /** Newest first. */
  get list(): readonly Job[] {
    return this.#jobs;
  }

  get running(): readonly Job[] {
    return this.#jobs.filter(({ state }) => state === 'running');
  }

  /**
   * Runs `work`, shown under `label`. Rejects as `work` does; with `cancelled` once it was cancelled, though `work` should
   * end then.
   */
  async run<T>(label: string, work: (task: Task) => Promise<T>): Promise<T> {
    const id = crypto.randomUUID();
    const stop = new AbortController();
    this.#stops.set(id, stop);
    const now = Date.now();
    const job: Job = {
      id,
      label,
      state: 'running',
      done: 0,
      total: null,
      note: '',
      fault: null,
      startedAtMs: now,
      endedAtMs: null,
    };
    this.#jobs = [job, ...this.#jobs];
    this.changed();
    const cancelled = new Promise<never>((_, reject) =>
      stop.signal.addEventListener('abort', () => reject(new AppError('cancelled', { job: label })), { once: true }),
    );
    const task: Task = {
      signal: stop.signal,
      progress: (done, total, note = '') => {
        // Work that was cancelled may go on for a while.
        if (this.running.some((one) => one.id === id)) this.#set(id, { done, total, note });
      },
    };
    try {
      const result = await Promise.race([work(task), cancelled]);
      this.#set(id, { state: 'done', endedAtMs: Date.now() });
      return result;
    } catch (fault) {
      this.#set(id, { state: stop.signal.aborted ? 'cancelled' : 'failed', fault, endedAtMs: Date.now() });
      throw fault;
    } finally {
      this.#stops.delete(id);
    }
  }

  cancel(id: string): void {
    this.#stops.get(id)?.abort();
  }

  dismiss(id: string): void {
    this.#jobs = this.#jobs.filter((job) => job.id !== id || job.state === 'running');
    this.changed();
  }

  #set(id: string, change: Partial<Job>): void {
    const changed = this.#jobs.map((job) => (job.id === id ? { ...job, ...change } : job));
    const ended = changed.filter(({ state }) => state !== 'running');
    const dropped = new Set(ended.slice(KEPT).map((job) => job.id));
    this.#jobs = changed.filter((job) => !dropped.has(job.id));
    this.changed();
  }
}
