/** What a decoder writes for bytes that are not a whole sign yet. */
const REPLACEMENT = '\uFFFD';

/** Makes pieces of text out of tokens, and holds a token back whose bytes are only a part of a sign. */
export class WholeSigns {
  readonly #decode: (tokens: number[]) => string;
  readonly #tokens: number[] = [];
  #shown = 0;

  constructor(decode: (tokens: number[]) => string) {
    this.#decode = decode;
  }

  /** What may be shown now; empty while a sign is in the making. */
  add(token: number): string {
    this.#tokens.push(token);
    const text = this.#decode(this.#tokens);
    if (text.endsWith(REPLACEMENT)) return '';
    const piece = text.slice(this.#shown);
    this.#shown = text.length;
    return piece;
  }
}
