/** How often today's prices are asked for while the chat is looked at: with the shop's own polling, within a minute. */
export const LIVE_EVERY_MS = 45_000;

/**
 * Asks for today's prices as long as this tab's chat is open, its page is seen and there is a network: at once where the last
 * time is long enough ago, and then again and again. While the chat is closed nothing is asked for.
 */
export class LiveRefresh {
  readonly #refresh: () => Promise<unknown>;
  readonly #abort = new AbortController();
  #isOpen = false;
  /** By the page's own clock, which nobody sets. */
  #lastMs = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(refresh: () => Promise<unknown>) {
    this.#refresh = refresh;
    const { signal } = this.#abort;
    document.addEventListener('visibilitychange', this.#look, { signal });
    window.addEventListener('online', this.#look, { signal });
  }

  setOpen(isOpen: boolean): void {
    this.#isOpen = isOpen;
    this.#look();
  }

  close(): void {
    this.#abort.abort();
    this.setOpen(false);
  }

  readonly #look = (): void => {
    clearTimeout(this.#timer);
    if (!this.#isOpen || document.visibilityState === 'hidden' || !navigator.onLine) return;
    const now = performance.now();
    if (now - this.#lastMs >= LIVE_EVERY_MS) {
      this.#lastMs = now;
      this.#refresh().catch(() => {});
    }
    this.#timer = setTimeout(this.#look, this.#lastMs + LIVE_EVERY_MS - now);
  };
}
