import type { Order, OrderReturn, Refund } from '#commerce/order.ts';
import { takenOut } from './decide-change.ts';
import { toMinor } from './money.ts';
import type { ActionLine, PastAction } from './order-file.ts';
import { isOnItsWay } from './order-times.ts';

/** The order as it stands: as it was ordered, with all that was decided since, oldest first. */
export const applyActions = (document: Order, history: readonly PastAction[]): Order =>
  history.reduce(applyAction, document);

/** The order after what was decided: the one place where an action changes it. */
function applyAction(order: Order, past: PastAction): Order {
  const { action, decision, lines } = past;
  if (action === 'return' || action === 'exchange')
    return decision.outcome === 'refused' ? order : goingBack(order, past);
  if (decision.outcome !== 'done') return order;
  switch (action) {
    case 'cancel':
      return cancelled(order, lines, past);
    case 'refund':
      // Refused at the door, it ends as a whole.
      if (isOnItsWay(order)) return { ...refunded(order, past), status: 'cancelled' };
      return order.status === 'open' ? cancelled(order, lines, past) : refunded(order, past);
    case 'restore':
      return restored(order);
    case 'change-item': {
      const taken = takenOut({ order }, past);
      return taken ? withLess(refunded(order, past), [taken]) : order;
    }
    case 'change-address':
      return { ...order, address_changed_at: past.at };
    case 'claim':
      // A coupon is no money that goes back.
      return decision.coupon === undefined ? refunded(order, past) : order;
    case 'price-adjust':
      return refunded(order, past);
    case 'urge':
    case 'invoice':
    // What was granted is laid beside the offers (offers.ts).
    case 'coupon-grant':
      return order;
  }
}

function cancelled(order: Order, lines: readonly ActionLine[], past: PastAction): Order {
  const paidBack = refunded(order, past);
  const rest = withLess(paidBack, lines);
  return rest.lines.length > 0 ? rest : { ...paidBack, status: 'cancelled' };
}

/** The refund of the cancellation, the last there is, was not carried out yet: it is called back. */
function restored({ refunds = [], ...order }: Order): Order {
  const before = refunds.slice(0, -1);
  if (before.length > 0) return { ...order, status: 'open', payment: 'partially_refunded', refunds: before };
  const wasPaid = refunds.length > 0 || order.payment === 'refunded';
  return { ...order, status: 'open', payment: wasPaid ? 'paid' : order.payment };
}

function withLess(order: Order, taken: readonly ActionLine[]): Order {
  const lines = order.lines.flatMap((line) => {
    const out = taken.find(({ line_id }) => line_id === line.id)?.quantity ?? 0;
    return line.quantity > out ? [{ ...line, quantity: line.quantity - out }] : [];
  });
  return { ...order, lines };
}

function goingBack(order: Order, { id, action, at, lines, decision }: PastAction): Order {
  const made: OrderReturn = {
    id,
    status: decision.outcome === 'done' ? 'approved' : 'requested',
    requested_at: at,
    kind: action === 'exchange' ? 'exchange' : 'refund',
    lines,
    ...(decision.amount && { amount: decision.amount }),
    ...(decision.due_at !== undefined && { due_at: decision.due_at }),
  };
  return {
    ...order,
    lines: order.lines.map((line) => {
      const back = lines.find(({ line_id }) => line_id === line.id)?.quantity ?? 0;
      if (back === 0 || line.returnable_quantity === undefined) return line;
      return { ...line, returnable_quantity: Math.max(0, line.returnable_quantity - back) };
    }),
    returns: [made, ...(order.returns ?? [])],
  };
}

function refunded(order: Order, { at, decision: { amount, due_at } }: PastAction): Order {
  if (!amount || toMinor(amount) <= 0n) return order;
  const refund: Refund = { ...amount, status: 'pending', at, ...(due_at !== undefined && { due_at }) };
  const refunds = [...(order.refunds ?? []), refund];
  const back = refunds.reduce((sum, each) => sum + toMinor(each), 0n);
  return { ...order, refunds, payment: back >= toMinor(order.total) ? 'refunded' : 'partially_refunded' };
}
