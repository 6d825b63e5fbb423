import Papa from 'papaparse';
import * as v from 'valibot';
import { wilson } from '../figures/stats/wilson.ts';

/** How shoppers found what an answer cited, in one version of the pack. */
export interface VotesOnEntry {
  entryId: string;
  /** Null where the file does not tell. */
  packVersion: string | null;
  helpful: number;
  notHelpful: number;
}

/** What is wrong with a line (from 1); the line is left out. */
export interface VoteFault {
  line: number;
  message: string;
}

const text = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((value) => String(value).trim()),
);
const named = v.pipe(text, v.nonEmpty('must not be empty'));
const version = v.optional(v.nullable(text), null);
const count = v.pipe(
  v.union([v.number(), v.string()]),
  v.transform((value) => (value === '' ? Number.NaN : Number(value))),
  v.check((value) => Number.isSafeInteger(value) && value >= 0, 'a whole number'),
);
/** A line of `Aisle.votes()`, with counts. */
const counted = v.object({ entryid: named, packversion: version, helpful: count, nothelpful: count });
/** What `aisle:vote` tells: one vote, for each entry that the answer cited. */
const one = v.object({
  entryids: v.union([
    v.array(named),
    v.pipe(
      named,
      v.transform((ids) => ids.split(/[\s;,|]+/)),
    ),
  ]),
  packversion: version,
  helpful: v.pipe(
    v.union([v.boolean(), v.string(), v.number()]),
    v.transform((value) => String(value).trim().toLowerCase()),
    v.picklist(['true', 'false', '1', '0'], 'true or false'),
    v.transform((value) => value === 'true' || value === '1'),
  ),
});

/**
 * Reads votes that a shop gathered from its pages, as CSV with a heading or JSON Lines: counts (`entryId, packVersion, helpful,
 * notHelpful`, the members of `Aisle.votes()`), or one vote a line (`entryIds, packVersion, helpful`, those of the event `aisle:vote`).
 */
export function readVotes(file: string): { votes: VotesOnEntry[]; faults: VoteFault[] } {
  const { rows, faults } = /^\uFEFF?\s*\{/.test(file) ? jsonRows(file) : csvRows(file);
  const votes = new Map<string, VotesOnEntry>();
  for (const { line, value } of rows) {
    const read = 'nothelpful' in value ? v.safeParse(counted, value) : v.safeParse(one, withIds(value));
    if (!read.success) {
      const [issue] = read.issues;
      faults.push({ line, message: `${v.getDotPath(issue) ?? 'row'}: ${issue.message}` });
      continue;
    }
    const told = read.output;
    const added =
      'entryid' in told
        ? { ids: [told.entryid], helpful: told.helpful, notHelpful: told.nothelpful }
        : { ids: told.entryids, helpful: Number(told.helpful), notHelpful: Number(!told.helpful) };
    for (const entryId of new Set(added.ids)) {
      const packVersion = told.packversion || null;
      const key = `${entryId}\n${packVersion ?? ''}`;
      const before = votes.get(key) ?? { entryId, packVersion, helpful: 0, notHelpful: 0 };
      const [helpful, notHelpful] = [before.helpful + added.helpful, before.notHelpful + added.notHelpful];
      votes.set(key, { entryId, packVersion, helpful, notHelpful });
    }
  }
  return { votes: [...votes.values()], faults: faults.sort((a, b) => a.line - b.line) };
}

export interface JudgedEntry {
  entryId: string;
  notHelpful: number;
  of: number;
  /** 95 % interval of the share that it did not help (Wilson). */
  low: number;
  high: number;
}

/** Entries by how surely they fail: by the lower end of the interval, so that one vote of one does not come before 40 of 50. */
export function worstFirst(votes: readonly VotesOnEntry[]): JudgedEntry[] {
  const byEntry = new Map<string, { helpful: number; notHelpful: number }>();
  for (const { entryId, helpful, notHelpful } of votes) {
    const sum = byEntry.get(entryId) ?? { helpful: 0, notHelpful: 0 };
    byEntry.set(entryId, { helpful: sum.helpful + helpful, notHelpful: sum.notHelpful + notHelpful });
  }
  return [...byEntry]
    .map(([entryId, { helpful, notHelpful }]) => {
      const of = helpful + notHelpful;
      return { entryId, notHelpful, of, ...wilson(notHelpful, of) };
    })
    .filter(({ of }) => of > 0)
    .sort((a, b) => b.low - a.low || b.notHelpful - a.notHelpful || (a.entryId < b.entryId ? -1 : 1));
}

type Row = Record<string, unknown>;
interface Rows {
  rows: { line: number; value: Row }[];
  faults: VoteFault[];
}

/** One id may stand under the name of one. */
const withIds = (row: Row): Row => ({ ...row, entryids: row.entryids ?? row.entryid });

const lowered = (row: object): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name.trim().toLowerCase().replaceAll('_', ''), value]),
  );

function jsonRows(file: string): Rows {
  const read: Rows = { rows: [], faults: [] };
  for (const [at, line] of file
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (line.trim() === '') continue;
    try {
      const value: unknown = JSON.parse(line);
      if (typeof value !== 'object' || value === null) throw new Error('not an object');
      read.rows.push({ line: at + 1, value: lowered(value) });
    } catch (error) {
      read.faults.push({ line: at + 1, message: error instanceof Error ? error.message : String(error) });
    }
  }
  return read;
}

function csvRows(file: string): Rows {
  const { data } = Papa.parse<Record<string, string>>(file.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
  });
  return { rows: data.map((value, at) => ({ line: at + 2, value: lowered(value) })), faults: [] };
}
