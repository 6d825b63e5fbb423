import type { CompensationOffer, Order } from '#commerce/order.ts';
import { lateSinceMs } from './late-since.ts';
import { type Asked, grantedBy, LATE_COUPON, type OrderFile, refused, type Verdict } from './order-file.ts';
import { DAY_MS } from './order-times.ts';
import type { ShopRules } from './shop-rules.ts';

/** What the shop offers for this order now, and what it granted: the order system's own, and what the rules say. */
export function offersOf(
  rules: ShopRules,
  { document, order, history }: Pick<OrderFile, 'document' | 'order' | 'history'>,
  nowMs: number,
): CompensationOffer[] {
  const late = lateOffer(rules, order, nowMs);
  const offers = [...(document.offers ?? []), ...(late ? [late] : [])];
  const known = offers.flatMap((offer) => {
    const code = grantedBy(history, offer.rule)?.decision.coupon;
    const isOver = offer.expires_at !== undefined && Date.parse(offer.expires_at) < nowMs;
    return code === undefined ? (isOver ? [] : [offer]) : [{ ...offer, code }];
  });
  // Of an order that is not late any more the coupon is still theirs.
  const granted = grantedBy(history, LATE_COUPON);
  if (granted && !known.some(({ rule }) => rule === LATE_COUPON)) {
    const { amount, coupon: code } = granted.decision;
    known.push({ id: 'late', kind: 'coupon', rule: LATE_COUPON, ...(amount && { amount }), ...(code && { code }) });
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
