import { guessColumns } from '#insight/log/columns/guess-columns.ts';
import { parseTime } from '#insight/log/read/parse-time.ts';
import type { TableRow } from '#insight/log/read/split-table.ts';

/** Longer ones are no names of columns, unless the words are known for one. */
const SHORT = 24;

/**
 * Names of the columns of a table: its first row, or where that is a row like the others, numbers. What may be a message
 * or somebody's name is no name of a column: those are kept as they stand.
 */
export function columnNames(rows: readonly TableRow[]): { names: string[]; isHead: boolean } {
  const first = rows.find((row) => 'cells' in row);
  const cells =
    first !== undefined && 'cells' in first ? first.cells.map((cell) => cell.replace(/^\ufeff/, '').trim()) : [];
  const isHead =
    cells.every((cell) => cell.length <= 60 && parseTime(cell, { dayFirst: false, toEpoch: () => 0 }) === null) &&
    !cells.some((cell) => /^\d|[。？！?!]/.test(cell)) &&
    !comesAgain(cells, rows) &&
    (Object.keys(guessColumns(cells, [])).length > 0 ||
      cells.every((cell) => cell.length <= SHORT && !/[\s\d\p{Script=Han}]/u.test(cell)));
  const names = isHead ? cells : cells.map((_, at) => `#${at + 1}`);
  // Two columns of one name are told apart; one without a name is numbered.
  const seen = new Map<string, number>();
  const unique = names.map((name, at) => {
    const own = name === '' ? `#${at + 1}` : name;
    const count = (seen.get(own) ?? 0) + 1;
    seen.set(own, count);
    return count === 1 ? own : `${own} (${count})`;
  });
  return { names: unique, isHead };
}

/** Whether a cell stands in its column again: a part such as `customer` does, a name of a column does not. */
const comesAgain = (cells: readonly string[], rows: readonly TableRow[]): boolean =>
  rows.some((row) => {
    if (!('cells' in row)) return false;
    const same = cells.map((cell, at) => cell !== '' && row.cells[at]?.trim() === cell);
    // Tables put one behind the other repeat their head.
    return same.some(Boolean) && !same.every((is, at) => is || cells[at] === '');
  });
