import type { Order, Shipment, SortingRecord } from '../order.ts';
import { momentOf } from './trace-log.ts';
import type { TraceStation } from './trace-report.ts';

/** Two stations within a minute of each other are one; the shop's own words about it are kept. */
const SAME_MS = 60_000;

/** What happened to the goods, oldest first: packed, left, handed from one to the next, came. */
export function traceStations(
  order: Pick<Order, 'placed_at'>,
  shipments: readonly Shipment[],
  sorting: readonly SortingRecord[],
): TraceStation[] {
  const events = shipments.flatMap(({ events: all = [] }) =>
    all.flatMap(({ at, text, place }) => station('event', at, { text, ...(place !== undefined && { place }) })),
  );
  const told = [
    ...station('placed', order.placed_at),
    ...sorting.flatMap(({ at, text, place }) => station('sorted', at, { text, ...(place !== undefined && { place }) })),
    ...shipments.flatMap(({ legs = [] }) =>
      legs.flatMap(({ mode, from, to, departed_at, arrived_at }) => [
        ...station('leg-departed', departed_at, { mode, ...(from !== undefined && { place: from }) }),
        ...station('leg-arrived', arrived_at, { mode, ...(to !== undefined && { place: to }) }),
      ]),
    ),
    ...shipments.flatMap(({ shipped_at }) => station('departed', shipped_at)),
    ...shipments.flatMap(({ delivered_at }) => station('delivered', delivered_at)),
  ];
  // What the shop has words for is told in them, once.
  const isTold = (mine: TraceStation) => events.some(({ at }) => Math.abs(at - mine.at) < SAME_MS);
  const named = told.filter((mine) => mine.kind === 'placed' || mine.kind === 'sorted' || !isTold(mine));
  return [...events.map((event) => asDelivery(event, shipments)), ...named].sort((a, b) => a.at - b.at);
}

/** The event of the delivery, and of the departure, is known as such. */
function asDelivery(event: TraceStation, shipments: readonly Shipment[]): TraceStation {
  const isAt = (iso: string | null | undefined) => Math.abs((momentOf(iso) ?? Infinity) - event.at) < SAME_MS;
  if (shipments.some(({ delivered_at }) => isAt(delivered_at))) return { ...event, kind: 'delivered' };
  return shipments.some(({ shipped_at }) => isAt(shipped_at)) ? { ...event, kind: 'departed' } : event;
}

function station(
  kind: TraceStation['kind'],
  iso: string | null | undefined,
  rest: Omit<TraceStation, 'kind' | 'at'> = {},
): TraceStation[] {
  const at = momentOf(iso);
  return at === null ? [] : [{ kind, at, ...rest }];
}
