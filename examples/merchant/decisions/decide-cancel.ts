import { least } from './money.ts';
import { type Asked, isWhole, needsCheck, type OrderFile, refused, type Verdict } from './order-file.ts';
import { leftToRefund, money, paidFor } from './order-money.ts';
import { HOUR_MS, MINUTE_MS } from './order-times.ts';
import type { ShopRules } from './shop-rules.ts';

/** All of an order, or single lines, before it leaves. */
export function decideCancel(rules: ShopRules, file: OrderFile, asked: Asked, nowMs: number): Verdict {
  const { order } = file;
  if (order.status === 'cancelled') return refused('already-done');
  if (order.status === 'completed') return refused('already-shipped');
  const { atOnce, minutes, tried } = rules.cancel;
  const isFresh = minutes === undefined || nowMs - Date.parse(order.placed_at) <= minutes * MINUTE_MS;
  if (atOnce.includes(order.fulfillment) && isFresh) return cancelled(rules, file, asked, nowMs);
  // Nothing was paid, so nobody packs it: there is nothing that a person could be too late for.
  if (order.payment === 'failed' || order.payment === 'pending') return cancelled(rules, file, asked, nowMs);
  if (atOnce.includes(order.fulfillment) || tried.includes(order.fulfillment)) {
    return needsCheck(rules, nowMs);
  }
  return refused('already-shipped');
}

function cancelled(rules: ShopRules, file: OrderFile, asked: Asked, nowMs: number): Verdict {
  const left = leftToRefund(file.order);
  const back = isWhole(file, asked.lines) ? left : least(paidFor(file, asked.lines), left);
  if (back === 0n) return { outcome: 'done', reason: 'accepted' };
  const dueMs = nowMs + rules.refundHours * HOUR_MS;
  return { outcome: 'done', reason: 'accepted', amount: money(file, back), dueMs };
}

/** Making a cancelled order good again. */
export function decideRestore(rules: ShopRules, { order, facts, history }: OrderFile, nowMs: number): Verdict {
  if (order.status !== 'cancelled') return refused('not-cancelled');
  if (rules.restoreMinutes === null) return refused('not-possible');
  const cancelledAt =
    history.findLast(({ action, decision }) => action === 'cancel' && decision.outcome === 'done')?.at ??
    facts.cancelled_at;
  if (cancelledAt === undefined) return needsCheck(rules, nowMs);
  const isInTime = nowMs - Date.parse(cancelledAt) <= rules.restoreMinutes * MINUTE_MS;
  return isInTime ? { outcome: 'done', reason: 'accepted' } : refused('window-over');
}
