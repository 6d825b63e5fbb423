import type { OrderNotice } from './risk/order-notice.ts';

/** The shop's order data as the backend gives it. Mirrors the schemas of `docs/merchant-protocol.openapi.yaml`. */
export interface Money {
  /** Decimal string, for example `-12.50`; never a float. */
  amount: string;
  /** ISO 4217. */
  currency: string;
}

export type OrderStatus = 'open' | 'completed' | 'cancelled';
export type PaymentStatus = 'pending' | 'authorized' | 'paid' | 'partially_refunded' | 'refunded' | 'failed';
export type FulfillmentStatus =
  | 'unfulfilled'
  | 'processing'
  | 'partially_shipped'
  | 'shipped'
  | 'out_for_delivery'
  | 'delivered'
  | 'returned';
export const LEG_MODES = ['road', 'rail', 'air', 'sea', 'rider', 'pickup'] as const;
export type LegMode = (typeof LEG_MODES)[number];
export const OFFER_KINDS = ['coupon', 'refund', 'resend', 'points'] as const;
export type OfferKind = (typeof OFFER_KINDS)[number];
export type RefundStatus = 'pending' | 'paid' | 'failed';
export type SortingResult = 'passed' | 'replaced' | 'removed';
export type ReturnStatus = 'requested' | 'approved' | 'rejected' | 'in_transit' | 'received' | 'refunded' | 'cancelled';

export interface OrderLine {
  id: string;
  title: string;
  sku?: string;
  quantity: number;
  returnable_quantity?: number;
  unit_price?: Money;
  /** What was packed, as far as it can be traced. */
  batches?: Batch[];
}

/** Where goods come from, and how long they last. Days are `YYYY-MM-DD`. */
export interface Batch {
  number: string;
  made_on?: string;
  best_before?: string;
  origin?: string;
  certificate?: Certificate;
}

export interface Certificate {
  title: string;
  number?: string;
  url?: string;
}

export interface ShipmentEvent {
  /** ISO 8601 with offset. */
  at: string;
  /** What happened, in the shop's own words. */
  text: string;
  place?: string;
}

/** A stretch of the way. */
export interface ShipmentLeg {
  mode: LegMode;
  carrier?: string;
  from?: string;
  to?: string;
  departed_at?: string;
  eta?: string;
  arrived_at?: string;
}

/** Temperatures on the way, with what they should be. Degrees Celsius. */
export interface ColdChain {
  min_celsius?: number;
  max_celsius?: number;
  /** Oldest first. */
  readings: ColdChainReading[];
}

export interface ColdChainReading {
  at: string;
  celsius: number;
  place?: string;
  sensor?: string;
}

export interface Shipment {
  carrier?: string;
  tracking_number?: string;
  tracking_url?: string;
  shipped_at?: string;
  eta?: string;
  delivered_at?: string | null;
  /** Newest first. */
  events?: ShipmentEvent[];
  /** In the order of travel. */
  legs?: ShipmentLeg[];
  cold_chain?: ColdChain;
  /** What is in it; absent where the shop does not tell. */
  lines?: LineQuantity[];
}

export interface LineQuantity {
  line_id: string;
  quantity: number;
}

export interface OrderReturn {
  id: string;
  status: ReturnStatus;
  requested_at?: string;
  label_url?: string;
  kind?: 'refund' | 'exchange';
  lines?: LineQuantity[];
  /** What goes back once it was received. */
  amount?: Money;
  /** Until when the money is back, or the other one sent. */
  due_at?: string;
}

/** Money that went back, or is going. */
export interface Refund extends Money {
  status?: RefundStatus;
  /** When it was decided. */
  at?: string;
  /** Until when the shopper has it. */
  due_at?: string;
}

/** What was seen when the order was picked and packed. */
export interface SortingRecord {
  at: string;
  /** In the shop's own words. */
  text: string;
  /** Of one line; absent for the whole order. */
  line_id?: string;
  place?: string;
  result?: SortingResult;
  /** Weighed, of all pieces of the line. */
  grams?: number;
}

/** What the shop offers for something that went wrong. Granted by action `coupon-grant` where it is a coupon. */
export interface CompensationOffer {
  id: string;
  kind: OfferKind;
  /** Which of the shop's rules it follows from. */
  rule: string;
  amount?: Money;
  /** Once granted. */
  code?: string;
  expires_at?: string;
}

export interface Order {
  id: string;
  number: string;
  placed_at: string;
  status: OrderStatus;
  payment: PaymentStatus;
  fulfillment: FulfillmentStatus;
  total: Money;
  lines: OrderLine[];
  shipments?: Shipment[];
  returns?: OrderReturn[];
  refunds?: Refund[];
  /** Oldest first. */
  sorting?: SortingRecord[];
  /** Open and granted. */
  offers?: CompensationOffer[];
  /** What the shop says of it before it is asked; at most one of a kind. */
  notices?: OrderNotice[];
  /** When the shopper last changed where it goes. The address itself is not told. */
  address_changed_at?: string;
}
