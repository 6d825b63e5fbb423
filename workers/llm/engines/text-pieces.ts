/** Carries text from where it is made, call by call, to where it is read with `for await`. */
export class TextPieces implements AsyncIterable<string> {
  readonly #pieces: string[] = [];
  #wake: () => void = () => {};
  #end: { error?: unknown } | null = null;

  push(piece: string): void {
    this.#pieces.push(piece);
    this.#wake();
  }

  end(): void {
    this.#end ??= {};
    this.#wake();
  }

  /** Ends it with an error, once what came before has been read. */
  fail(error: unknown): void {
    this.#end ??= { error };
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string> {
    for (;;) {
      const piece = this.#pieces.shift();
      if (piece !== undefined) yield piece;
      else if (!this.#end) await new Promise<void>((resolve) => (this.#wake = resolve));
      else if ('error' in this.#end) throw this.#end.error;
      else return;
    }
  }
}
