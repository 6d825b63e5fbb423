import fc from 'fast-check';
import { expect, it } from 'vitest';
import { diffLines } from './diff-lines.ts';

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 })
  .map((lines) => lines.map((line) => `${line}\n`).join(''));

it('leads from one text to the other and back, whatever they are', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = diffLines(before, after);
      const side = (gone: string) =>
        lines
          .filter(({ kind }) => kind !== gone)
          .map((line) => `${line.text}\n`)
          .join('');
      expect(side('added')).toBe(before);
      expect(side('removed')).toBe(after);
    }),
  );
});

it('takes out and puts in no more than it must', () => {
  const changes = diffLines('one\ntwo\nthree\nfour\n', 'one\nthree\n3.5\nfour\n').filter(({ kind }) => kind !== 'same');
  expect(changes).toEqual([
    { kind: 'removed', text: 'two' },
    { kind: 'added', text: '3.5' },
  ]);
});
