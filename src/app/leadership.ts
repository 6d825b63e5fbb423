/**
 * One tab of a shop leads: it owns the workers, the sync and the outgoing work. The lock passes on when the leader's tab
 * closes or crashes; a tab that gets no answer from it may take the lock by force. Without Web Locks (a page without
 * HTTPS) every tab leads for itself.
 */
export class Leadership {
  readonly #name: string;
  readonly #onGain: () => void;
  readonly #onLoss: () => void;
  readonly #abort = new AbortController();
  #release: (() => void) | null = null;

  constructor(name: string, onGain: () => void, onLoss: () => void) {
    this.#name = name;
    this.#onGain = onGain;
    this.#onLoss = onLoss;
  }

  /** Resolves to whether this tab leads now; a tab that follows is called back when the lead passes to it. */
  async seek(): Promise<boolean> {
    if (!navigator.locks) {
      this.#onGain();
      return true;
    }
    const taken = await new Promise<boolean>((resolve) => {
      void navigator.locks
        .request(this.#name, { ifAvailable: true }, (lock) => {
          resolve(lock !== null);
          return lock ? this.#hold() : undefined;
        })
        .catch(() => this.#lost());
    });
    if (!taken) this.#wait();
    return taken;
  }

  /** Takes the lead from a tab that no longer answers. */
  steal(): void {
    if (this.#release || !navigator.locks) return;
    void navigator.locks.request(this.#name, { steal: true }, () => this.#hold()).catch(() => this.#lost());
  }

  close(): void {
    this.#abort.abort();
    this.#release?.();
    this.#release = null;
  }

  #wait(): void {
    navigator.locks
      .request(this.#name, { signal: this.#abort.signal }, () => (this.#release ? undefined : this.#hold()))
      .catch((cause: unknown) => {
        if (!this.#abort.signal.aborted && cause instanceof DOMException) this.#lost();
      });
  }

  #hold(): Promise<void> {
    return new Promise((resolve) => {
      this.#release = resolve;
      this.#onGain();
    });
  }

  /** Another tab took the lock by force. */
  #lost(): void {
    if (!this.#release) return;
    this.#release = null;
    this.#onLoss();
    if (!this.#abort.signal.aborted) this.#wait();
  }
}
