import type { Money, Order } from '#commerce/order.ts';
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
      return cancelled(order, lines, decision.amount);
    case 'refund':
      // Refused at the door, it ends as a whole.
      if (isOnItsWay(order)) return { ...refunded(order, decision.amount), status: 'cancelled' };
      return order.status === 'open' ? cancelled(order, lines, decision.amount) : refunded(order, decision.amount);
    case 'restore':
      return restored(order);
    case 'change-item': {
      const taken = takenOut({ order }, past);
      return taken ? withLess(refunded(order, decision.amount), [taken]) : order;
    }
    case 'change-address':
      return { ...order, address_changed_at: past.at };
    case 'claim':
      // A coupon is no money that goes back.
      return decision.coupon === undefined ? refunded(order, decision.amount) : order;
    case 'price-adjust':
      return refunded(order, decision.amount);
    case 'urge':
    case 'invoice':
      return order;
  }
}

function cancelled(order: Order, lines: readonly ActionLine[], amount: Money | undefined): Order {
  const paidBack = refunded(order, amount);
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

function goingBack(order: Order, { id, at, lines, decision }: PastAction): Order {
  const status = decision.outcome === 'done' ? ('approved' as const) : ('requested' as const);
  return {
    ...order,
    lines: order.lines.map((line) => {
      const back = lines.find(({ line_id }) => line_id === line.id)?.quantity ?? 0;
      if (back === 0 || line.returnable_quantity === undefined) return line;
      return { ...line, returnable_quantity: Math.max(0, line.returnable_quantity - back) };
    }),
    returns: [{ id, status, requested_at: at }, ...(order.returns ?? [])],
  };
}

function refunded(order: Order, amount: Money | undefined): Order {
  if (!amount || toMinor(amount) <= 0n) return order;
  const refunds = [...(order.refunds ?? []), amount];
  const back = refunds.reduce((sum, refund) => sum + toMinor(refund), 0n);
  return { ...order, refunds, payment: back >= toMinor(order.total) ? 'refunded' : 'partially_refunded' };
}
