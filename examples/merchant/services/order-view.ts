import type { Order, OrderReturn } from '#commerce/order.ts';
import type { RequestedReturn, StoredOrder } from '../repository/order-repository.ts';

/** The order as the shopper sees it: what was asked back through the protocol laid over the order system's document. */
export function orderView({ document, requestedReturns }: StoredOrder): Order {
  if (requestedReturns.length === 0) return document;
  const goingBack = new Map<string, number>();
  for (const { status, lines } of requestedReturns) {
    if (status === 'rejected' || status === 'cancelled') continue;
    for (const line of lines) goingBack.set(line.line_id, (goingBack.get(line.line_id) ?? 0) + line.quantity);
  }
  return {
    ...document,
    lines: document.lines.map((line) => ({
      ...line,
      ...(line.returnable_quantity !== undefined && {
        returnable_quantity: Math.max(0, line.returnable_quantity - (goingBack.get(line.id) ?? 0)),
      }),
    })),
    returns: [...requestedReturns.map(returnView), ...(document.returns ?? [])],
  };
}

export function returnView({ id, status, requested_at }: RequestedReturn): OrderReturn {
  return { id, status, requested_at: new Date(requested_at).toISOString() };
}
