/** A page that is hidden and silent for so long gives memory back. */
const IDLE_MS = 5 * 60_000;

/** Tells when nobody needs what takes much memory, and when somebody may again. */
export class IdleWatch {
  readonly #onIdle: () => void;
  readonly #onAwake: () => void;
  readonly #listening = new AbortController();
  #usedAtMs = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(onIdle: () => void, onAwake: () => void) {
    this.#onIdle = onIdle;
    this.#onAwake = onAwake;
    const changed = () => (document.hidden ? this.check() : this.#onAwake());
    document.addEventListener('visibilitychange', changed, { signal: this.#listening.signal });
  }

  /** Another tab may be in front: what is used is awake, seen or not. */
  used(): void {
    this.#usedAtMs = Date.now();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.check(), IDLE_MS);
    this.#onAwake();
  }

  check(): void {
    if (document.hidden && Date.now() - this.#usedAtMs >= IDLE_MS) this.#onIdle();
  }

  close(): void {
    this.#listening.abort();
    clearTimeout(this.#timer);
  }
}
