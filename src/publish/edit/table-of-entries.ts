import papa from 'papaparse';
import type { SourceFiles } from '../source-files.ts';
import type { PackEntry } from './pack-entry.ts';
import { sameValue, valueAt, type YamlPath } from './plain-value.ts';
import { membersOf, type ReadYaml } from './read-entries.ts';
import type { TextEdits } from './rename-entry.ts';
import { insertYaml, setYaml } from './yaml-edit.ts';

/** Kinds that fit a table: a row for each entry, a column for each value, named by the way to it (`price.amount`). */
export type TableKind = 'answer' | 'product' | 'promotion';

const ID = { answer: 'id', product: 'sku', promotion: 'id' } as const;
/** Between the members of a list that stands in one cell; a line break, as spreadsheets keep it. */
const LIST = '\n';

/** What a spreadsheet would take for a formula, and what stands for such a cell: an apostrophe is put before either. */
const FORMULA = /^'*[=+\-@\t\r]/;
const ESCAPED = /^'(?='*[=+\-@\t\r])/;

/** All entries of a kind as CSV, with every column that any of them has. */
export function tableOf(entries: readonly PackEntry[], files: SourceFiles, yaml: ReadYaml, kind: TableKind): string {
  const rows = entries
    .filter((entry) => entry.kind === kind)
    .map((entry) => ({ file: entry.file, ...cellsOf(valueAt(yaml(files.get(entry.file) ?? ''), entry.path)) }));
  const columns = [...new Set(['file', ID[kind], ...rows.flatMap((row) => Object.keys(row))])];
  return papa.unparse({ fields: columns, data: rows }, { newline: '\n', escapeFormulae: FORMULA });
}

export interface TableImport {
  edits: TextEdits;
  changed: number;
  added: number;
  /** Rows that could not be taken, by their line, and why. */
  faults: { line: number; message: 'no-id' | 'csv' }[];
}

/** What a table changes: known ids are changed cell by cell, others added. A column that is left out changes nothing. */
export function importTable(
  csv: string,
  entries: readonly PackEntry[],
  files: SourceFiles,
  yaml: ReadYaml,
  kind: TableKind,
): TableImport {
  const read = papa.parse<Record<string, string>>(csv.replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transform: (cell) => cell.replace(ESCAPED, ''),
    transformHeader: (column) => column.replace(ESCAPED, ''),
  });
  const known = new Map(entries.filter((entry) => entry.kind === kind).map((entry) => [entry.id, entry]));
  const result: TableImport = { edits: {}, changed: 0, added: 0, faults: [] };
  for (const { row } of read.errors) if (row !== undefined) result.faults.push({ line: row + 2, message: 'csv' });
  const textOf = (file: string) => result.edits[file] ?? files.get(file) ?? '';
  for (const [at, row] of read.data.entries()) {
    const id = row[ID[kind]]?.trim() ?? '';
    const entry = known.get(id);
    if (id === '') result.faults.push({ line: at + 2, message: 'no-id' });
    else if (entry) {
      const old = valueAt(yaml(files.get(entry.file) ?? ''), entry.path);
      const text = changedBy(row, old, entry.path, textOf(entry.file));
      if (text !== textOf(entry.file)) result.changed += 1;
      result.edits[entry.file] = text;
    } else {
      const file = row.file?.trim() || (kind === 'promotion' ? 'promotions.yaml' : `${kind}s/imported.yaml`);
      result.edits[file] = insertYaml(textOf(file), [], made(row));
      result.added += 1;
    }
  }
  return result;
}

function changedBy(row: Record<string, string>, old: unknown, path: YamlPath, text: string): string {
  let changed = text;
  const cells = cellsOf(old);
  for (const [column, cell] of Object.entries(row)) {
    if (column === 'file' || cell === (cells[column] ?? '')) continue;
    const way = column.split('.');
    const value = valueOfCell(cell, valueAt(old, way));
    if (!sameValue(value, valueAt(old, way))) changed = setYaml(changed, [...path, ...way], value);
  }
  return changed;
}

/** Single values and lists of them, by the way to them. */
function cellsOf(value: unknown, way = ''): Record<string, string> {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object') return { [way]: String(value) };
  if (Array.isArray(value)) {
    return value.every((item) => typeof item !== 'object') ? { [way]: value.join(LIST) } : {};
  }
  return Object.assign(
    {},
    ...Object.entries(membersOf(value)).map(([key, member]) => cellsOf(member, way === '' ? key : `${way}.${key}`)),
  );
}

function valueOfCell(cell: string, old: unknown): unknown {
  if (cell.trim() === '') return undefined;
  if (Array.isArray(old))
    return cell
      .split(LIST)
      .map((item) => item.trim())
      .filter((item) => item !== '');
  if (typeof old === 'number' && Number.isFinite(Number(cell))) return Number(cell);
  return cell;
}

const LISTS = /(^|\.)(questions|aliases(\..+)?|policies|skus)$/;

function made(row: Record<string, string>): unknown {
  let value: unknown = {};
  for (const [column, cell] of Object.entries(row)) {
    if (column === 'file' || cell.trim() === '') continue;
    value = withCell(value, column.split('.'), valueOfCell(cell, LISTS.test(column) ? [] : undefined));
  }
  return value;
}

function withCell(root: unknown, [key = '', ...rest]: readonly string[], put: unknown): unknown {
  const members = membersOf(root);
  return { ...members, [key]: rest.length === 0 ? put : withCell(members[key], rest, put) };
}
