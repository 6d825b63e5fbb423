import * as v from 'valibot';
import { csvRows } from './csv-rows.ts';
import type { Bought, Told } from './history.ts';

/** A file of orders or chats: `.csv` or `.jsonl`, by its name. */
export interface HistoryFile {
  name: string;
  text: string;
}

/** Rows as they are used, and the names of the columns that were left unread. */
export interface ReadRows<T> {
  rows: T[];
  dropped: string[];
}

/** An address or a number that a person can be reached by. */
const REACHES_SOMEONE = /@|^\+?[\d\s()-]{7,}$/;
const pseudonym = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'is empty'),
  v.maxLength(200),
  v.check(
    (value) => !REACHES_SOMEONE.test(value),
    'looks like an e-mail address or a telephone number: give a pseudonym',
  ),
);
const orderRow = v.object({ shopper: pseudonym, sku: v.pipe(v.string(), v.trim(), v.minLength(1, 'is empty')) });
const chatRow = v.object({ shopper: pseudonym, tags: v.optional(v.string()), text: v.optional(v.string()) });

/** Lines of orders. Only `shopper` and `sku` are read, whatever else the file has. Throws with the row and the column. */
export function readOrders(file: HistoryFile): ReadRows<Bought> {
  return readRows(file, orderRow);
}

/**
 * What shoppers said. `tags` are `dimension=value` with spaces between; `text` is read by `needsIn` and then forgotten.
 * Throws with the row and the column.
 */
export function readChats(file: HistoryFile, needsIn: (text: string) => string[]): ReadRows<Told> {
  const { rows, dropped } = readRows(file, chatRow);
  return {
    dropped,
    rows: rows.map(({ shopper, tags = '', text = '' }) => ({
      shopper,
      needs: [...tags.split(/[\s;]+/).filter((tag) => tag !== ''), ...needsIn(text)],
    })),
  };
}

function readRows<T>(
  file: HistoryFile,
  schema: v.ObjectSchema<v.ObjectEntries, undefined> & v.GenericSchema<unknown, T>,
): ReadRows<T> {
  const raw = parseRows(file);
  const dropped = new Set(raw.flatMap((row) => Object.keys(row)).filter((name) => !(name in schema.entries)));
  const rows = raw.map((row, at) => {
    const parsed = v.safeParse(schema, row);
    if (parsed.success) return parsed.output;
    const [issue] = parsed.issues;
    throw new Error(`${file.name}, row ${at + 1}, ${v.getDotPath(issue)}: ${issue.message}`);
  });
  return { rows, dropped: [...dropped].sort() };
}

function parseRows({ name, text }: HistoryFile): Record<string, unknown>[] {
  if (name.endsWith('.csv')) return csvRows(text);
  if (!name.endsWith('.jsonl')) throw new Error(`${name} is neither .csv nor .jsonl`);
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, at) => {
      try {
        return v.parse(v.record(v.string(), v.unknown()), JSON.parse(line));
      } catch (error) {
        throw new Error(`${name}, line ${at + 1} is not a JSON object`, { cause: error });
      }
    });
}
