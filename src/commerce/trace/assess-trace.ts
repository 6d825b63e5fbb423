import type { Order, OrderLine, Shipment } from '../order.ts';
import { labelGrams } from './label-grams.ts';
import { traceDates } from './trace-dates.ts';
import { isOfZone, momentOf, traceLog, type Way, wayOf } from './trace-log.ts';
import { dateReasons, gravestFirst, homeReasons, logReasons, sortingReasons } from './trace-reasons.ts';
import type { TraceBatch, TraceGap, TraceLog, TraceReason, TraceReport, TraceSorting } from './trace-report.ts';
import { kindOf, type TraceKind, type TraceRules } from './trace-rules.ts';
import { traceStations } from './trace-stations.ts';

/**
 * What is known of one line's way to the door, and what that says of it. Pure: the order as the device keeps it is enough, so
 * that it works without a network.
 * @param now Epoch ms.
 */
export function assessTrace({
  order,
  line,
  rules,
  now,
}: {
  order: Order;
  line: OrderLine;
  rules: TraceRules;
  now: number;
}): TraceReport {
  const kind = kindOf(rules, line.sku);
  const shipments = shipmentsOf(order, line.id);
  const hasCome =
    order.fulfillment === 'delivered' ||
    order.fulfillment === 'returned' ||
    (shipments.length > 0 && shipments.every(({ delivered_at }) => delivered_at));
  const parcels = shipments.map((shipment) => parcel(shipment, kind, hasCome, now));
  const deliveredAt = hasCome ? latest(parcels.map(({ way }) => way.untilMs)) : null;
  const batches = line.batches ?? [];
  const dates = traceDates(batches, kind.shelfLifeDays, order, deliveredAt, now);
  const sorting = sortingOf(order, line.id);
  const worst = gravestParcel(parcels);
  const reasons = gravestFirst([
    ...(worst?.reasons ?? logReasons(kind, undefined, null, { fromMs: null, untilMs: null })),
    ...dateReasons(kind, dates),
    ...sortingReasons(sorting),
    ...homeReasons(kind, deliveredAt, hasCome, now),
  ]);
  return {
    order: order.number,
    lineId: line.id,
    title: line.title,
    ...(line.sku !== undefined && { sku: line.sku }),
    quantity: line.quantity,
    at: now,
    verdict: reasons[0]?.verdict ?? 'unknown',
    reasons,
    missing: missingIn(kind, worst, hasCome && deliveredAt === null, batches.map(asTraced), dates !== null, sorting),
    stations: traceStations(order, shipments, sortingRecords(order, line.id)),
    log: worst?.log ?? null,
    batches: batches.map(asTraced),
    dates,
    sorting,
    weight: weightOf(order, line),
    deliveredAt,
  };
}

interface Parcel {
  log: TraceLog | null;
  reasons: TraceReason[];
  way: Way;
}

/** The parcels that a line is in: those that name it, or else those that do not tell what is in them. */
function shipmentsOf({ shipments = [] }: Order, lineId: string): Shipment[] {
  const named = shipments.filter(({ lines }) => lines?.some(({ line_id }) => line_id === lineId));
  return named.length > 0 ? named : shipments.filter(({ lines }) => lines === undefined);
}

function parcel(shipment: Shipment, kind: TraceKind, hasCome: boolean, nowMs: number): Parcel {
  const way = wayOf(shipment, hasCome, nowMs);
  const chain = shipment.cold_chain;
  const log = chain && !kind.ambient && isOfZone(chain, kind) ? traceLog(chain, kind, way) : null;
  return { log, way, reasons: gravestFirst(logReasons(kind, chain, log, way)) };
}

/** The parcel that speaks most against the goods: one that is fine makes up for no other. */
function gravestParcel(parcels: readonly Parcel[]): Parcel | undefined {
  const [first, ...others] = parcels;
  return first && others.reduce((worst, next) => (isGraver(next, worst) ? next : worst), first);
}

function isGraver(a: Parcel, b: Parcel): boolean {
  const [x] = a.reasons;
  const [y] = b.reasons;
  if (!x || !y) return x !== undefined;
  if (x.verdict !== y.verdict) return gravestFirst([y, x])[0] === x;
  return (a.log?.minutesAbove ?? 0) > (b.log?.minutesAbove ?? 0);
}

const sortingRecords = ({ sorting = [] }: Order, lineId: string) =>
  sorting.filter(({ line_id }) => line_id === undefined || line_id === lineId);

function sortingOf(order: Order, lineId: string): TraceSorting[] {
  return sortingRecords(order, lineId)
    .flatMap(({ at, text, place, result, grams }) => {
      const ms = momentOf(at);
      return ms === null
        ? []
        : [
            {
              at: ms,
              text,
              ...(place !== undefined && { place }),
              ...(result && { result }),
              ...(grams !== undefined && { grams }),
            },
          ];
    })
    .sort((a, b) => a.at - b.at);
}

/** The last weighing of this line beside what its name promises. */
function weightOf({ sorting = [] }: Order, { id, title, quantity }: OrderLine): TraceReport['weight'] {
  const weighed = sorting.findLast(({ line_id, grams }) => line_id === id && grams !== undefined)?.grams;
  const label = labelGrams(title);
  return weighed === undefined || label === null ? null : { label: label * quantity, weighed };
}

function asTraced({
  number,
  made_on,
  best_before,
  origin,
  certificate,
}: NonNullable<OrderLine['batches']>[number]): TraceBatch {
  return {
    number,
    ...(made_on !== undefined && { madeOn: made_on }),
    ...(best_before !== undefined && { bestBefore: best_before }),
    ...(origin !== undefined && { origin }),
    ...(certificate && { certificate }),
  };
}

function missingIn(
  { ambient }: TraceKind,
  worst: Parcel | undefined,
  isEndOpen: boolean,
  batches: readonly TraceBatch[],
  hasDates: boolean,
  sorting: readonly TraceSorting[],
): TraceGap[] {
  const way = worst?.way;
  return [
    ...(batches.length === 0 ? ['batch' as const] : []),
    ...(hasDates ? [] : ['dates' as const]),
    ...(ambient || worst?.log ? [] : ['log' as const]),
    ...(way && way.fromMs === null ? ['departure' as const] : []),
    ...(isEndOpen ? ['delivery' as const] : []),
    ...(sorting.length === 0 ? ['sorting' as const] : []),
    ...(batches.every(({ certificate }) => certificate) ? [] : ['certificate' as const]),
  ];
}

const latest = (times: readonly (number | null)[]): number | null =>
  times.reduce<number | null>(
    (last, at) => (at === null || last === null ? null : Math.max(last, at)),
    times[0] ?? null,
  );
