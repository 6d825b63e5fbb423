import type { Order, OrderReturn } from '#commerce/order.ts';
import type { Database } from '../database/database.ts';
import { Problem } from '../problem.ts';
import { claimKey } from '../repository/idempotency-repository.ts';
import { insertReturn, lockOrder, orderById } from '../repository/order-repository.ts';
import type { ReturnRequest } from '../schemas/order-requests.ts';
import type { Shop } from '../shop.ts';
import { fingerprint } from './fingerprint.ts';
import { mayRead, type OrderReader } from './order-service.ts';
import { orderView, returnView } from './order-view.ts';

export interface ReturnService {
  /** `again`: the same request was made before, and this is the return it made. */
  request(
    shop: Shop,
    reader: OrderReader,
    orderId: string,
    request: ReturnRequest,
    idempotencyKey: string,
  ): Promise<{ made: OrderReturn; again: boolean }>;
}

export function createReturnService(options: {
  database: Database;
  now: () => number;
  newId: () => string;
}): ReturnService {
  const { database, now, newId } = options;
  return {
    request: (shop, reader, orderId, request, key) =>
      database.transaction(async (transaction) => {
        await lockOrder(transaction, shop.id, orderId);
        const stored = await orderById(transaction, shop.id, orderId);
        if (!stored || !mayRead(reader, orderId, stored.customer.id)) throw new Problem('order-not-found');

        const at = new Date(now()).toISOString();
        const id = `ret_${newId()}`;
        const print = fingerprint({ orderId, request });
        const operation = 'request-return';
        const before = await claimKey(transaction, {
          shop: shop.id,
          operation,
          key,
          fingerprint: print,
          resultId: id,
          at,
        });
        if (before) {
          const made = stored.requestedReturns.find((known) => known.id === before.resultId);
          if (before.fingerprint !== print || !made) throw new Problem('idempotency-key-reused');
          return { made: returnView(made), again: true };
        }

        refuseUnlessReturnable(orderView(stored, shop.rules, now()), request);
        const made = { id, status: 'requested' as const, requested_at: at, kind: request.kind, lines: request.lines };
        await insertReturn(transaction, shop.id, orderId, made);
        return { made: returnView(made), again: false };
      }),
  };
}

function refuseUnlessReturnable(order: Order, request: ReturnRequest): void {
  if (order.status === 'cancelled') throw new Problem('return-not-possible', { detail: 'the order was cancelled' });
  if (order.fulfillment !== 'delivered') {
    throw new Problem('return-not-possible', { detail: 'the order has not been delivered' });
  }
  if (order.lines.every((line) => !line.returnable_quantity)) {
    throw new Problem('return-not-possible', { detail: 'nothing of this order can be returned any more' });
  }
  const asked = new Map<string, number>();
  request.lines.forEach(({ line_id, quantity }, index) => {
    const line = order.lines.find((known) => known.id === line_id);
    const total = (asked.get(line_id) ?? 0) + quantity;
    asked.set(line_id, total);
    const returnable = line?.returnable_quantity ?? 0;
    if (!line) refuse(`lines[${index}].line_id`, 'no such line in this order');
    else if (total > returnable) refuse(`lines[${index}].quantity`, `${returnable} of this line can be returned`);
  });
}

function refuse(path: string, message: string): never {
  throw new Problem('invalid-request', { errors: [{ path, message }] });
}
