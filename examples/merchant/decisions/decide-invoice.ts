import { type Asked, type OrderFile, refused, type Verdict } from './order-file.ts';
import { DAY_MS, deliveredMs, HOUR_MS } from './order-times.ts';
import type { ShopRules } from './shop-rules.ts';

/** An invoice for what was paid; once more with another title where the shop corrects that. */
export function decideInvoice(rules: ShopRules, { order, history }: OrderFile, asked: Asked, nowMs: number): Verdict {
  if (order.payment !== 'paid' && order.payment !== 'partially_refunded') {
    return refused(order.payment === 'refunded' || order.status === 'cancelled' ? 'not-possible' : 'not-paid');
  }
  const { days, since, hours, corrections } = rules.invoice;
  const fromMs = since === 'placed' ? Date.parse(order.placed_at) : deliveredMs(order);
  if (fromMs !== null && nowMs - fromMs > days * DAY_MS) return refused('window-over');
  const before = history.filter(({ action, decision }) => action === 'invoice' && decision.outcome === 'done');
  const latest = before.at(-1);
  if (latest && sameTitle(latest.fields, asked.fields)) {
    const { due_at } = latest.decision;
    return { ...refused('already-done'), ...(due_at !== undefined && { dueMs: Date.parse(due_at) }) };
  }
  if (before.length > corrections) return refused('limit-reached');
  return { outcome: 'done', reason: 'accepted', dueMs: nowMs + hours * HOUR_MS };
}

const sameTitle = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean =>
  ['title', 'tax-id', 'email'].every((field) => (a[field] ?? '').trim() === (b[field] ?? '').trim());
