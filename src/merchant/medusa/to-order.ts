import type {
  FulfillmentStatus,
  Money,
  Order,
  OrderReturn,
  PaymentStatus,
  Refund,
  ReturnStatus,
  Shipment,
} from '#commerce/order.ts';
import type { MedusaOrder } from './order-answer.ts';

/**
 * Medusa's order as the chat has it, by its number: the id alone opens an order to anybody, so it is not even asked for.
 * States: `OrderStatus`, `PaymentCollectionStatus` and `FulfillmentStatus` of `@medusajs/utils` 2.21.
 */
export function toOrder(order: MedusaOrder): Order {
  const number = `${order.display_id}`;
  const currency = order.currency_code.toUpperCase();
  const refunds = order.refunds.map(
    ({ amount, created_at }): Refund => ({ ...money(amount, currency), status: 'paid', at: created_at }),
  );
  const shipments = order.fulfillments.filter(({ canceled_at }) => !canceled_at).map(toShipment);
  const returns = order.returns.map(toReturn);
  return {
    id: number,
    number,
    placed_at: order.created_at,
    status: STATUS[order.status] ?? 'open',
    payment: PAYMENT[order.payment_status] ?? 'pending',
    fulfillment: FULFILLMENT[order.fulfillment_status] ?? 'unfulfilled',
    total: money(order.total_paid, currency),
    lines: order.items.map(({ id, title, variant_title, sku, quantity, returnable_quantity, unit_price }) => ({
      id,
      title: [title, variant_title].filter(Boolean).join(' · '),
      ...(sku && { sku }),
      quantity,
      returnable_quantity,
      unit_price: money(unit_price, currency),
    })),
    ...(shipments.length > 0 && { shipments }),
    ...(returns.length > 0 && { returns }),
    ...(refunds.length > 0 && { refunds }),
  };
}

const STATUS: Record<string, Order['status']> = {
  completed: 'completed',
  archived: 'completed',
  canceled: 'cancelled',
};

const PAYMENT: Record<string, PaymentStatus> = {
  authorized: 'authorized',
  partially_authorized: 'authorized',
  captured: 'paid',
  partially_captured: 'paid',
  refunded: 'refunded',
  partially_refunded: 'partially_refunded',
  canceled: 'failed',
};

const FULFILLMENT: Record<string, FulfillmentStatus> = {
  fulfilled: 'processing',
  partially_fulfilled: 'processing',
  shipped: 'shipped',
  partially_shipped: 'partially_shipped',
  delivered: 'delivered',
  partially_delivered: 'shipped',
};

const RETURN: Record<string, ReturnStatus> = {
  requested: 'requested',
  received: 'received',
  partially_received: 'received',
  canceled: 'cancelled',
};

function toShipment({ shipped_at, delivered_at, labels, items }: MedusaOrder['fulfillments'][number]): Shipment {
  const [label] = labels;
  const isLink = label?.tracking_url?.startsWith('https://');
  return {
    ...(label?.tracking_number && { tracking_number: label.tracking_number }),
    ...(isLink && { tracking_url: label?.tracking_url as string }),
    ...(shipped_at && { shipped_at }),
    ...(delivered_at && { delivered_at }),
    lines: items.flatMap(({ line_item_id, quantity }) => (line_item_id ? [{ line_id: line_item_id, quantity }] : [])),
  };
}

function toReturn({ display_id, status, requested_at, items }: MedusaOrder['returns'][number]): OrderReturn {
  return {
    id: `${display_id}`,
    status: RETURN[status] ?? 'requested',
    ...(requested_at && { requested_at }),
    lines: items.map(({ item_id, quantity }) => ({ line_id: item_id, quantity })),
  };
}

/** Decimals come as a JSON number: its shortest form is what was meant, with two decimals at least where it has any. */
function money(amount: number, currency: string): Money {
  const [whole = '0', decimals = ''] = amount.toString().split('.');
  return { amount: `${whole}.${decimals.padEnd(2, '0')}`, currency };
}
