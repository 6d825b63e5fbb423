import type {
  FulfillmentStatus,
  Money,
  Order,
  PaymentStatus,
  Refund,
  RefundStatus,
  Shipment,
} from '#commerce/order.ts';
import { AppError } from '#core/app-error.ts';
import type { OrderAnswer } from './order-answer.ts';

/** Vendure's default money strategy: integers, two decimals whatever the currency. */
const DECIMALS = 2;

/** Vendure's order as the chat has it; `order-not-found` for a basket that was not ordered yet. States: https://docs.vendure.io/guides/core-concepts/orders/ */
export function toOrder(answer: OrderAnswer): Order {
  const { code, state, orderPlacedAt, totalWithTax, currencyCode: currency, lines, payments, fulfillments } = answer;
  if (!orderPlacedAt) throw new AppError('order-not-found');
  const refunds = (payments ?? []).flatMap((payment) => payment.refunds.map((refund) => toRefund(refund, currency)));
  const shipments = (fulfillments ?? []).filter((fulfillment) => fulfillment.state !== 'Cancelled').map(toShipment);
  return {
    id: code,
    number: code,
    placed_at: orderPlacedAt,
    status: state === 'Cancelled' ? 'cancelled' : state === 'Delivered' ? 'completed' : 'open',
    payment: paymentOf(answer, refunds),
    fulfillment: FULFILLMENT[state] ?? (shipments.length > 0 ? 'processing' : 'unfulfilled'),
    total: money(totalWithTax, currency),
    lines: lines.map(({ id, quantity, proratedUnitPriceWithTax, productVariant: { name, sku } }) => ({
      id,
      title: name,
      sku,
      quantity,
      unit_price: money(proratedUnitPriceWithTax, currency),
    })),
    ...(shipments.length > 0 && { shipments }),
    ...(refunds.length > 0 && { refunds }),
  };
}

const FULFILLMENT: Record<string, FulfillmentStatus> = {
  PaymentSettled: 'processing',
  PartiallyShipped: 'partially_shipped',
  Shipped: 'shipped',
  PartiallyDelivered: 'shipped',
  Delivered: 'delivered',
};

function paymentOf({ payments, totalWithTax }: OrderAnswer, refunds: readonly Refund[]): PaymentStatus {
  const back = refunds.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 10 ** DECIMALS), 0);
  if (back > 0) return back >= totalWithTax ? 'refunded' : 'partially_refunded';
  const states = (payments ?? []).map(({ state }) => state);
  if (states.includes('Settled')) return 'paid';
  if (states.includes('Authorized')) return 'authorized';
  return states.some((state) => state === 'Declined' || state === 'Error') ? 'failed' : 'pending';
}

const REFUND: Record<string, RefundStatus> = { Settled: 'paid', Failed: 'failed' };

const toRefund = (
  { total, state, createdAt }: { total: number; state: string; createdAt: string },
  currency: string,
): Refund => ({ ...money(total, currency), status: REFUND[state] ?? 'pending', at: createdAt });

type Fulfillment = NonNullable<OrderAnswer['fulfillments']>[number];

/** The method's name is the carrier's where the shop fulfils by hand. When it was shipped is not told, only its last change. */
function toShipment({ state, method, trackingCode, createdAt, updatedAt, lines }: Fulfillment): Shipment {
  const gone = state === 'Shipped' || state === 'Delivered';
  return {
    carrier: method,
    ...(trackingCode && { tracking_number: trackingCode }),
    ...(gone && { shipped_at: state === 'Shipped' ? updatedAt : createdAt }),
    ...(state === 'Delivered' && { delivered_at: updatedAt }),
    lines: lines.map(({ orderLineId, quantity }) => ({ line_id: orderLineId, quantity })),
  };
}

function money(minor: number, currency: string): Money {
  const digits = String(Math.abs(minor)).padStart(DECIMALS + 1, '0');
  return { amount: `${minor < 0 ? '-' : ''}${digits.slice(0, -DECIMALS)}.${digits.slice(-DECIMALS)}`, currency };
}
