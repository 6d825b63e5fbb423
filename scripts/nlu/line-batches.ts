/** Lines that stand one after another. */
export interface LineBatch {
  /** Number of the first one, from 1. */
  first: number;
  lines: string[];
}

/**
 * Cuts text into lines as it comes in: a batch holds what is there, at most `most` lines, so that whoever types waits for
 * nobody. Only a line feed ends a line: JSON may hold U+2028, at which `node:readline` breaks.
 */
export async function* lineBatches(input: AsyncIterable<string>, most: number): AsyncGenerator<LineBatch> {
  let first = 1;
  let rest = '';
  for await (const text of input) {
    const lines = text.split('\n');
    lines[0] = rest + (lines[0] ?? '');
    rest = lines.pop() ?? '';
    for (let at = 0; at < lines.length; at += most) {
      const batch = { first, lines: lines.slice(at, at + most).map(withoutEnding) };
      first += batch.lines.length;
      yield batch;
    }
  }
  if (rest !== '') yield { first, lines: [withoutEnding(rest)] };
}

function withoutEnding(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
