import { DECISION_REASONS } from '#commerce/action.ts';
import { PROPOSAL_CAUSES } from '#commerce/compensation/proposal.ts';
import type { FulfillmentStatus, OrderStatus, PaymentStatus, ReturnStatus } from '#commerce/order.ts';
import { TRACE_REASONS, TRACE_VERDICTS } from '#commerce/trace/trace-report.ts';
import type { FLOW_FACTS, FlowSlot } from '#knowledge/flow-schema.ts';
import type { Emotion } from '#nlu/reading.ts';

/** What a fact can be: a number, yes or no, one of a few words, or only filled or not. */
export type FactValues = 'number' | 'boolean' | 'filled' | readonly (string | number | boolean)[];

/** Every member of a union of words, by the compiler's word. */
const wordsOf = <T extends string>(words: Record<T, true>) => Object.keys(words);

/** What each fact of a condition can be. */
export const FACT_VALUES: Readonly<Record<(typeof FLOW_FACTS)[number], FactValues>> = {
  'order.status': wordsOf<OrderStatus>({ open: true, completed: true, cancelled: true }),
  'order.payment': wordsOf<PaymentStatus>({
    pending: true,
    authorized: true,
    paid: true,
    partially_refunded: true,
    refunded: true,
    failed: true,
  }),
  'order.fulfillment': wordsOf<FulfillmentStatus>({
    unfulfilled: true,
    processing: true,
    partially_shipped: true,
    shipped: true,
    out_for_delivery: true,
    delivered: true,
    returned: true,
  }),
  'order.days-since-placed': 'number',
  'order.days-since-delivered': 'number',
  'order.minutes-late': 'number',
  'order.returnable': 'boolean',
  'order.return-status': wordsOf<ReturnStatus | 'none'>({
    none: true,
    requested: true,
    approved: true,
    rejected: true,
    in_transit: true,
    received: true,
    refunded: true,
    cancelled: true,
  }),
  'order.refunded': 'boolean',
  'order.lines': 'number',
  'order.fresh': 'boolean',
  'order.others': 'number',
  mood: wordsOf<Emotion>({ neutral: true, angry: true, anxious: true, satisfied: true }),
  tier: ['vip', 'regular'],
  identified: 'boolean',
  online: 'boolean',
  'decision.reason': DECISION_REASONS,
  'trace.verdict': TRACE_VERDICTS,
  'trace.finding': TRACE_REASONS,
  'trace.offer': ['none', 'coupon', 'refund'],
  'trace.offer-for': ['none', ...PROPOSAL_CAUSES],
};

export function slotValues(slot: FlowSlot): FactValues {
  if (slot.type === 'choice') return slot.options.map(({ id }) => id);
  // Of lines and photos it is how many there are.
  return ['number', 'lines', 'photo'].includes(slot.type) ? 'number' : 'filled';
}
