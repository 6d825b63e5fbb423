/** A row of a delimited text, or why one could not be read. `line`: where it begins, from 1. */
export type TableRow = { line: number; cells: string[] } | { line: number; fault: string };

/** A quoted cell longer than this was not closed. UTF-16 units. */
const LONGEST_CELL = 200_000;

/**
 * Cuts a delimited text (RFC 4180, any delimiter, any line end) into rows as it comes in. Other than the readers looked at
 * (docs/decisions/0100) it goes on after a quote that was never closed: the line where it stands is named, and the next
 * one is read as a row again.
 */
export class TableSplitter {
  readonly #delimiter: string;
  #text = '';
  #line = 1;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  push(text: string): TableRow[] {
    this.#text += text;
    return this.#take(false);
  }

  end(): TableRow[] {
    return this.#take(true);
  }

  #take(isEnd: boolean): TableRow[] {
    const text = this.#text;
    const rows: TableRow[] = [];
    let from = 0;
    while (from < text.length) {
      const row = this.#rowAt(text, from, isEnd);
      if (row === 'more') break;
      if (typeof row === 'string') {
        rows.push({ line: this.#line, fault: row });
        const end = lineEnd(text, from);
        from = end.next;
        this.#line += 1;
        continue;
      }
      if (row.cells.length > 1 || row.cells[0]?.trim() !== '') rows.push({ line: this.#line, cells: row.cells });
      this.#line += row.lines;
      from = row.next;
    }
    this.#text = text.slice(from);
    return rows;
  }

  /** The row that begins there; `more` where its end has not come yet; otherwise why it is none. */
  #rowAt(text: string, from: number, isEnd: boolean): { cells: string[]; next: number; lines: number } | string {
    const cells: string[] = [];
    let at = from;
    let lines = 1;
    for (;;) {
      if (text[at] === '"') {
        const close = closingQuote(text, at + 1);
        if (close === -1 || (close === text.length - 1 && !isEnd)) {
          if (!isEnd && text.length - at < LONGEST_CELL) return 'more';
          if (close === -1) return 'not closed';
        }
        const value = text.slice(at + 1, close);
        if (value.length > LONGEST_CELL) return 'not closed';
        cells.push(value.replaceAll('""', '"'));
        lines += lineBreaks(value);
        at = close + 1;
        while (text[at] === ' ') at += 1;
        if (at >= text.length && !isEnd) return 'more';
        if (at < text.length && !text.startsWith(this.#delimiter, at) && text[at] !== '\n' && text[at] !== '\r') {
          return 'goes on after its quote';
        }
      } else {
        const end = lineEnd(text, at);
        const cut = text.indexOf(this.#delimiter, at);
        const stop = cut !== -1 && cut < end.at ? cut : end.at;
        if (stop === text.length && !isEnd) return 'more';
        cells.push(text.slice(at, stop));
        at = stop;
      }
      if (text.startsWith(this.#delimiter, at)) {
        at += this.#delimiter.length;
        continue;
      }
      // Half of a line end may still be on its way.
      if (text[at] === '\r' && at + 1 === text.length && !isEnd) return 'more';
      return { cells, next: lineEnd(text, at).next, lines };
    }
  }
}

function closingQuote(text: string, from: number): number {
  let at = from;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1 || text[quote + 1] !== '"') return quote;
    at = quote + 2;
  }
}

/** Where the line ends, and where the next one begins. */
function lineEnd(text: string, from: number): { at: number; next: number } {
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === '\n') return { at, next: at + 1 };
    if (char === '\r') return { at, next: text[at + 1] === '\n' ? at + 2 : at + 1 };
  }
  return { at: text.length, next: text.length };
}

const lineBreaks = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0;
