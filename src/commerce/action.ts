import type { Money, Order } from './order.ts';

/**
 * What a shopper may ask of the backend beyond reading. The backend alone decides; the device only asks, once the
 * shopper has confirmed. Mirrors `docs/merchant-protocol.openapi.yaml`.
 */
export const ORDER_ACTIONS = [
  'cancel',
  'restore',
  'change-item',
  'change-address',
  'urge',
  'return',
  'exchange',
  'refund',
  /** Something was wrong with what arrived: lost, missing, wrong, damaged, defective, spoiled, short weight. */
  'claim',
  'price-adjust',
  'invoice',
  /** A coupon that the shop offers for this order (`Order.offers`; field `offer` names one). */
  'coupon-grant',
] as const;
export type OrderAction = (typeof ORDER_ACTIONS)[number];

/** What is not about one order: a ticket that a person works on. */
export const TICKET_TOPICS = ['payment', 'coupon', 'account', 'complaint', 'wholesale', 'warranty', 'other'] as const;
export type TicketTopic = (typeof TICKET_TOPICS)[number];

/** A request to act. `lines` are lines of the order; none means the whole order. */
export interface ActionRequest {
  action: OrderAction;
  lines: { line_id: string; quantity: number }[];
  /** What the flow collected, by field name: plain strings. */
  fields: Record<string, string>;
  /** Ids of photos kept on this device; they travel with the request. */
  photoIds: string[];
}

export interface TicketRequest {
  topic: TicketTopic;
  fields: Record<string, string>;
  photoIds: string[];
}

/** Why it was decided so; a pack words each as `reason.CODE`. */
export const DECISION_REASONS = [
  'accepted',
  'already-done',
  'already-shipped',
  'not-shipped',
  'not-delivered',
  'not-paid',
  'not-cancelled',
  'window-over',
  'not-returnable',
  'no-price-drop',
  'not-late',
  'not-possible',
  'needs-check',
  'limit-reached',
] as const;
export type DecisionReason = (typeof DECISION_REASONS)[number];

/** What the backend decided: `done` at once, `review` by a person (with a ticket), or `refused`. */
export interface ActionDecision {
  outcome: 'done' | 'review' | 'refused';
  reason: DecisionReason;
  /** Which of the shop's rules decided, by the shop's own name for it; for receipts and agents. */
  rule?: string;
  /** Money that goes back, or was granted. */
  amount?: Money;
  /** A coupon code that was granted. */
  coupon?: string;
  ticket_number?: string;
  /** ISO 8601: until when the shopper hears, or has the money. */
  due_at?: string;
  /** The order as it stands now. */
  order?: Order;
}
