import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineBatches } from './line-batches.ts';

async function* pieces(...texts: string[]) {
  yield* texts;
}

async function collect(texts: string[], most: number) {
  const batches = [];
  for await (const batch of lineBatches(pieces(...texts), most)) batches.push(batch);
  return batches;
}

describe('lineBatches', () => {
  it('joins a line that came in two pieces and numbers the lines', async () => {
    expect(await collect(['a\nb', 'c\r\n', 'd'], 10)).toEqual([
      { first: 1, lines: ['a'] },
      { first: 2, lines: ['bc'] },
      { first: 3, lines: ['d'] },
    ]);
  });

  it('breaks at line feeds alone', async () => {
    expect(await collect(['"a\u2028b"\n\n"c"\n'], 10)).toEqual([{ first: 1, lines: ['"a\u2028b"', '', '"c"'] }]);
  });

  it('gives every line once and in order, however the text is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.stringMatching(/^[a-c]{0,3}$/)),
        fc.nat(7),
        fc.integer({ min: 1, max: 4 }),
        async (lines, cut, most) => {
          const text = lines.map((line) => `${line}\n`).join('');
          const batches = await collect(text.match(new RegExp(`[^]{1,${cut + 1}}`, 'g')) ?? [], most);
          expect(batches.flatMap((batch) => batch.lines)).toEqual(lines);
          expect(batches.every((batch) => batch.lines.length <= most)).toBe(true);
          expect(batches.map(({ first }) => first)).toEqual(
            batches.map((_, at) => 1 + batches.slice(0, at).reduce((sum, batch) => sum + batch.lines.length, 0)),
          );
        },
      ),
    );
  });
});
