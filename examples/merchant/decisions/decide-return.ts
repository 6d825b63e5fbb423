import { fromMinor, least, toMinor } from './money.ts';
import { type ActionLine, type Asked, holds, needsCheck, type OrderFile, refused, type Verdict } from './order-file.ts';
import { leftToRefund, paidFor } from './order-money.ts';
import { DAY_MS, deliveredMs, HOUR_MS } from './order-times.ts';
import type { ProductFacts, ShopRules } from './shop-rules.ts';

/** Reasons of a return that are no change of mind. */
const FAULTS: ReadonlySet<string> = new Set(['fault', 'wrong', 'damaged', 'defective', 'quality']);

/** Sending something back for its money, or for another of its kind. */
export function decideReturn(rules: ShopRules, file: OrderFile, asked: Asked, nowMs: number): Verdict {
  const { order } = file;
  const isExchange = asked.action === 'exchange';
  if (order.status === 'cancelled') return refused('not-possible');
  if (
    order.fulfillment === 'returned' ||
    file.history.some((past) => holds(past) && isSame(past.lines, asked, past.action))
  ) {
    return refused('already-done');
  }
  const arrivedMs = deliveredMs(order);
  if (order.fulfillment !== 'delivered' || arrivedMs === null) return refused('not-delivered');
  if (isExchange && rules.exchangeDays === null) return refused('not-possible');

  // Faulty goods come back whatever they are, at the shop's cost; a person sees to it.
  if (FAULTS.has(asked.fields.reason ?? '')) {
    return nowMs - arrivedMs > rules.claims.hours * HOUR_MS ? refused('window-over') : needsCheck(rules, nowMs);
  }
  const facts = asked.lines.map(({ line_id }) => productOf(rules, order, line_id));
  const days = (nowMs - arrivedMs) / DAY_MS;
  const { allergyDays, days: returnDays } = rules.returns;
  if (asked.fields.reason === 'allergy' && allergyDays !== null) {
    return days > allergyDays ? refused('window-over') : needsCheck(rules, nowMs);
  }
  if (facts.some((product) => product?.notReturnable)) return refused('not-returnable');
  if (days > (isExchange ? (rules.exchangeDays ?? 0) : returnDays)) return refused('window-over');
  const isOpened = asked.fields.condition === 'opened' || asked.fields.condition === 'used';
  const mayBeOpened = (product: ProductFacts | undefined) =>
    isExchange && product?.exchangeOpened ? true : !product?.sealedOnly;
  if (isOpened && !facts.every(mayBeOpened)) return refused('not-returnable');
  if (!asked.lines.every((line) => returnableOf(order, line.line_id) >= line.quantity))
    return refused('not-returnable');
  // Used goods are looked at; a person decides on what came back.
  if (asked.fields.condition === 'used') return needsCheck(rules, nowMs);
  return isExchange ? { outcome: 'done', reason: 'accepted' } : accepted(rules, file, asked, nowMs);
}

function accepted(rules: ShopRules, file: OrderFile, asked: Asked, nowMs: number): Verdict {
  const { currency } = file.order.total;
  const worth = least(paidFor(file, asked.lines), leftToRefund(file.order));
  const fee = toMinor({ amount: rules.returns.fee, currency });
  const back = worth > fee ? worth - fee : 0n;
  const dueMs = nowMs + rules.returns.roundTripDays * DAY_MS + rules.refundHours * HOUR_MS;
  return { outcome: 'done', reason: 'accepted', amount: fromMinor(back, currency), dueMs };
}

/** The same goods are on their way back already. */
const isSame = (before: readonly ActionLine[], { lines }: Asked, action: string): boolean =>
  (action === 'return' || action === 'exchange') &&
  lines.length > 0 &&
  lines.every((line) => before.some(({ line_id, quantity }) => line_id === line.line_id && quantity >= line.quantity));

const returnableOf = (order: OrderFile['order'], lineId: string): number =>
  order.lines.find(({ id }) => id === lineId)?.returnable_quantity ?? 0;

export function productOf(rules: ShopRules, order: OrderFile['order'], lineId: string): ProductFacts | undefined {
  const sku = order.lines.find(({ id }) => id === lineId)?.sku;
  return sku === undefined ? undefined : rules.products[sku];
}
