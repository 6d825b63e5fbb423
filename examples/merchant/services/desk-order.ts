import type { DeskAction, DeskOrder } from '#merchant/generated/protocol.ts';
import type { ShopRules } from '../decisions/shop-rules.ts';
import type { StoredOrder } from '../repository/order-repository.ts';
import { orderView } from './order-view.ts';

/** An order as agents see it, with what was asked to be done. */
export function deskOrder(
  stored: StoredOrder,
  known: { proven: boolean; photoCounts: ReadonlyMap<string, number>; rules: ShopRules | undefined; nowMs: number },
): DeskOrder {
  const { proven, photoCounts, rules, nowMs } = known;
  return {
    order: orderView(stored, rules, nowMs),
    proven,
    actions: stored.actions.map((past) => deskAction(past, photoCounts)),
  };
}

export function deskAction(
  { id, action, at, decision, fields }: StoredOrder['actions'][number],
  photoCounts: ReadonlyMap<string, number>,
): DeskAction {
  const { outcome, reason } = decision;
  return { id, action, at, outcome, reason, fields, photo_count: photoCounts.get(id) ?? 0 };
}
