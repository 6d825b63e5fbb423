import type { Order } from '#commerce/order.ts';

/** An order with what shows who may see it. Contacts stay on the server. */
export interface SourcedOrder {
  order: Order;
  /** The platform's id of the customer; null for a guest's order. */
  customerId: string | null;
  email: string | null;
  phones: string[];
  postcodes: string[];
}

/** Where a platform keeps orders. Reads alone; faults of the platform are thrown as they come. */
export interface OrderSource {
  /** Null where there is no order of this number. */
  byNumber(number: string): Promise<SourcedOrder | null>;
  /** A customer's orders, newest first. `cursor` is what the page before gave. */
  ofCustomer(
    customerId: string,
    limit: number,
    cursor: string | null,
  ): Promise<{ orders: Order[]; nextCursor: string | null }>;
}
