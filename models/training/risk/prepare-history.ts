import { orderFeatures, type RiskFeature } from '#commerce/risk/order-features.ts';
import { OUTCOMES, type Outcome } from '#commerce/risk/risk-model.ts';
import { LATE_MINUTES, type PastOrder } from './past-order.ts';

/** A part of a history, as the fitting takes it. */
export interface Part {
  orders: readonly PastOrder[];
  rows: number[][];
  truths: Record<Outcome, number[]>;
  delays: number[];
}

/** Days of the year drift: a model is judged on what came after it. The last sixth is the test, the sixth before it development. */
export function splitByTime(orders: readonly PastOrder[]): { train: PastOrder[]; dev: PastOrder[]; test: PastOrder[] } {
  const first = orders[0]?.promisedAt ?? 0;
  const span = (orders.at(-1)?.promisedAt ?? 0) - first;
  const partOf = ({ promisedAt }: PastOrder) =>
    promisedAt < first + (4 / 6) * span ? 0 : promisedAt < first + (5 / 6) * span ? 1 : 2;
  return {
    train: orders.filter((order) => partOf(order) === 0),
    dev: orders.filter((order) => partOf(order) === 1),
    test: orders.filter((order) => partOf(order) === 2),
  };
}

/** How much an order more or less says of a district. */
const PRIOR_ORDERS = 50;

/** Share of late orders by district, drawn to that of all (`''`) where there were few. */
export function districtShares(orders: readonly PastOrder[]): Record<string, number> {
  const all = orders.filter(isLate).length / Math.max(1, orders.length);
  const names = [...new Set(orders.map(({ district }) => district))].sort();
  const shares = names.map((name) => {
    const own = orders.filter(({ district }) => district === name);
    const share = (own.filter(isLate).length + PRIOR_ORDERS * all) / (own.length + PRIOR_ORDERS);
    return [name, Number(share.toFixed(4))] as const;
  });
  return { '': Number(all.toFixed(4)), ...Object.fromEntries(shares) };
}

export function preparePart(
  orders: readonly PastOrder[],
  districts: Readonly<Record<RiskFeature | string, number>>,
): Part {
  const truths = Object.fromEntries(
    OUTCOMES.map((outcome) => [
      outcome,
      orders.map((order) => Number(outcome === 'late' ? isLate(order) : order[outcome])),
    ]),
  ) as Record<Outcome, number[]>;
  return {
    orders,
    rows: orders.map((order) => orderFeatures(order, districts)),
    truths,
    delays: orders.map(({ delayMinutes }) => delayMinutes),
  };
}

const isLate = ({ delayMinutes }: PastOrder) => delayMinutes > LATE_MINUTES;
