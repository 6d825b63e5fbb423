/** Without a key for this long, the shopper is not typing any more. */
const PAUSE_MS = 4000;

/** Turns key strokes into "is typing" and "has stopped", each told once. */
export class TypingSignal {
  readonly #tell: (typing: boolean) => void;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(tell: (typing: boolean) => void) {
    this.#tell = tell;
  }

  pulse(): void {
    if (this.#timer === null) this.#tell(true);
    else clearTimeout(this.#timer);
    this.#timer = setTimeout(this.stop, PAUSE_MS);
  }

  readonly stop = (): void => {
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#tell(false);
  };
}
