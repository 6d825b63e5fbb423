import { createHash } from 'node:crypto';
import type { Money, Order } from '#commerce/order.ts';
import { orderKey } from '#commerce/order-key.ts';
import { fromMinor, toMinor } from '../decisions/money.ts';
import type { OrderFacts } from '../decisions/order-file.ts';
import type { ProductFacts } from '../decisions/shop-rules.ts';
import type { DemoData } from './demo-data.ts';

/** Stock-keeping unit, title, today's unit price, and what matters to decisions. */
export type DemoProduct = readonly [sku: string, title: string, price: string, facts?: Omit<ProductFacts, 'price'>];

export interface DemoOrder extends Omit<Order, 'id' | 'lines' | 'total' | 'refunds'> {
  customerId: string;
  /** Product, quantity, and the price it was bought at where that was not today's. */
  lines: (readonly [product: DemoProduct, quantity: number, boughtAt?: string])[];
  /** All of it can be sent back. */
  returnable?: boolean;
  /** `all`, or a decimal amount. */
  refunded?: string;
  facts?: OrderFacts;
}

/** Fills in what follows from the rest: ids that stay the same at every start, line prices, the total. */
export function demoOrder(shop: string, currency: string, order: DemoOrder): DemoData['orders'][number] {
  const { customerId, lines, returnable = false, refunded, facts, returns, ...rest } = order;
  const id = `ord_${createHash('sha256')
    .update(`${shop} ${orderKey(order.number)}`)
    .digest('hex')
    .slice(0, 20)}`;
  const priced = lines.map(([[sku, title, today], quantity, boughtAt = today]) => {
    const unit_price: Money = { amount: boughtAt, currency };
    return { sku, title, quantity, returnable_quantity: returnable ? quantity : 0, unit_price };
  });
  const sum = priced.reduce((minor, line) => minor + toMinor(line.unit_price) * BigInt(line.quantity), 0n);
  const total = fromMinor(sum, currency);
  const all = priced.map(({ quantity }, index) => ({ line_id: `${id}_${index + 1}`, quantity }));
  return {
    customerId,
    order: {
      id,
      ...rest,
      total,
      lines: priced.map((line, index) => ({ id: `${id}_${index + 1}`, ...line })),
      ...(returns && { returns: returns.map((made) => ({ kind: 'refund', lines: all, amount: total, ...made })) }),
      ...(refunded !== undefined && {
        refunds: [{ ...(refunded === 'all' ? total : { amount: refunded, currency }), status: 'paid' }],
      }),
    },
    ...(facts && { facts }),
  };
}

/** Products as the rules look them up: by SKU. */
export function factsBySku(products: Record<string, DemoProduct>): Record<string, ProductFacts> {
  return Object.fromEntries(Object.values(products).map(([sku, , price, facts]) => [sku, { price, ...facts }]));
}
