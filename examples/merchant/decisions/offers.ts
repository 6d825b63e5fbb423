import { proposeCompensation } from '#commerce/compensation/propose-compensation.ts';
import { HEAT_COUPON_RULE } from '#commerce/compensation/propose-for-warmth.ts';
import type { CompensationOffer, Order } from '#commerce/order.ts';
import { lateSinceMs } from './late-since.ts';
import { least, toMinor } from './money.ts';
import {
  type Asked,
  grantedBy,
  holds,
  isOfGoods,
  LATE_COUPON,
  type OrderFile,
  type PastAction,
  refused,
  type Verdict,
} from './order-file.ts';
import { leftToRefund, money, paidFor } from './order-money.ts';
import { DAY_MS, HOUR_MS } from './order-times.ts';
import type { ShopRules } from './shop-rules.ts';

/** What the shop offers for this order now, and what it granted: the order system's own, and what the rules say. */
export function offersOf(
  rules: ShopRules,
  file: Pick<OrderFile, 'document' | 'order' | 'history'>,
  nowMs: number,
): CompensationOffer[] {
  const { document, order, history } = file;
  const late = lateOffer(rules, order, nowMs);
  const own = [...(document.offers ?? []), ...(late ? [late] : [])];
  const offers = [...own, ...ruledOffers(rules, file, nowMs)];
  const known = offers.flatMap((offer) => {
    if (offer.kind === 'refund' && isClaimed(history, offer.id)) return [];
    const granted = grantedBy(history, offer.rule)?.decision;
    const code = granted?.coupon;
    const isOver = offer.expires_at !== undefined && Date.parse(offer.expires_at) < nowMs;
    if (code === undefined) return isOver ? [] : [offer];
    return [{ ...offer, ...(granted?.amount && { amount: granted.amount }), code }];
  });
  // Of an order that is not late any more, or whose warm goods went back, the coupon is still theirs.
  for (const rule of [LATE_COUPON, HEAT_COUPON_RULE]) {
    const granted = grantedBy(history, rule);
    if (!granted || known.some((offer) => offer.rule === rule)) continue;
    const { amount, coupon: code } = granted.decision;
    const id = rule === LATE_COUPON ? 'late' : rule;
    known.push({ id, kind: 'coupon', rule, ...(amount && { amount }), ...(code && { code }) });
  }
  return known;
}

/** The order with what is offered for it. */
export function withOffers(rules: ShopRules | undefined, file: Parameters<typeof offersOf>[1], nowMs: number): Order {
  const { offers: _, ...order } = file.order;
  const offers = rules ? offersOf(rules, file, nowMs) : (file.document.offers ?? []);
  return offers.length > 0 ? { ...order, offers } : order;
}

/** A coupon that the shop offers: the one that field `offer` names, or else the first that can be had. */
export function decideCouponGrant(rules: ShopRules, file: OrderFile, asked: Asked, nowMs: number): Verdict {
  const { order } = file;
  if (order.status === 'cancelled') return refused('not-possible');
  if (order.payment === 'pending' || order.payment === 'failed') return refused('not-paid');
  const wanted = asked.fields.offer;
  const coupons = offersOf(rules, file, nowMs).filter(
    ({ id, kind }) => kind === 'coupon' && (wanted === undefined || id === wanted),
  );
  const offer = coupons.find(({ code }) => code === undefined);
  if (offer) {
    const { amount, rule } = offer;
    return { outcome: 'done', reason: 'accepted', rule, ...(amount && { amount }), isCoupon: true };
  }
  if (coupons.length > 0) return refused('already-done');
  const isOver = (file.document.offers ?? []).some(({ id, kind }) => kind === 'coupon' && id === wanted);
  return refused(isOver ? 'window-over' : wanted === undefined && rules.late.coupon ? 'not-late' : 'not-possible');
}

/**
 * What the rules of warmth and weight offer for what is left of the order: nothing of what a claim or a return has taken up.
 * What was paid for it goes by the lines as they were ordered.
 */
function ruledOffers(
  { offers }: ShopRules,
  file: Pick<OrderFile, 'document' | 'order' | 'history'>,
  nowMs: number,
): CompensationOffer[] {
  if (!offers) return [];
  const { trace, compensation } = offers;
  const { late: _, ...rest } = compensation;
  const { offers: __, ...order } = file.order;
  const isGone = (past: PastAction) => isOfGoods(past) || (past.action === 'refund' && holds(past));
  const back = (order.returns ?? []).filter(({ status }) => status !== 'rejected' && status !== 'cancelled');
  const gone = new Set([...file.history.filter(isGone), ...back].flatMap(lineIdsOf));
  const lines = order.lines.filter(({ id }) => !gone.has(id));
  return proposeCompensation({
    order: { ...order, lines },
    ordered: file.document.lines,
    rules: { trace, compensation: rest },
    now: nowMs,
  }).map(({ id, kind, rule, amount, lineIds, untilMs }) => {
    const own = lines.filter((line) => lineIds.includes(line.id));
    const asked = own.map((line) => ({ line_id: line.id, quantity: line.quantity }));
    const capped = kind === 'refund' ? money(file, least(toMinor(amount), paidFor(file, asked))) : amount;
    const until = untilMs === null ? {} : { expires_at: new Date(untilMs).toISOString() };
    return { id, kind, rule, amount: capped, ...until };
  });
}

const lineIdsOf = ({ lines }: { lines?: readonly { line_id: string }[] }) =>
  (lines ?? []).map(({ line_id }) => line_id);

/** The refund of this offer was granted, or is looked at. */
const isClaimed = (history: readonly PastAction[], offerId: string): boolean =>
  history.some((past) => past.action === 'claim' && holds(past) && past.fields.offer === offerId);

/** A refund that the rules offer, asked for by its name: what the log and the scales prove needs no photo. */
export function decideOfferedRefund(rules: ShopRules, file: OrderFile, asked: Asked, nowMs: number): Verdict {
  const { order } = file;
  if (order.status === 'cancelled') return refused('not-possible');
  const wanted = asked.fields.offer;
  const offer = offersOf(rules, file, nowMs).find(({ id, kind }) => kind === 'refund' && id === wanted);
  const left = leftToRefund(order);
  if (offer?.amount && left > 0n) {
    const amount = money(file, least(toMinor(offer.amount), left));
    return {
      outcome: 'done',
      reason: 'accepted',
      rule: offer.rule,
      amount,
      dueMs: nowMs + rules.refundHours * HOUR_MS,
    };
  }
  const isTaken =
    (wanted !== undefined && isClaimed(file.history, wanted)) ||
    file.history.some((past) => isOfGoods(past) && past.lines.some((line) => isNamed(wanted, line.line_id)));
  return refused(isTaken ? 'already-done' : 'not-possible');
}

/** Whether an offer is about this line: refunds end with the line's id. */
export const isNamed = (offer: string | undefined, lineId: string): boolean => offer?.endsWith(`.${lineId}`) ?? false;

function lateOffer(rules: ShopRules, order: Order, nowMs: number): CompensationOffer | null {
  const { coupon } = rules.late;
  const sinceMs = lateSinceMs(rules, order, nowMs);
  const isPaid = order.payment !== 'pending' && order.payment !== 'failed';
  if (!coupon || sinceMs === null || !isPaid || order.status === 'cancelled') return null;
  return {
    id: 'late',
    kind: 'coupon',
    rule: LATE_COUPON,
    amount: { amount: coupon.amount, currency: order.total.currency },
    expires_at: new Date(sinceMs + coupon.days * DAY_MS).toISOString(),
  };
}
