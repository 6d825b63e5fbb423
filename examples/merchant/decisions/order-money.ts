import type { Money, Order } from '#commerce/order.ts';
import { fromMinor, share, toMinor } from './money.ts';
import type { ActionLine, OrderFile } from './order-file.ts';

/** Paid and not given back. */
export function leftToRefund(order: Order): bigint {
  if (order.payment === 'pending' || order.payment === 'failed' || order.payment === 'authorized') return 0n;
  const back = (order.refunds ?? []).reduce((sum, refund) => sum + toMinor(refund), 0n);
  const left = toMinor(order.total) - back;
  return order.payment === 'refunded' || left < 0n ? 0n : left;
}

/**
 * What was really paid for these lines: where an order cost less than its lines together, the discount is shared out by
 * price. Lines without a price count as nothing.
 */
export function paidFor({ document }: Pick<OrderFile, 'document'>, lines: readonly ActionLine[]): bigint {
  const total = toMinor(document.total);
  const listed = document.lines.reduce((sum, line) => sum + price(line.unit_price) * BigInt(line.quantity), 0n);
  const asked = lines.reduce((sum, { line_id, quantity }) => {
    const line = document.lines.find((known) => known.id === line_id);
    return sum + price(line?.unit_price) * BigInt(quantity);
  }, 0n);
  return total < listed ? share(asked, total, listed) : asked;
}

/** An amount in the order's currency. */
export const money = ({ order }: Pick<OrderFile, 'order'>, minor: bigint): Money =>
  fromMinor(minor, order.total.currency);

const price = (unitPrice: Money | undefined): bigint => (unitPrice ? toMinor(unitPrice) : 0n);
