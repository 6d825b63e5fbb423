import { least } from './money.ts';
import { type Asked, needsCheck, type OrderFile, refused, type Verdict } from './order-file.ts';
import { leftToRefund, money, paidFor } from './order-money.ts';
import { HOUR_MS } from './order-times.ts';
import type { ShopRules } from './shop-rules.ts';

/** Something else, or less of it. Less is done at once while the order can be cancelled; the rest is a person's. */
export function decideChangeItem(rules: ShopRules, file: OrderFile, asked: Asked, nowMs: number): Verdict {
  const { order } = file;
  if (order.status === 'cancelled') return refused('not-possible');
  if (!rules.changeItem.includes(order.fulfillment)) return refused('already-shipped');
  const taken = takenOut(file, asked);
  if (!taken || !rules.cancel.atOnce.includes(order.fulfillment)) {
    return needsCheck(rules, nowMs);
  }
  const back = least(paidFor(file, [taken]), leftToRefund(order));
  if (back === 0n) return { outcome: 'done', reason: 'accepted' };
  const dueMs = nowMs + rules.refundHours * HOUR_MS;
  return { outcome: 'done', reason: 'accepted', amount: money(file, back), dueMs };
}

/** Field `quantity` where it says how many are to be left. */
export const QUANTITY = /^[1-9]\d{0,3}$/;

/** What field `quantity` takes out of the one line it speaks of; null where it speaks of something else. */
export function takenOut({ order }: Pick<OrderFile, 'order'>, { lines, fields }: Pick<Asked, 'lines' | 'fields'>) {
  const [first, ...others] = lines;
  const line = order.lines.find(({ id }) => id === first?.line_id);
  if (!line || others.length > 0 || fields.wanted !== undefined) return null;
  if (!QUANTITY.test(fields.quantity ?? '')) return null;
  const quantity = line.quantity - Number(fields.quantity);
  return quantity > 0 ? { line_id: line.id, quantity } : null;
}

export function decideChangeAddress(rules: ShopRules, { order }: OrderFile, asked: Asked, nowMs: number): Verdict {
  if (order.status === 'cancelled') return refused('not-possible');
  const { atOnce, tried } = rules.changeAddress;
  const isReview = tried.includes(order.fulfillment) || !asked.fields.address?.trim();
  if (order.status === 'completed' || !(atOnce.includes(order.fulfillment) || isReview)) {
    return refused('already-shipped');
  }
  if (isReview) return needsCheck(rules, nowMs);
  return { outcome: 'done', reason: 'accepted' };
}
