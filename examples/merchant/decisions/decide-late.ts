import type { Money } from '#commerce/order.ts';
import { lateSinceMs } from './late-since.ts';
import { grantedBy, LATE_COUPON, needsCheck, type OrderFile, refused, type Verdict } from './order-file.ts';
import {
  DAY_MS,
  deliveredMs,
  HOUR_MS,
  hasArrived,
  isOnItsWay,
  lateMs,
  MINUTE_MS,
  promisedMs,
  quietMs,
} from './order-times.ts';
import type { ShopRules } from './shop-rules.ts';

/** A second time within this, the first still stands. */
const URGED_AGAIN_MS = 2 * HOUR_MS;

export function decideUrge(rules: ShopRules, { order, history }: OrderFile, nowMs: number): Verdict {
  if (order.status === 'cancelled') return refused('not-possible');
  if (order.status === 'completed') return refused('already-done');
  if (order.payment === 'pending' || order.payment === 'failed') return refused('not-paid');
  const before = history.findLast(({ action, decision }) => action === 'urge' && decision.outcome !== 'refused');
  if (before && nowMs - Date.parse(before.at) < URGED_AGAIN_MS) {
    const { due_at } = before.decision;
    return { ...refused('already-done'), ...(due_at !== undefined && { dueMs: Date.parse(due_at) }) };
  }
  const leavesMs = Date.parse(order.placed_at) + rules.dispatchHours * HOUR_MS;
  const dueMs = promisedMs(order, nowMs) ?? (isOnItsWay(order) || leavesMs < nowMs ? null : leavesMs);
  if (dueMs === null) return needsCheck(rules, nowMs);
  return { outcome: 'done', reason: 'accepted', dueMs };
}

/** What is granted for lateness: once per order, whether it has come meanwhile or not. */
export function decideLate(rules: ShopRules, { order, history }: OrderFile, nowMs: number): Verdict {
  if (order.status === 'cancelled') return refused('not-possible');
  if (order.payment === 'pending' || order.payment === 'failed') return refused('not-paid');
  if (grantedBy(history, LATE_COUPON)) return refused('already-done');
  const { coupon } = rules.late;
  const sinceMs = lateSinceMs(rules, order, nowMs);
  if (coupon && sinceMs !== null) {
    if (nowMs > sinceMs + coupon.days * DAY_MS) return refused('window-over');
    const amount = { amount: coupon.amount, currency: order.total.currency };
    return { outcome: 'done', reason: 'accepted', rule: LATE_COUPON, amount, isCoupon: true };
  }
  // It is late, and this shop has no fixed sum for that.
  if (lateMs(order, nowMs) > 0 && coupon?.promise !== 'arrival' && !hasArrived(order)) {
    return needsCheck(rules, nowMs);
  }
  return refused('not-late');
}

/** What was paid for the delivery of an order that is so late that it goes back; null where nothing does. */
export function feeBack(
  { late: { feeBackMinutes } }: ShopRules,
  { document, facts }: Pick<OrderFile, 'document' | 'facts'>,
  nowMs: number,
): Money | null {
  const amount = facts.delivery_fee;
  const isLate = feeBackMinutes !== null && lateMs(document, nowMs) > feeBackMinutes * MINUTE_MS;
  return isLate && amount !== undefined ? { amount, currency: document.total.currency } : null;
}

/** Whether what has not come counts as lost: paid back or sent again without further search. */
export function decideLost(rules: ShopRules, { order }: OrderFile, nowMs: number): 'lost' | Verdict {
  const { overdueHours, quietHours, deliveredHours } = rules.lost;
  const arrivedMs = deliveredMs(order);
  if (order.fulfillment === 'delivered' && arrivedMs !== null) {
    // The carrier says that it came: a person asks where.
    if (nowMs - arrivedMs > deliveredHours * HOUR_MS) return refused('window-over');
    return needsCheck(rules, nowMs);
  }
  if (!isOnItsWay(order)) return refused(order.fulfillment === 'returned' ? 'not-possible' : 'not-shipped');
  if (lateMs(order, nowMs) > overdueHours * HOUR_MS || quietMs(order, nowMs) > quietHours * HOUR_MS) return 'lost';
  if (lateMs(order, nowMs) === 0) return refused('not-late');
  return needsCheck(rules, nowMs);
}
