/**
 * Records of a comma-separated file with a head line, after RFC 4180: cells in double quotes may hold commas, line breaks and
 * doubled quotes. Throws with the number of the record whose cells are more or fewer than the head's.
 */
export function csvRows(text: string): Record<string, string>[] {
  const [head = [], ...records] = cellsOf(text.replace(/^\uFEFF/, ''));
  return records.map((cells, at) => {
    if (cells.length !== head.length)
      throw new Error(`record ${at + 2} has ${cells.length} cells, the head ${head.length}`);
    return Object.fromEntries(head.map((name, column) => [name.trim(), cells[column] ?? '']));
  });
}

function cellsOf(text: string): string[][] {
  const records: string[][] = [];
  let cells: string[] = [];
  const end = (): void => {
    if (cells.length > 1 || cells[0] !== '') records.push(cells);
    cells = [];
  };
  // A cell and what ends it: a comma, a line break, or the end of the file.
  for (const [whole, quoted, plain = '', after] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    if (whole === '' && cells.length === 0) continue;
    cells.push(quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"'));
    if (after !== ',') end();
  }
  return records;
}
