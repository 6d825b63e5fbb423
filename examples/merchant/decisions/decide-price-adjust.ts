import { productOf } from './decide-return.ts';
import { least, toMinor } from './money.ts';
import { type Asked, type OrderFile, refused, type Verdict } from './order-file.ts';
import { leftToRefund, money } from './order-money.ts';
import { HOUR_MS } from './order-times.ts';
import type { ShopRules } from './shop-rules.ts';

/** The price fell after the order: the difference, once for each line. */
export function decidePriceAdjust(rules: ShopRules, file: OrderFile, asked: Asked, nowMs: number): Verdict {
  const { order, history } = file;
  if (order.status === 'cancelled') return refused('not-possible');
  if (order.payment === 'pending' || order.payment === 'failed') return refused('not-paid');
  if (nowMs - Date.parse(order.placed_at) > rules.priceAdjustHours * HOUR_MS) return refused('window-over');
  const before = history.filter(({ action, decision }) => action === 'price-adjust' && decision.outcome === 'done');
  const adjusted = new Set(before.flatMap(({ lines }) => lines.map(({ line_id }) => line_id)));
  const { currency } = order.total;
  let difference = 0n;
  let isRepeated = false;
  for (const { line_id, quantity } of asked.lines) {
    const unitPrice = order.lines.find(({ id }) => id === line_id)?.unit_price;
    const today = productOf(rules, order, line_id)?.price;
    if (!unitPrice || today === undefined) continue;
    const drop = toMinor(unitPrice) - toMinor({ amount: today, currency });
    if (drop <= 0n) continue;
    if (adjusted.has(line_id)) isRepeated = true;
    else difference += drop * BigInt(quantity);
  }
  if (difference === 0n) return refused(isRepeated ? 'already-done' : 'no-price-drop');
  const back = least(difference, leftToRefund(order));
  // Of a card that is only authorised, less will be charged; there is nothing to pay back.
  if (back === 0n)
    return order.payment === 'authorized' ? { outcome: 'done', reason: 'accepted' } : refused('already-done');
  return { outcome: 'done', reason: 'accepted', amount: money(file, back), dueMs: nowMs + rules.refundHours * HOUR_MS };
}
