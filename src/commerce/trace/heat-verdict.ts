import type { TraceVerdict } from './trace-report.ts';
import type { TraceKind } from './trace-rules.ts';

/** What so many minutes above the limit make of the goods. Never `fine` for any, and never better for more. */
export function heatVerdict(
  { toleratedMinutes, unsafeMinutes }: Pick<TraceKind, 'toleratedMinutes' | 'unsafeMinutes'>,
  minutes: number,
): TraceVerdict {
  if (minutes <= 0) return 'fine';
  if (unsafeMinutes !== undefined && minutes > unsafeMinutes) return 'unsafe';
  return minutes > toleratedMinutes ? 'doubtful' : 'watch';
}
