import type { Order, OrderReturn } from '#commerce/order.ts';
import { applyActions } from '../decisions/apply-action.ts';
import { withOffers } from '../decisions/offers.ts';
import type { OrderFile, PastAction } from '../decisions/order-file.ts';
import type { ShopRules } from '../decisions/shop-rules.ts';
import type { RequestedReturn, StoredOrder } from '../repository/order-repository.ts';

/**
 * The order as the shopper sees it: what was asked for through the protocol laid over the order system's document, with
 * what the shop offers for it now; without `rules` that is what the order system offers.
 */
export function orderView(stored: StoredOrder, rules?: ShopRules, nowMs = 0): Order {
  const { document, actions } = stored;
  return withOffers(rules, { document, order: asItStands(stored), history: actions }, nowMs);
}

const asItStands = ({ document, requestedReturns, actions }: StoredOrder): Order =>
  applyActions(withReturns(document, requestedReturns), actions);

/** What a decision about the order rests on. */
export function orderFile(stored: StoredOrder, recentClaims: number): OrderFile {
  const { document, facts, requestedReturns, actions } = stored;
  const history = [...requestedReturns.flatMap(asAction), ...actions];
  return { document, order: asItStands(stored), facts, history, recentClaims };
}

function withReturns(document: Order, requestedReturns: readonly RequestedReturn[]): Order {
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

/** A return that was asked for by `POST /orders/{id}/returns`, as the rules know it. */
function asAction({ id, status, requested_at, lines }: RequestedReturn): PastAction[] {
  if (status === 'rejected' || status === 'cancelled') return [];
  const decision = { outcome: 'review', reason: 'needs-check' } as const;
  const kept = lines.map(({ line_id, quantity }) => ({ line_id, quantity }));
  return [{ id, action: 'return', at: requested_at, lines: kept, fields: {}, decision }];
}

export function returnView({ id, status, requested_at, kind, lines }: RequestedReturn): OrderReturn {
  const kept = lines.map(({ line_id, quantity }) => ({ line_id, quantity }));
  return { id, status, requested_at: new Date(requested_at).toISOString(), kind, lines: kept };
}
