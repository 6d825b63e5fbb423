import type { StartedWorker } from '#app/start-worker.ts';

/** Starts a thread; it is told whom to call when the thread dies. */
export type StartThread<Api> = (onDeath: () => void) => Promise<StartedWorker<Api>>;

/** A thread that is started when it is first needed, stays up, and is started again once it is gone. */
export class LazyThread<Api> {
  readonly #start: StartThread<Api>;
  readonly #onGone: () => void;
  #started: Promise<StartedWorker<Api>> | null = null;

  /** @param onGone What was kept in the thread is gone with it. */
  constructor(start: StartThread<Api>, onGone: () => void = () => {}) {
    this.#start = start;
    this.#onGone = onGone;
  }

  /** Rejects as the thread's start does; the next call starts it anew. */
  async api(): Promise<Api> {
    this.#started ??= this.#start(() => this.#drop()).catch((error: unknown) => {
      this.#drop();
      throw error;
    });
    return (await this.#started).api;
  }

  /** Ends the thread, with all that is in it. */
  close(): void {
    this.#started?.then(({ close }) => close()).catch(() => {});
    this.#drop();
  }

  #drop(): void {
    this.#started = null;
    this.#onGone();
  }
}
