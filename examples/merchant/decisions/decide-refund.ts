import { decideCancel } from './decide-cancel.ts';
import { type Asked, needsCheck, type OrderFile, refused, type Verdict } from './order-file.ts';
import { leftToRefund, money } from './order-money.ts';
import { DAY_MS, deliveredMs, HOUR_MS, isOnItsWay, lateMs, MINUTE_MS } from './order-times.ts';
import type { ShopRules } from './shop-rules.ts';

/** "I want my money back": what that comes to depends on where the order is. */
export function decideRefund(rules: ShopRules, file: OrderFile, asked: Asked, nowMs: number): Verdict {
  const { order } = file;
  if (order.payment === 'pending' || order.payment === 'failed') return refused('not-paid');
  if (order.status === 'cancelled' || (leftToRefund(order) === 0n && order.payment !== 'authorized')) {
    return refused('already-done');
  }
  const [latest] = order.returns ?? [];
  if (latest?.status === 'received') return needsCheck(rules, nowMs);
  if (latest && ['requested', 'approved', 'in_transit'].includes(latest.status)) return refused('already-done');
  if (isOnItsWay(order)) return decideOnItsWay(rules, file, nowMs);
  if (order.status === 'open') return decideCancel(rules, file, asked, nowMs);
  const arrivedMs = deliveredMs(order);
  const isInTime = arrivedMs !== null && nowMs - arrivedMs <= rules.returns.days * DAY_MS;
  return isInTime ? needsCheck(rules, nowMs) : refused('window-over');
}

/** So late that it need not be taken any more. */
function decideOnItsWay(rules: ShopRules, file: OrderFile, nowMs: number): Verdict {
  const { refusableMinutes } = rules.late;
  const isTooLate = refusableMinutes !== null && lateMs(file.order, nowMs) > refusableMinutes * MINUTE_MS;
  if (!isTooLate) return refused('already-shipped');
  const amount = money(file, leftToRefund(file.order));
  return { outcome: 'done', reason: 'accepted', amount, dueMs: nowMs + rules.refundHours * HOUR_MS };
}
