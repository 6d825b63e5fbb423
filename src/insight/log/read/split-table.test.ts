import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TableSplitter } from './split-table.ts';

const split = (text: string, delimiter = ',') => {
  const splitter = new TableSplitter(delimiter);
  return [...splitter.push(text), ...splitter.end()];
};

describe('a table', () => {
  it('keeps line breaks, delimiters and doubled quotes within quotes, and counts lines', () => {
    expect(split('a,b\r\n1,"x, ""y""\nz"\r\n2,w')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', 'x, "y"\nz'] },
      { line: 4, cells: ['2', 'w'] },
    ]);
  });

  it('names a quote that is not closed, and reads what follows', () => {
    const rows = split(`id,text\n1,"never closed\n2,fine\n3,"also fine"\n`);
    expect(rows).toContainEqual({ line: 2, fault: expect.stringMatching(/quote|closed/) });
    expect(rows).toContainEqual({ line: 3, cells: ['2', 'fine'] });
    expect(rows).toContainEqual({ line: 4, cells: ['3', 'also fine'] });
  });

  it('names a cell that goes on after its quote', () => {
    expect(split('1,"a" b,c\n2,d')).toEqual([
      { line: 1, fault: 'goes on after its quote' },
      { line: 2, cells: ['2', 'd'] },
    ]);
  });

  it('gives back any cells that were written by the rules, wherever the text is cut', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', ' x', '的', ';'), maxLength: 8 });
    const written = (value: string) => `"${value.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        fc.nat(40),
        (rows, size) => {
          const text = rows.map((cells) => cells.map(written).join(';')).join('\r\n');
          const splitter = new TableSplitter(';');
          const out = [];
          for (let at = 0; at < text.length; at += size + 1) out.push(...splitter.push(text.slice(at, at + size + 1)));
          out.push(...splitter.end());
          expect(out.map((row) => ('cells' in row ? row.cells : row.fault))).toEqual(rows);
        },
      ),
    );
  });
});
