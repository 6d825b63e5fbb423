import type { TraceReport } from '../trace/trace-report.ts';

const HOUR_MS = 3_600_000;

/** Until when goods that came may be made good; null before they came and after that time. */
export function claimableUntil(
  { deliveredAt }: Pick<TraceReport, 'deliveredAt'>,
  hours: number,
  now: number,
): number | null {
  const untilMs = deliveredAt === null ? null : deliveredAt + hours * HOUR_MS;
  return untilMs !== null && untilMs >= now ? untilMs : null;
}
