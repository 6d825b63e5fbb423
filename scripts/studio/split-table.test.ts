import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { TableSplitter } from '#insight/log/read/split-table.ts';

it('reads a table as Papa Parse does, where it is well formed', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'b', '"', ',', '\n', ' ', '的', "'"), maxLength: 8 });
  const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(table, fc.constantFrom(',', '\t', ';'), (rows, delimiter) => {
      const text = Papa.unparse(rows, { delimiter, newline: '\n' });
      const splitter = new TableSplitter(delimiter);
      const ours = [...splitter.push(text), ...splitter.end()].map((row) => ('cells' in row ? row.cells : row.fault));
      const theirs = Papa.parse<string[]>(text, { delimiter, newline: '\n' }).data;
      expect(ours).toEqual(theirs);
    }),
  );
});
