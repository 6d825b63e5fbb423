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
export type ReturnStatus = 'requested' | 'approved' | 'rejected' | 'in_transit' | 'received' | 'refunded' | 'cancelled';

export interface OrderLine {
  id: string;
  title: string;
  sku?: string;
  quantity: number;
  returnable_quantity?: number;
  unit_price?: Money;
}

export interface ShipmentEvent {
  /** ISO 8601 with offset. */
  at: string;
  /** What happened, in the shop's own words. */
  text: string;
  place?: string;
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
}

export interface OrderReturn {
  id: string;
  status: ReturnStatus;
  requested_at?: string;
  label_url?: string;
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
  refunds?: Money[];
  /** When the shopper last changed where it goes. The address itself is not told. */
  address_changed_at?: string;
}
