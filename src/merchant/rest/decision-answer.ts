import * as v from 'valibot';
import { type ActionDecision, DECISION_REASONS } from '#commerce/action.ts';
import { MoneyAnswer, OrderAnswer, TimeAnswer } from './order-answer.ts';

const text = v.string();

/** A reason of a later version is taken as the nearest that says no more than its outcome. */
const LATER_REASON = { done: 'accepted', review: 'needs-check', refused: 'not-possible' } as const;

export const DecisionOnTheWire = v.object({
  outcome: v.picklist(['done', 'review', 'refused']),
  reason: text,
  rule: v.exactOptional(text),
  amount: v.exactOptional(MoneyAnswer),
  coupon: v.exactOptional(text),
  ticket_number: v.exactOptional(text),
  due_at: v.exactOptional(TimeAnswer),
  order: v.exactOptional(OrderAnswer),
});

export const DecisionAnswer: v.GenericSchema<unknown, ActionDecision> = v.pipe(
  DecisionOnTheWire,
  v.transform(({ reason, ...decision }) => ({
    ...decision,
    reason: DECISION_REASONS.find((known) => known === reason) ?? LATER_REASON[decision.outcome],
  })),
);
