import { eitherSignal } from './either-signal.ts';

export interface DeadlineOptions {
  signal: AbortSignal;
  /** Longest until something may be shown, and until all is there. */
  firstMs: number;
  wholeMs: number;
}

/** Aborts when something takes too long, or when the task is called off. */
export class Deadline {
  readonly #abort = new AbortController();
  readonly #first: ReturnType<typeof setTimeout>;
  readonly #whole: ReturnType<typeof setTimeout>;
  readonly signal: AbortSignal;
  isOver = false;

  constructor({ signal, firstMs, wholeMs }: DeadlineOptions) {
    this.signal = eitherSignal(signal, this.#abort.signal);
    const end = () => {
      this.isOver = true;
      this.#abort.abort();
    };
    this.#first = setTimeout(end, firstMs);
    this.#whole = setTimeout(end, wholeMs);
  }

  /** There is something to show. */
  started(): void {
    clearTimeout(this.#first);
  }

  stop(): void {
    clearTimeout(this.#first);
    clearTimeout(this.#whole);
  }
}
