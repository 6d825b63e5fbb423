import { createHash } from 'node:crypto';
import type { Money, Order } from '#commerce/order.ts';
import { orderKey } from '#commerce/order-key.ts';
import type { DemoData } from './demo-data.ts';

/** Stock-keeping unit, title, unit price. */
export type DemoProduct = readonly [sku: string, title: string, price: string];

export interface DemoOrder extends Omit<Order, 'id' | 'lines' | 'total' | 'refunds'> {
  customerId: string;
  /** Product and quantity. */
  lines: (readonly [product: DemoProduct, quantity: number])[];
  /** All of it can be sent back. */
  returnable?: boolean;
  /** `all`, or a decimal amount. */
  refunded?: string;
}

/** Fills in what follows from the rest: ids that stay the same at every start, line prices, the total. */
export function demoOrder(shop: string, currency: string, order: DemoOrder): DemoData['orders'][number] {
  const { customerId, lines, returnable = false, refunded, ...rest } = order;
  const id = `ord_${createHash('sha256')
    .update(`${shop} ${orderKey(order.number)}`)
    .digest('hex')
    .slice(0, 20)}`;
  const cents = lines.reduce((sum, [[, , price], quantity]) => sum + Math.round(Number(price) * 100) * quantity, 0);
  const total: Money = { amount: (cents / 100).toFixed(2), currency };
  return {
    customerId,
    order: {
      id,
      ...rest,
      total,
      lines: lines.map(([[sku, title, price], quantity], index) => ({
        id: `${id}_${index + 1}`,
        title,
        sku,
        quantity,
        returnable_quantity: returnable ? quantity : 0,
        unit_price: { amount: price, currency },
      })),
      ...(refunded !== undefined && { refunds: [refunded === 'all' ? total : { amount: refunded, currency }] }),
    },
  };
}
