import { orderKey } from '#commerce/order-key.ts';
import type { Database } from '../database/database.ts';
import { putOperationsHour } from '../repository/notice-repository.ts';
import { putCustomer, putOrder } from '../repository/order-repository.ts';
import type { Shop } from '../shop.ts';

/** Lays the demo shops' customers and orders over what is there: at every start their dates are of that day again. */
export async function layDemoData(database: Database, shops: readonly Shop[], nowMs: number): Promise<void> {
  await database.transaction(async (transaction) => {
    for (const { id: shop, demoData, risk } of shops) {
      const { customers, orders } = demoData?.(nowMs) ?? { customers: [], orders: [] };
      for (const customer of customers) await putCustomer(transaction, shop, customer);
      for (const { customerId, order, facts } of orders) {
        await putOrder(transaction, shop, customerId, orderKey(order.number), order, facts);
      }
      for (const row of risk?.demoHours?.(nowMs) ?? []) await putOperationsHour(transaction, shop, row);
    }
  });
}
