import { AppError } from '#core/app-error.ts';
import type { FigureCounts } from '#insight/figures/work-out-figures.ts';
import type { QueryRow } from '#insight/sql/run-query.ts';
import { logDataOf, type RawLogs } from '../data/log-data.ts';
import type { Task } from '../state/jobs.ts';
import type { Workshop } from '../state/workshop.ts';

/** What the figures and the staffing plan are made of. */
export interface LogCounts {
  counts: FigureCounts;
  hours: QueryRow<'figure-hours'>[];
  /** The raw logs that they were counted from; null: the imported ones. */
  raw: RawLogs | null;
  /** `Logs.revision` at that time. */
  revision: number;
}

interface CountSettings {
  /** Days at the end of the log; null: all of it. */
  lastDays: number | null;
  withinDays: number;
}

const DAY_MS = 86_400_000;

/**
 * Asks the page's database what the figures need: of the imported logs as they are now, or of the raw ones that were opened.
 * Rejects as its queries do, and with `conflict` where other logs took the place of these meanwhile.
 */
export async function countLogs(
  workshop: Workshop,
  { lastDays, withinDays }: CountSettings,
  task: Task,
): Promise<LogCounts> {
  const data = logDataOf(workshop);
  const { revision } = workshop.logs;
  const database = await data.open(task);
  const { raw } = data;
  const filled = database.revision;
  const last = (await database.query('figure-days', {}, task)).at(-1)?.day;
  const from = last !== undefined && lastDays !== null ? dayOf(Date.parse(last) - (lastDays - 1) * DAY_MS) : null;
  const period = { from_local: from };
  const counted = {
    raw,
    revision,
    counts: {
      days: await database.query('figure-days', period, task),
      firstContact: await database.query('figure-first-contact', { ...period, within_days: withinDays }, task),
      knowledge: await database.query('figure-knowledge', period, task),
      advice: await database.query('figure-advice', period, task),
      topics: await database.query('topics-over-time', period, task),
    },
    hours: await database.query('figure-hours', period, task),
  };
  // Half of one log and half of another are the figures of neither.
  if (data.raw !== raw || database.revision !== filled) throw new AppError('conflict', { fault: 'the logs changed' });
  return counted;
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
