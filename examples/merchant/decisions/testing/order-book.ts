import type { OrderAction } from '#commerce/action.ts';
import type { CompensationLedger } from '#commerce/compensation/limit-grant.ts';
import type { Order } from '#commerce/order.ts';
import { applyActions } from '../apply-action.ts';
import { decideAction, resolveLines, toDecision } from '../decide-action.ts';
import type { OrderFacts, OrderFile, PastAction, Verdict } from '../order-file.ts';
import type { ShopRules } from '../shop-rules.ts';

export const NOW = Date.parse('2026-11-21T08:00:00Z');
export const minutesAgo = (minutes: number): string => new Date(NOW - minutes * 60_000).toISOString();
export const hoursAgo = (hours: number): string => minutesAgo(hours * 60);
export const daysAgo = (days: number): string => hoursAgo(days * 24);

export const RULES: ShopRules = {
  products: {
    A: { price: '10.00', claimHours: 24, grams: 500, notReturnable: true },
    B: { price: '19.99', sealedOnly: true },
    C: { price: '40.00', pieces: 4, sealedOnly: true, exchangeOpened: true },
  },
  cancel: { atOnce: ['unfulfilled'], minutes: 120, tried: ['unfulfilled', 'processing'] },
  restoreMinutes: 60,
  changeItem: ['unfulfilled', 'processing'],
  changeAddress: { atOnce: ['unfulfilled'], tried: ['processing'] },
  dispatchHours: 48,
  late: {
    coupon: { promise: 'arrival', minutes: 30, amount: '5.00', days: 7 },
    feeBackMinutes: 60,
    refusableMinutes: 60,
  },
  lost: { overdueHours: 72, quietHours: 72, deliveredHours: 24 },
  returns: { days: 7, fee: '6.00', roundTripDays: 3, allergyDays: 30 },
  exchangeDays: 7,
  claims: {
    hours: 72,
    hoursByProblem: { missing: 24 },
    atOnceBelow: '30.00',
    withoutPhoto: ['missing', 'lost'],
    atOncePerMonth: 3,
    shortWeight: { tolerated: 2, doubledAbove: 5 },
  },
  priceAdjustHours: 24,
  invoice: { days: 90, since: 'delivered', hours: 24, corrections: 1 },
  refundHours: 24,
  review: { hours: 2 },
  ticketHours: { payment: 24, coupon: 24, account: 24, complaint: 2, wholesale: 24, warranty: 24, other: 24 },
};

/** Two of A at 12.00, one each of B at 19.99 and C at 40.00: 83.99. */
export function anOrder(rest: Partial<Order> = {}): Order {
  const line = (id: string, quantity: number, amount: string) => ({
    id,
    sku: id,
    title: id,
    quantity,
    returnable_quantity: quantity,
    unit_price: { amount, currency: 'CNY' },
  });
  return {
    id: 'o1',
    number: 'T-1',
    placed_at: minutesAgo(30),
    status: 'open',
    payment: 'paid',
    fulfillment: 'unfulfilled',
    total: { amount: '83.99', currency: 'CNY' },
    lines: [line('A', 2, '12.00'), line('B', 1, '19.99'), line('C', 1, '40.00')],
    ...rest,
  };
}

export const delivered = (hours: number, rest: Partial<Order> = {}): Order =>
  anOrder({
    placed_at: hoursAgo(hours + 24),
    status: 'completed',
    fulfillment: 'delivered',
    shipments: [{ shipped_at: hoursAgo(hours + 2), delivered_at: hoursAgo(hours) }],
    ...rest,
  });

interface Wish {
  lines?: Record<string, number>;
  fields?: Record<string, string>;
  photos?: number;
  atMs?: number;
}

/** One order with its past: `ask` decides and writes down what was decided, as the backend does. */
export function orderBook(
  document: Order,
  options: { rules?: ShopRules; facts?: OrderFacts; claims?: number; ledger?: CompensationLedger } = {},
) {
  const { rules = RULES, facts = {}, claims = 0, ledger } = options;
  const history: PastAction[] = [];
  const order = () => applyActions(document, history);
  return {
    history,
    order,
    ask(action: OrderAction, { lines = {}, fields = {}, photos = 0, atMs = NOW }: Wish = {}): Verdict {
      const wanted = Object.entries(lines).map(([line_id, quantity]) => ({ line_id, quantity }));
      const mine = history.filter((past) => past.action === 'claim' && past.decision.outcome !== 'refused').length;
      const file: OrderFile = {
        document,
        order: order(),
        facts,
        history,
        recentClaims: claims + mine,
        ...(ledger && { ledger }),
      };
      const found = resolveLines(file, { action, lines: wanted, fields }, photos);
      if ('fault' in found) throw new Error(found.fault.path);
      const verdict = decideAction(rules, file, found.asked, atMs);
      const id = `act_${history.length + 1}`;
      const isNew = verdict.outcome === 'review' && verdict.ticketNumber === undefined;
      const decision = toDecision(verdict, {
        ticketNumber: isNew ? `S-${history.length + 1}` : undefined,
        couponCode: verdict.isCoupon && 'SORRY',
      });
      const { lines: resolved } = found.asked;
      history.push({ id, action, at: new Date(atMs).toISOString(), lines: resolved, fields, decision });
      return verdict;
    },
  };
}
