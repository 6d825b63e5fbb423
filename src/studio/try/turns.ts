import { AppError } from '#core/app-error.ts';

/** Lets long works begin one after another, in the order in which they were asked for. */
export class Turns {
  /** Resolves when all works so far are over, however they end. */
  #over: Promise<unknown> = Promise.resolve();

  /** Rejects as `work` does, and with `cancelled`, at once, where the signal is aborted before its turn: then it never begins. */
  async take<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    let end = () => {};
    const own = new Promise<void>((resolve) => {
      end = resolve;
    });
    const before = this.#over;
    this.#over = before.then(() => own);
    try {
      await overOrAborted(before, signal);
      if (signal.aborted) throw new AppError('cancelled');
      return await work();
    } finally {
      end();
    }
  }
}

function overOrAborted(before: Promise<unknown>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      signal.removeEventListener('abort', go);
      resolve();
    };
    if (signal.aborted) return go();
    signal.addEventListener('abort', go);
    void before.then(go);
  });
}
