import type { ColdChain } from '../order.ts';
import { heatVerdict } from './heat-verdict.ts';
import { isOfZone, type Way } from './trace-log.ts';
import {
  TRACE_REASONS,
  TRACE_VERDICTS,
  type TraceDates,
  type TraceLog,
  type TraceReason,
  type TraceSorting,
} from './trace-report.ts';
import type { TraceKind } from './trace-rules.ts';

/** What one parcel's log speaks for and against. */
export function logReasons(
  kind: TraceKind,
  chain: ColdChain | undefined,
  log: TraceLog | null,
  way: Way,
): TraceReason[] {
  if (kind.ambient) return [];
  const limit = kind.maxCelsius ?? null;
  if (!chain) return [{ code: 'no-log', verdict: 'unknown', limit }];
  if (!isOfZone(chain, kind)) {
    return [{ code: 'other-zone', verdict: 'unknown', limit: kind.maxCelsius ?? 0, max: chain.max_celsius ?? 0 }];
  }
  const max = log?.limits.max ?? null;
  if (!log || max === null) return [{ code: 'no-log', verdict: 'unknown', limit }];
  const { minutesAbove: minutes, longestAbove: longest, minutesBelow, peak, lowest, gaps, limits } = log;
  const reasons: TraceReason[] = [];
  if (minutes > 0 || peak.celsius > max) {
    // A single reading above the limit, of a way without times, has no minutes and is not fine either.
    const verdict = minutes > 0 ? heatVerdict(kind, minutes) : 'watch';
    reasons.push({ code: 'over-limit', verdict, minutes, longest, peak: peak.celsius, limit: max });
  } else reasons.push({ code: 'log-kept', verdict: 'fine', peak: peak.celsius, limit: max });
  if (limits.min !== null && (minutesBelow > 0 || lowest.celsius < limits.min)) {
    reasons.push({
      code: 'under-limit',
      verdict: 'watch',
      minutes: minutesBelow,
      lowest: lowest.celsius,
      limit: limits.min,
    });
  }
  const [gap] = gaps.toSorted((a, b) => b.until - b.from - (a.until - a.from));
  if (gap) {
    const { from, until } = gap;
    reasons.push({
      code: 'gap',
      verdict: 'unknown',
      minutes: (until - from) / 60_000,
      from,
      until,
      count: gaps.length,
    });
  }
  if (way.fromMs === null) reasons.push({ code: 'open-start', verdict: 'unknown' });
  return reasons;
}

/** What the label's date says, on the day of the delivery and today. */
export function dateReasons({ pastDate }: TraceKind, dates: TraceDates | null): TraceReason[] {
  if (!dates) return [{ code: 'no-dates', verdict: 'unknown' }];
  const { bestBefore: date, leftAtDelivery, leftNow } = dates;
  if (leftAtDelivery !== null && leftAtDelivery < 0) {
    return [{ code: 'past-date-delivered', verdict: 'unsafe', days: -leftAtDelivery, date }];
  }
  if (leftNow < 0) return [{ code: 'past-date', verdict: pastDate, days: -leftNow, date }];
  if (leftNow === 0) return [{ code: 'last-day', verdict: 'watch', date }];
  return [{ code: 'in-date', verdict: 'fine', days: leftNow, date }];
}

export function sortingReasons(sorting: readonly TraceSorting[]): TraceReason[] {
  const failed = sorting.findLast(({ result }) => result === 'removed');
  if (failed) return [{ code: 'sorting-failed', verdict: 'doubtful', text: failed.text }];
  return sorting.some(({ result }) => result !== undefined) ? [{ code: 'sorted', verdict: 'fine' }] : [];
}

/** What happens at home, and before the door, the log does not know. */
export function homeReasons(
  { homeHours }: TraceKind,
  deliveredMs: number | null,
  hasCome: boolean,
  nowMs: number,
): TraceReason[] {
  if (!hasCome) return [{ code: 'on-the-way', verdict: 'watch' }];
  if (deliveredMs === null) return [{ code: 'open-end', verdict: 'unknown' }];
  const hours = (nowMs - deliveredMs) / 3_600_000;
  return hours > homeHours ? [{ code: 'at-home', verdict: 'unknown', hours, limit: homeHours }] : [];
}

/** Gravest first; equally grave ones in the order of their codes. */
export function gravestFirst(reasons: readonly TraceReason[]): TraceReason[] {
  return reasons.toSorted(
    (a, b) =>
      TRACE_VERDICTS.indexOf(b.verdict) - TRACE_VERDICTS.indexOf(a.verdict) ||
      TRACE_REASONS.indexOf(a.code) - TRACE_REASONS.indexOf(b.code),
  );
}
