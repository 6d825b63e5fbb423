/** The text of one object of a larger one, with the line where it begins, from 1. */
export interface JsonPiece {
  line: number;
  text: string;
}

/** An object longer than this is no conversation: something before it was not closed. UTF-16 units. */
const LONGEST = 16_000_000;

/**
 * Cuts JSON Lines and JSON arrays into their objects as the text comes in, without reading them: `{…}` at the outermost
 * depth, or one below an outer object (`{"tickets": [{…}, …]}`). Broken objects come out as well, and fail when read.
 */
export class JsonSplitter {
  /** Depth of brackets at which an object is a piece. */
  readonly #depth: number;
  readonly #byLine: boolean;
  #text = '';
  #at = 0;
  #line = 1;
  #open = 0;
  #inString = false;
  #from = -1;
  #fromLine = 1;

  /** @param kind `lines`: one a line, so that a broken one spoils no other; `array`; `wrapped`: an array within an object. */
  constructor(kind: 'lines' | 'array' | 'wrapped') {
    this.#byLine = kind === 'lines';
    this.#depth = kind === 'wrapped' ? 2 : kind === 'array' ? 1 : 0;
  }

  push(text: string): JsonPiece[] {
    this.#text += text;
    return this.#byLine ? this.#takeLines(false) : this.#takeObjects();
  }

  end(): JsonPiece[] {
    if (this.#byLine) return this.#takeLines(true);
    const pieces = this.#takeObjects();
    // Not closed: what may be saved of the rest is, line by line.
    if (this.#from !== -1) {
      const rest = this.#text.slice(this.#from).split(/\n(?=\s*\{)/);
      let line = this.#fromLine;
      for (const text of rest) {
        pieces.push({ line, text: salvaged(text.trim()) });
        line += text.split('\n').length;
      }
      this.#from = -1;
    }
    return pieces;
  }

  #takeLines(isEnd: boolean): JsonPiece[] {
    const lines = this.#text.split('\n');
    this.#text = isEnd ? '' : (lines.pop() ?? '');
    return lines.flatMap((text) => {
      const line = this.#line++;
      return text.trim() === '' ? [] : [{ line, text: text.trim() }];
    });
  }

  #takeObjects(): JsonPiece[] {
    const text = this.#text;
    const pieces: JsonPiece[] = [];
    let at = this.#at;
    for (; at < text.length; at++) {
      const char = text.charCodeAt(at);
      if (this.#inString) {
        if (char === 0x5c) at += 1;
        else if (char === 0x22) this.#inString = false;
        else if (char === 0x0a) {
          // No string goes over a line in JSON: the quote is the fault, and not what follows it.
          this.#inString = false;
          this.#line += 1;
        }
      } else if (char === 0x22) this.#inString = true;
      else if (char === 0x0a) this.#line += 1;
      else if (char === 0x7b || char === 0x5b) {
        if (char === 0x7b && this.#open === this.#depth && this.#from === -1) {
          this.#from = at;
          this.#fromLine = this.#line;
        }
        this.#open += 1;
      } else if (char === 0x7d || char === 0x5d) {
        this.#open -= 1;
        if (this.#open === this.#depth && this.#from !== -1) {
          pieces.push({ line: this.#fromLine, text: text.slice(this.#from, at + 1) });
          this.#from = -1;
        }
      }
      if (this.#from !== -1 && at - this.#from > LONGEST) {
        pieces.push({ line: this.#fromLine, text: text.slice(this.#from, at) });
        this.#from = -1;
      }
    }
    const keep = this.#from === -1 ? Math.min(at, text.length) : this.#from;
    this.#text = text.slice(keep);
    this.#at = at - keep;
    if (this.#from !== -1) this.#from = 0;
    return pieces;
  }
}

/** Commas and brackets of what stood around an object are not its own: the longest beginning that can be read. */
function salvaged(text: string): string {
  for (let end = text.length; end > 0 && end > text.length - 12; end--) {
    const part = text.slice(0, end);
    if (!part.endsWith('}')) continue;
    try {
      JSON.parse(part);
      return part;
    } catch {
      // One bracket less, then.
    }
  }
  return text;
}
