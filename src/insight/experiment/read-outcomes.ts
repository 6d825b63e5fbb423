import Papa from 'papaparse';
import * as v from 'valibot';
import type { Outcome } from './outcome.ts';

/** What is wrong with a line (from 1) of the file; the line is left out, and all others are read. */
export interface OutcomeFault {
  line: number;
  message: string;
}

const YES = new Set(['true', '1', 'yes', 'y', '是']);
const NO = new Set(['false', '0', 'no', 'n', '否']);

const said = v.pipe(
  v.union([v.boolean(), v.number(), v.string()]),
  v.transform((value) => String(value).trim().toLowerCase()),
  v.check((value) => YES.has(value) || NO.has(value), 'yes or no (true/false, 1/0, 是/否)'),
  v.transform((value) => YES.has(value)),
);
const named = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((value) => String(value).trim()),
  v.nonEmpty('must not be empty'),
);
const blankAsNone = <T>(inner: v.GenericSchema<unknown, T>) =>
  v.optional(
    v.union([
      v.pipe(
        v.literal(''),
        v.transform(() => undefined),
      ),
      v.pipe(
        v.null(),
        v.transform(() => undefined),
      ),
      inner,
    ]),
  );
const moment = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((value) => (typeof value === 'number' ? value : Date.parse(value.trim()))),
  v.check((ms) => Number.isFinite(ms), 'a date and time such as 2026-11-22T10:00:00Z'),
);

const row = v.object({
  conversation: named,
  arm: named,
  at: moment,
  converted: said,
  shopper: blankAsNone(named),
  experiment: blankAsNone(named),
  handed_over: blankAsNone(said),
  angry: blankAsNone(said),
  rating: blankAsNone(v.pipe(v.union([v.string(), v.number()]), v.transform(Number), v.minValue(1), v.maxValue(5))),
  refunded: blankAsNone(said),
});

/**
 * Reads what a shop noted of its conversations: CSV with a heading, or JSON Lines, of `conversation, arm, at, converted` and,
 * where known, `shopper, experiment, handed_over, angry, rating (1 to 5), refunded`. A rating of 1 or 2 is a low one.
 */
export function readOutcomes(text: string): { outcomes: Outcome[]; faults: OutcomeFault[] } {
  const { rows, faults } = text.trimStart().startsWith('{') ? jsonRows(text) : csvRows(text);
  const outcomes = rows.flatMap(({ line, value }) => {
    const read = v.safeParse(row, value);
    if (!read.success) {
      const [issue] = read.issues;
      faults.push({ line, message: `${v.getDotPath(issue) ?? 'row'}: ${issue.message}` });
      return [];
    }
    const { conversation, arm, at, converted, shopper, experiment, handed_over, angry, rating, refunded } = read.output;
    return [
      {
        conversation,
        arm,
        converted,
        atMs: at,
        shopper: shopper ?? null,
        experiment: experiment ?? null,
        guards: {
          ...(handed_over !== undefined && { 'handed-over': handed_over }),
          ...(angry !== undefined && { angry }),
          ...(rating !== undefined && { 'low-rating': rating <= 2 }),
          ...(refunded !== undefined && { refunded }),
        },
      },
    ];
  });
  return { outcomes, faults: faults.sort((a, b) => a.line - b.line) };
}

interface Rows {
  rows: { line: number; value: unknown }[];
  faults: OutcomeFault[];
}

function jsonRows(text: string): Rows {
  const read: Rows = { rows: [], faults: [] };
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    try {
      read.rows.push({ line: at + 1, value: JSON.parse(line) });
    } catch (error) {
      read.faults.push({ line: at + 1, message: error instanceof Error ? error.message : String(error) });
    }
  }
  return read;
}

function csvRows(text: string): Rows {
  const { data } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (head) => head.trim().toLowerCase(),
  });
  return { rows: data.map((value, at) => ({ line: at + 2, value })), faults: [] };
}
