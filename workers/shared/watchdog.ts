import { refusal } from '#llm/refusal.ts';

/** Rejects with `stalled` once nothing came for too long, or with whatever else it is told. */
export class Watchdog {
  readonly bitten: Promise<never>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #reject: (error: Error) => void = () => {};

  constructor() {
    this.bitten = new Promise((_, reject) => {
      this.#reject = reject;
    });
    // There may be nobody who waits for it.
    this.bitten.catch(() => {});
  }

  /** Something came; the next has to come within `ms`. */
  feed(ms: number): void {
    this.stop();
    this.#timer = setTimeout(() => this.bite(refusal('stalled', { afterMs: ms })), ms);
  }

  bite(error: Error): void {
    this.stop();
    this.#reject(error);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
