import * as v from 'valibot';
import type { InsightReport } from './insight-report.ts';
import { WEEK } from './week-of.ts';

const reportSchema = v.object({
  week: v.pipe(v.string(), v.regex(WEEK)),
  dictionary: v.pipe(v.string(), v.maxLength(60)),
  bits: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,200}$/)),
});

/** Lines that are named where they are no reports. */
const NAMED = 5;

export interface ReportsRead {
  reports: InsightReport[];
  /** The first lines that are no reports, from 1, with what is wrong there. */
  faults: { line: number; path: string; message: string }[];
  /** How many lines are no reports. */
  failed: number;
}

/** Reads the file that a backend gives: JSON Lines, one report a line. What is no report is told, and the rest is read. */
export function readReports(text: string): ReportsRead {
  const read: ReportsRead = { reports: [], faults: [], failed: 0 };
  text.split('\n').forEach((line, at) => {
    if (line.trim() === '') return;
    const parsed = v.safeParse(reportSchema, jsonOf(line));
    if (parsed.success) {
      read.reports.push(parsed.output);
      return;
    }
    read.failed += 1;
    const [issue] = parsed.issues;
    if (read.faults.length < NAMED) {
      read.faults.push({ line: at + 1, path: v.getDotPath(issue) ?? '', message: issue.message });
    }
  });
  return read;
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
