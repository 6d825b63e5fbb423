import type { ActionDecision, ActionRequest, OrderAction, TicketRequest } from '#commerce/action.ts';
import { decideCancel, decideRestore } from './decide-cancel.ts';
import { decideChangeAddress, decideChangeItem } from './decide-change.ts';
import { decideClaim, problemOf } from './decide-claim.ts';
import { decideInvoice } from './decide-invoice.ts';
import { decideUrge, feeBack } from './decide-late.ts';
import { decidePriceAdjust } from './decide-price-adjust.ts';
import { decideRefund } from './decide-refund.ts';
import { decideReturn } from './decide-return.ts';
import { limited } from './limited.ts';
import { decideCouponGrant, decideOfferedRefund, isNamed } from './offers.ts';
import type { ActionLine, Asked, OrderFile, Verdict } from './order-file.ts';
import { HOUR_MS } from './order-times.ts';
import type { ShopRules } from './shop-rules.ts';

/** The part of `ShopRules` that an action goes by. */
const RULE: Record<OrderAction, string> = {
  cancel: 'cancel',
  restore: 'restoreMinutes',
  'change-item': 'changeItem',
  'change-address': 'changeAddress',
  urge: 'dispatchHours',
  return: 'returns',
  exchange: 'exchangeDays',
  refund: 'returns',
  claim: 'claims',
  'price-adjust': 'priceAdjustHours',
  invoice: 'invoice',
  'coupon-grant': 'late.coupon',
};

/** What the shop says to a request about one order. Pure: the same order, request, time and past decide the same. */
export function decideAction(rules: ShopRules, file: OrderFile, asked: Asked, nowMs: number): Verdict {
  const verdict = looked(file, asked, nowMs) ?? limited(rules, file, asked, decide(rules, file, asked, nowMs), nowMs);
  return { rule: RULE[asked.action], ...verdict };
}

/** A person looks at the same already: asking again opens no second ticket. */
function looked({ history }: OrderFile, asked: Asked, nowMs: number): Verdict | null {
  const open = history.findLast(
    ({ action, decision, fields, lines }) =>
      decision.outcome === 'review' &&
      decision.ticket_number !== undefined &&
      Date.parse(decision.due_at ?? '') > nowMs &&
      action === asked.action &&
      problemOf({ fields }) === problemOf(asked) &&
      fields.offer === asked.fields.offer &&
      asked.lines.every((line) =>
        lines.some(({ line_id, quantity }) => line_id === line.line_id && quantity >= line.quantity),
      ),
  );
  if (!open?.decision.ticket_number) return null;
  const dueMs = Date.parse(open.decision.due_at ?? '');
  return { outcome: 'review', reason: 'already-done', dueMs, ticketNumber: open.decision.ticket_number };
}

function decide(rules: ShopRules, file: OrderFile, asked: Asked, nowMs: number): Verdict {
  switch (asked.action) {
    case 'cancel':
      return decideCancel(rules, file, asked, nowMs);
    case 'restore':
      return decideRestore(rules, file, nowMs);
    case 'change-item':
      return decideChangeItem(rules, file, asked, nowMs);
    case 'change-address':
      return decideChangeAddress(rules, file, asked, nowMs);
    case 'urge':
      return decideUrge(rules, file, nowMs);
    case 'return':
    case 'exchange':
      return decideReturn(rules, file, asked, nowMs);
    case 'refund':
      return decideRefund(rules, file, asked, nowMs);
    case 'claim':
      return asked.fields.offer === undefined
        ? decideClaim(rules, file, asked, nowMs)
        : decideOfferedRefund(rules, file, asked, nowMs);
    case 'price-adjust':
      return decidePriceAdjust(rules, file, asked, nowMs);
    case 'invoice':
      return decideInvoice(rules, file, asked, nowMs);
    case 'coupon-grant':
      return decideCouponGrant(rules, file, asked, nowMs);
  }
}

/**
 * A ticket is always a person's. Of an order that was charged twice, and of the fee of one that came far too late
 * (`scene: late-fee`), what goes back is known at once.
 */
export function decideTicket(
  rules: ShopRules,
  { topic, fields }: Pick<TicketRequest, 'topic' | 'fields'>,
  proven: Pick<OrderFile, 'document' | 'facts'> | null,
  nowMs: number,
): Verdict {
  const dueMs = nowMs + rules.ticketHours[topic] * HOUR_MS;
  const rule = `ticketHours.${topic}`;
  const fee = fields.scene === 'late-fee' && proven ? feeBack(rules, proven, nowMs) : null;
  if (fee) return { outcome: 'review', reason: 'accepted', rule: 'late.feeBackMinutes', amount: fee, dueMs };
  if (topic === 'payment' && proven?.facts.charged_twice) {
    return { outcome: 'review', reason: 'accepted', rule, amount: proven.document.total, dueMs };
  }
  return { outcome: 'review', reason: 'needs-check', rule, dueMs };
}

/** Where the lines of a request are at fault, or the request with its lines: none means all, twice the same is the sum. */
export function resolveLines(
  { order }: Pick<OrderFile, 'order'>,
  request: Pick<ActionRequest, 'action' | 'lines' | 'fields'>,
  photoCount: number,
): { asked: Asked } | { fault: { path: string; message: string } } {
  const wanted = new Map<string, number>();
  for (const [index, { line_id, quantity }] of request.lines.entries()) {
    const line = order.lines.find(({ id }) => id === line_id);
    const sum = (wanted.get(line_id) ?? 0) + quantity;
    if (!line) return { fault: { path: `lines[${index}].line_id`, message: 'no such line in this order' } };
    if (sum > line.quantity) {
      return { fault: { path: `lines[${index}].quantity`, message: `there are ${line.quantity} of this line` } };
    }
    wanted.set(line_id, sum);
  }
  // A refund that was offered is for its own line, whatever else was talked about.
  const offered =
    request.action === 'claim' ? order.lines.find(({ id }) => isNamed(request.fields.offer, id)) : undefined;
  if (offered) {
    const lines = [{ line_id: offered.id, quantity: offered.quantity }];
    return { asked: { action: request.action, lines, fields: request.fields, photoCount } };
  }
  const lines: ActionLine[] =
    wanted.size > 0
      ? [...wanted].map(([line_id, quantity]) => ({ line_id, quantity }))
      : order.lines.map(({ id, quantity }) => ({ line_id: id, quantity }));
  return { asked: { action: request.action, lines, fields: request.fields, photoCount } };
}

/** The verdict as the shopper hears it, with the number of a ticket that was opened for it and the code of a coupon. */
export function toDecision(
  { outcome, reason, rule, amount, dueMs, ticketNumber }: Verdict,
  given: { ticketNumber?: string | undefined; couponCode?: string | undefined } = {},
): Omit<ActionDecision, 'order'> {
  const number = given.ticketNumber ?? ticketNumber;
  return {
    outcome,
    reason,
    ...(rule !== undefined && { rule }),
    ...(amount && { amount }),
    ...(given.couponCode !== undefined && { coupon: given.couponCode }),
    ...(number !== undefined && { ticket_number: number }),
    ...(dueMs !== undefined && { due_at: new Date(dueMs).toISOString() }),
  };
}
