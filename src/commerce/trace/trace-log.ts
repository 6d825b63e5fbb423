import type { ColdChain, Shipment } from '../order.ts';
import { logPoints, thinned } from './log-points.ts';
import { type LogPoint, minutesAbove, minutesBelow } from './minutes-beyond.ts';
import type { TraceLog } from './trace-report.ts';
import type { TraceKind } from './trace-rules.ts';

const MINUTE_MS = 60_000;

/** When a parcel was on its way, epoch ms; null where that is not known. */
export interface Way {
  fromMs: number | null;
  /** Delivered, or now while it is on its way. */
  untilMs: number | null;
}

/** Whether a log vouches for goods of this kind: it is kept at least as cold, and not so cold that it harms them. */
export function isOfZone({ max_celsius, min_celsius }: ColdChain, { maxCelsius, minCelsius }: TraceKind): boolean {
  const isWarmer = maxCelsius !== undefined && max_celsius !== undefined && max_celsius > maxCelsius;
  const isColder = minCelsius !== undefined && min_celsius !== undefined && min_celsius < minCelsius;
  return !isWarmer && !isColder;
}

/** The figures of one parcel's log; null where no reading is left. */
export function traceLog(chain: ColdChain, kind: TraceKind, { fromMs, untilMs }: Way): TraceLog | null {
  const points = logPoints(chain.readings, untilMs ?? Infinity);
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return null;
  const max = strictest(Math.min, kind.maxCelsius, chain.max_celsius);
  const min = strictest(Math.max, kind.minCelsius, chain.min_celsius);
  // Before its first reading and after its last one a log is taken to go on as it was.
  const whole = [
    ...(fromMs !== null && fromMs < first.at ? [{ ...first, at: fromMs }] : []),
    ...points,
    ...(untilMs !== null && untilMs > last.at ? [{ ...last, at: untilMs }] : []),
  ];
  const above = max === null ? null : minutesAbove(whole, max);
  const moments = [fromMs ?? first.at, ...points.map(({ at }) => at), untilMs ?? last.at];
  const byWarmth = (best: LogPoint, point: LogPoint) => (point.celsius > best.celsius ? point : best);
  const byCold = (best: LogPoint, point: LogPoint) => (point.celsius < best.celsius ? point : best);
  return {
    points: thinned(points),
    limits: { max, min },
    minutesAbove: above?.total ?? 0,
    longestAbove: above?.longest ?? 0,
    minutesBelow: min === null ? 0 : minutesBelow(whole, min).total,
    peak: points.reduce(byWarmth),
    lowest: points.reduce(byCold),
    gaps: moments.flatMap((until, index) => {
      const from = moments[index - 1] ?? until;
      return until - from > kind.longestGapMinutes * MINUTE_MS ? [{ from, until }] : [];
    }),
    readings: points.length,
  };
}

/** When the parcel left, and until when its log must go. */
export function wayOf({ shipped_at, delivered_at, legs = [] }: Shipment, hasCome: boolean, nowMs: number): Way {
  const fromMs = momentOf(shipped_at ?? legs.find(({ departed_at }) => departed_at)?.departed_at);
  const cameMs = momentOf(delivered_at) ?? (hasCome ? momentOf(legs.at(-1)?.arrived_at) : null);
  return { fromMs, untilMs: cameMs ?? (hasCome ? null : nowMs) };
}

export function momentOf(iso: string | null | undefined): number | null {
  const at = iso ? Date.parse(iso) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

function strictest(
  pick: (...values: number[]) => number,
  ofKind: number | undefined,
  ofLog: number | undefined,
): number | null {
  const known = [ofKind, ofLog].filter((value) => value !== undefined);
  return known.length > 0 ? pick(...known) : null;
}
