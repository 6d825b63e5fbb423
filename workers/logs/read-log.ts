import { guessColumns } from '#insight/log/columns/guess-columns.ts';
import { headerSet, type LogColumns } from '#insight/log/columns/log-columns.ts';
import { recordMessages } from '#insight/log/columns/record-messages.ts';
import type { LogItem, LogRecord } from '#insight/log/raw-message.ts';
import { detectDelimiter, detectTextFormat } from '#insight/log/read/detect-format.ts';
import { flattenJson } from '#insight/log/read/flatten-json.ts';
import type { TimeReading } from '#insight/log/read/parse-time.ts';
import { nestedMessages, readNested } from '#insight/log/read/read-nested.ts';
import { TranscriptReader } from '#insight/log/read/read-transcript.ts';
import { JsonSplitter } from '#insight/log/read/split-json.ts';
import { type TableRow, TableSplitter } from '#insight/log/read/split-table.ts';
import { transcriptStyleOf } from '#insight/log/read/transcript-styles.ts';
import { columnNames } from './column-names.ts';
import type { OpenLog } from './open-log-file.ts';

/** A piece of a file as it is read: items, and how far it is. */
export interface ReadStep {
  items: LogItem[];
  /** Rows behind the items, for the preview of a table; of others none. */
  records: LogRecord[];
  /** Bytes read with this step. */
  bytes: number;
}

export interface ReadSettings {
  time: TimeReading;
  /** By `headerSet`. */
  columns: Readonly<Record<string, LogColumns>>;
}

/** How the reading of one file goes on. */
export interface LogReading {
  kind: 'table' | 'objects' | 'nested' | 'transcript';
  columns: string[];
  mapping: LogColumns;
  steps: () => AsyncGenerator<ReadStep>;
}

type Readable = Exclude<OpenLog, { kind: 'fault' }>;

/** Rows from which columns are guessed. */
const GUESS_ROWS = 200;

/** Settles how a file is to be read, by its beginning; `steps` then reads all of it. */
export function readLog(log: Readable, settings: ReadSettings): LogReading {
  if (log.kind === 'sheet') return sheetReading(log.rows, settings);
  const format = detectTextFormat(log.head, log.name);
  if (format === 'transcript') return transcriptReading(log, settings);
  return format === 'table' ? tableReading(log, settings) : jsonReading(log, format, settings);
}

const recordsOf = (
  rows: readonly TableRow[],
  columns: readonly string[],
  mapping: LogColumns,
  time: TimeReading,
): Omit<ReadStep, 'bytes'> => {
  const items: LogItem[] = [];
  const records: LogRecord[] = [];
  for (const row of rows) {
    if ('fault' in row) {
      items.push({ fault: { line: row.line, reason: 'quote', detail: row.fault } });
      continue;
    }
    const extra = row.cells.slice(columns.length).some((cell) => cell.trim() !== '');
    if (extra) {
      items.push({ fault: { line: row.line, reason: 'cells', detail: `${row.cells.length} > ${columns.length}` } });
      continue;
    }
    const record = {
      line: row.line,
      cells: Object.fromEntries(columns.map((name, at) => [name, row.cells[at]?.trim() ?? ''])),
    };
    records.push(record);
    items.push(...recordMessages(record, mapping, time));
  }
  return { items, records };
};

function tableReading(log: Extract<Readable, { kind: 'text' }>, { time, columns: told }: ReadSettings): LogReading {
  const delimiter = detectDelimiter(log.head);
  const splitter = new TableSplitter(delimiter);
  const rows = splitter.push(log.head.replace(/^\ufeff/, ''));
  const head = rows.length < 2 ? [...rows, ...splitter.end()] : rows;
  const { names, isHead } = columnNames(head);
  const samples = samplesOf(names, head.slice(isHead ? 1 : 0));
  const mapping = told[headerSet(names)] ?? guessColumns(names, samples);
  return {
    kind: 'table',
    columns: names,
    mapping,
    async *steps() {
      const reader = new TableSplitter(delimiter);
      let skip = isHead;
      for await (const { text, bytes } of log.chunks()) {
        const some = reader.push(text);
        yield { ...recordsOf(skip ? some.slice(1) : some, names, mapping, time), bytes };
        if (some.length > 0) skip = false;
      }
      const last = reader.end();
      yield { ...recordsOf(skip ? last.slice(1) : last, names, mapping, time), bytes: 0 };
    },
  };
}

