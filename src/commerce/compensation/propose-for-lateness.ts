import type { Order } from '../order.ts';
import type { OrderRules } from './compensation-rules.ts';
import type { CompensationProposal } from './proposal.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const LATE_RULE = 'late.coupon';

/** One coupon for the whole order. */
export function proposeForLateness(
  { total, shipments = [] }: Order,
  { compensation: { late } }: OrderRules,
  now: number,
): CompensationProposal[] {
  if (!late) return [];
  const behind = shipments.flatMap(({ eta, delivered_at }) =>
    eta ? [(delivered_at ? Date.parse(delivered_at) : now) - Date.parse(eta)] : [],
  );
  const lateMs = Math.max(0, ...behind.filter((ms) => !Number.isNaN(ms)));
  if (lateMs <= late.moreThanMinutes * MINUTE_MS) return [];
  const etas = shipments.flatMap(({ eta }) => (eta ? [Date.parse(eta)] : []));
  const untilMs = Math.min(...etas) + late.moreThanMinutes * MINUTE_MS + late.days * DAY_MS;
  if (untilMs < now) return [];
  const amount = { amount: late.amount, currency: total.currency };
  return [
    {
      id: 'late',
      kind: 'coupon',
      rule: LATE_RULE,
      cause: 'late',
      amount,
      lineIds: [],
      untilMs,
      figure: lateMs / MINUTE_MS,
    },
  ];
}
