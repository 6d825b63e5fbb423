import type { ActionDecision, OrderAction } from '#commerce/action.ts';
import type { CompensationLedger } from '#commerce/compensation/limit-grant.ts';
import type { Order } from '#commerce/order.ts';
import type { DeliveryFacts } from '../services/notice-setup.ts';
import { reviewedMs } from './order-times.ts';
import type { ShopRules } from './shop-rules.ts';

/** What the shop knows of an order and does not show. */
export interface OrderFacts {
  /** ISO 8601, where it was cancelled otherwise than by an action. */
  cancelled_at?: string;
  /** The payment was taken twice. */
  charged_twice?: boolean;
  /** Paid for the delivery besides the goods, decimal, in the order's currency. */
  delivery_fee?: string;
  /** How it goes out: what the risk model asks for. */
  delivery?: DeliveryFacts;
}

export interface ActionLine {
  line_id: string;
  quantity: number;
}

/** An action that was decided before. */
export interface PastAction {
  id: string;
  action: OrderAction;
  /** ISO 8601. */
  at: string;
  /** What it was about; never empty where the order has lines. */
  lines: ActionLine[];
  fields: Record<string, string>;
  /** Without the order, which goes on changing. */
  decision: Omit<ActionDecision, 'order'>;
}

/** All that a decision about an order rests on. */
export interface OrderFile {
  /** As it was ordered. */
  document: Order;
  /** As it stands now: with what was done since. */
  order: Order;
  facts: OrderFacts;
  /** Of this order, oldest first. */
  history: readonly PastAction[];
  /** Claims of this customer that were granted or are looked at, over all their orders, in the last 30 days. */
  recentClaims: number;
  /** What the limits of grants go by, where the shop has some. */
  ledger?: CompensationLedger;
}

/** What is asked for, with its lines resolved: none meant all of them. */
export interface Asked {
  action: OrderAction;
  lines: ActionLine[];
  fields: Readonly<Record<string, string>>;
  photoCount: number;
}

/** What a rule decides. Numbers of tickets and codes of coupons are given where it is written down. */
export interface Verdict {
  outcome: ActionDecision['outcome'];
  reason: ActionDecision['reason'];
  amount?: ActionDecision['amount'];
  /** Which of the shop's rules decided, where it is not the one that goes by the action's name. */
  rule?: string;
  /** `amount` is a coupon's. */
  isCoupon?: true;
  /** Epoch ms. */
  dueMs?: number;
  /** The limit that sent it to a person: for the ticket alone, the shopper is not told. */
  heldBy?: string;
  /** Of the ticket that is open for the same already. */
  ticketNumber?: string;
}

/** All that is left of the order. */
export const isWhole = ({ order }: Pick<OrderFile, 'order'>, lines: readonly ActionLine[]): boolean =>
  order.lines.every(({ id, quantity }) => lines.some((line) => line.line_id === id && line.quantity >= quantity));

/** What was granted or is still looked at. */
export const holds = ({ decision }: PastAction): boolean => decision.outcome !== 'refused';

/** What takes up goods: they go back, or were made good. Money for lateness takes up none, save by an offer's name. */
export const isOfGoods = (past: PastAction): boolean =>
  (past.action === 'return' || past.action === 'exchange' || past.action === 'claim') &&
  (past.fields.problem !== 'late' || past.fields.offer !== undefined) &&
  holds(past);

export const refused = (reason: Verdict['reason']): Verdict => ({ outcome: 'refused', reason });

/** A person looks at it first. */
export const needsCheck = (rules: ShopRules, nowMs: number): Verdict => ({
  outcome: 'review',
  reason: 'needs-check',
  dueMs: reviewedMs(rules, nowMs),
});

export const LATE_COUPON = 'late.coupon';

/** The action that granted a coupon by this rule. Decisions from before they named their rule were for lateness. */
export const grantedBy = (history: readonly PastAction[], rule: string): PastAction | undefined =>
  history.find(({ decision }) => decision.coupon !== undefined && (decision.rule ?? LATE_COUPON) === rule);
