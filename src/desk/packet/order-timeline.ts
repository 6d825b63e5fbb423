import type { Money, Order, ReturnStatus } from '#commerce/order.ts';
import type { DeskAction } from '#merchant/generated/protocol.ts';

/** Something that happened with an order. */
export type Happening = { at: string } & (
  | { kind: 'placed' | 'shipped' | 'expected' | 'delivered' | 'address-changed' }
  | { kind: 'event'; text: string; place: string | null }
  | { kind: 'sorting'; text: string; result: 'passed' | 'replaced' | 'removed' | null }
  | { kind: 'return'; id: string; status: ReturnStatus }
  | { kind: 'refund'; money: Money; status: 'pending' | 'paid' | 'failed' | null }
  | { kind: 'too-warm' | 'too-cold'; celsius: number; place: string | null }
  | { kind: 'action'; action: DeskAction }
);

/** Everything with a time, newest first. A reading within its limits is no news; the cold chain tells those by itself. */
export function orderTimeline(order: Order, actions: readonly DeskAction[] = []): Happening[] {
  const happenings: Happening[] = [{ kind: 'placed', at: order.placed_at }];
  if (order.address_changed_at) happenings.push({ kind: 'address-changed', at: order.address_changed_at });
  for (const { at, text, result } of order.sorting ?? [])
    happenings.push({ kind: 'sorting', at, text, result: result ?? null });
  for (const shipment of order.shipments ?? []) {
    const { shipped_at, eta, delivered_at, events = [], cold_chain } = shipment;
    if (shipped_at) happenings.push({ kind: 'shipped', at: shipped_at });
    if (delivered_at) happenings.push({ kind: 'delivered', at: delivered_at });
    else if (eta) happenings.push({ kind: 'expected', at: eta });
    for (const { at, text, place } of events) happenings.push({ kind: 'event', at, text, place: place ?? null });
    const {
      min_celsius: min = Number.NEGATIVE_INFINITY,
      max_celsius: max = Number.POSITIVE_INFINITY,
      readings = [],
    } = cold_chain ?? {};
    for (const { at, celsius, place } of readings) {
      if (celsius < min || celsius > max) {
        happenings.push({ kind: celsius > max ? 'too-warm' : 'too-cold', at, celsius, place: place ?? null });
      }
    }
  }
  for (const { id, status, requested_at } of order.returns ?? []) {
    if (requested_at) happenings.push({ kind: 'return', at: requested_at, id, status });
  }
  for (const { at, status, amount, currency } of order.refunds ?? []) {
    if (at) happenings.push({ kind: 'refund', at, money: { amount, currency }, status: status ?? null });
  }
  happenings.push(...actions.map((action): Happening => ({ kind: 'action', at: action.at, action })));
  return happenings
    .filter((one) => !Number.isNaN(Date.parse(one.at)))
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

export interface ColdSummary {
  min: number;
  max: number;
  last: number;
  isBroken: boolean;
  limits: { min: number | null; max: number | null };
}

/** What the sensors of all shipments of an order saw; null where there are none. */
export function coldSummary(order: Order): ColdSummary | null {
  const chains = (order.shipments ?? []).flatMap(({ cold_chain }) => cold_chain ?? []);
  const readings = chains.flatMap((chain) => chain.readings.map((reading) => ({ ...reading, chain })));
  const last = readings.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)).at(-1);
  if (!last) return null;
  const degrees = readings.map(({ celsius }) => celsius);
  const { min_celsius: min = null, max_celsius: max = null } = last.chain;
  return {
    min: Math.min(...degrees),
    max: Math.max(...degrees),
    last: last.celsius,
    isBroken: readings.some(
      ({ celsius, chain }) => celsius < (chain.min_celsius ?? celsius) || celsius > (chain.max_celsius ?? celsius),
    ),
    limits: { min, max },
  };
}