function sheetReading(rows: readonly string[][], { time, columns: told }: ReadSettings): LogReading {
  const numbered: TableRow[] = rows.map((cells, at) => ({ line: at + 1, cells }));
  const { names, isHead } = columnNames(numbered);
  const body = numbered.slice(isHead ? 1 : 0);
  const mapping = told[headerSet(names)] ?? guessColumns(names, samplesOf(names, body));
  return {
    kind: 'table',
    columns: names,
    mapping,
    async *steps() {
      const SLICE = 2000;
      for (let from = 0; from < body.length; from += SLICE) {
        const worded = body
          .slice(from, from + SLICE)
          .filter((row) => 'cells' in row && row.cells.some((cell) => cell !== ''));
        yield { ...recordsOf(worded, names, mapping, time), bytes: 0 };
      }
    },
  };
}

const samplesOf = (names: readonly string[], rows: readonly TableRow[]): Record<string, string>[] =>
  rows
    .slice(0, GUESS_ROWS)
    .flatMap((row) =>
      'cells' in row ? [Object.fromEntries(names.map((name, at) => [name, row.cells[at]?.trim() ?? '']))] : [],
    );

function transcriptReading(log: Extract<Readable, { kind: 'text' }>, { time }: ReadSettings): LogReading {
  const style = transcriptStyleOf(log.head.replace(/^\ufeff/, '').split(/\r?\n/));
  return {
    kind: 'transcript',
    columns: [],
    mapping: {},
    async *steps() {
      if (style === null) return;
      const reader = new TranscriptReader(style, time);
      for await (const { text, bytes } of log.chunks()) yield { items: reader.push(text), records: [], bytes };
      yield { items: reader.end(), records: [], bytes: 0 };
    },
  };
}

function jsonReading(
  log: Extract<Readable, { kind: 'text' }>,
  format: 'json' | 'json-lines',
  { time, columns: told }: ReadSettings,
): LogReading {
  const kind = splitKind(log.head, format);
  const first = new JsonSplitter(kind);
  const pieces = first.push(log.head.replace(/^\ufeff/, ''));
  const objects = (pieces.length === 0 ? first.end() : pieces)
    .slice(0, GUESS_ROWS)
    .map(({ text }) => parsed(text))
    .filter((object) => object !== null);
  const isNested = objects.filter((object) => nestedMessages(object) !== null).length > objects.length / 2;
  const flat = isNested ? [] : objects.map(flattenJson);
  const columns = [...new Set(flat.flatMap((cells) => Object.keys(cells)))];
  const mapping = told[headerSet(columns)] ?? guessColumns(columns, flat);
  return {
    kind: isNested ? 'nested' : 'objects',
    columns,
    mapping: isNested ? {} : mapping,
    async *steps() {
      const splitter = new JsonSplitter(kind);
      let segment = 0;
      const read = (text: string, line: number): Omit<ReadStep, 'bytes'> => {
        const object = parsed(text);
        if (object === null) return { items: [{ fault: { line, reason: 'json', detail: '' } }], records: [] };
        if (isNested) return { items: readNested(object, line, segment++, time), records: [] };
        const record = { line, cells: flattenJson(object) };
        return { items: recordMessages(record, mapping, time), records: [record] };
      };
      const step = (found: readonly { text: string; line: number }[], bytes: number): ReadStep => {
        const read_ = found.map(({ text, line }) => read(text, line));
        return { items: read_.flatMap(({ items }) => items), records: read_.flatMap(({ records }) => records), bytes };
      };
      let isFirst = true;
      for await (const { text, bytes } of log.chunks()) {
        yield step(splitter.push(isFirst ? text.replace(/^\ufeff/, '') : text), bytes);
        isFirst = false;
      }
      yield step(splitter.end(), 0);
    },
  };
}

/** `{"tickets": [...]}` holds its conversations one level down; one conversation alone does not. */
function splitKind(head: string, format: 'json' | 'json-lines'): 'lines' | 'array' | 'wrapped' {
  if (format === 'json-lines') return 'lines';
  const text = head.replace(/^\ufeff/, '').trimStart();
  if (text.startsWith('[')) return 'array';
  return /^\{\s*"(?:tickets|conversations|chats|data|results|items|records|payload|list|sessions)"\s*:\s*\[/.test(text)
    ? 'wrapped'
    : 'array';
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
