import type { Order } from '#commerce/order.ts';
import type { OrderFacts } from '../decisions/order-file.ts';
import type { Customer } from '../repository/order-repository.ts';

/** Customers and orders of a demo shop. */
export interface DemoData {
  customers: Customer[];
  orders: { customerId: string; order: Order; facts?: OrderFacts }[];
}
