import * as v from 'valibot';
import { ORDER_ACTIONS, TICKET_TOPICS } from '#commerce/action.ts';

/**
 * Service flows as data: what a shop does step by step when a shopper wants something done. `docs/flows.md` explains the
 * language; `src/publish/` checks every reference when a pack is built.
 */
const name = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/));
const intent = v.pipe(v.string(), v.regex(/^[a-z]+(\.[a-z_]+)?$/));
const word = v.pipe(v.string(), v.minLength(1), v.maxLength(60));

/** Facts that conditions may ask for; `slot.NAME` besides. */
export const FLOW_FACTS = [
  'order.status',
  'order.payment',
  'order.fulfillment',
  /** Whole days since it was placed; since it was delivered (−1 when it was not). */
  'order.days-since-placed',
  'order.days-since-delivered',
  /** Minutes past the promised arrival of what has not arrived; 0 when in time or unknown. */
  'order.minutes-late',
  /** Whether any line may be sent back. */
  'order.returnable',
  /** Status of the newest return, or `none`. */
  'order.return-status',
  'order.refunded',
  'order.lines',
  /** Whether the backend told of it just now; false when it is what the device kept. */
  'order.fresh',
  /** How many further orders were listed besides. */
  'order.others',
  'mood',
  /** `vip` or `regular`. */
  'tier',
  'identified',
  'online',
  /** `reason` of the last decision in this topic. */
  'decision.reason',
  /** Of the lines in the topic: what their way and dates say (`TRACE_VERDICTS`), and the gravest reason's code. */
  'trace.verdict',
  'trace.finding',
  /** What the rules offer for them, and for what: `none`, `coupon`, `refund`. */
  'trace.offer',
  'trace.offer-for',
] as const;

const scalar = v.union([v.string(), v.number(), v.boolean()]);
const test = v.union([
  scalar,
  v.pipe(v.array(scalar), v.minLength(1)),
  v.strictObject({ min: v.optional(v.number()), max: v.optional(v.number()) }),
  v.strictObject({ filled: v.boolean() }),
]);
/** Every fact named must pass its test: equal, one of, between (both ends included), or filled. A list is "any of". */
const condition = v.union([v.record(v.string(), test), v.pipe(v.array(v.record(v.string(), test)), v.minLength(1))]);

const slot = v.variant('type', [
  /** An order that the shopper may see: from those known here, the signed-in list, or number and contact. */
  v.strictObject({
    type: v.literal('order'),
    /** Of several listed ones the newest is taken without asking. */
    newest: v.optional(v.boolean()),
  }),
  /** Lines of the order in slot `order`; an order of one line fills it by itself. */
  v.strictObject({ type: v.literal('lines') }),
  v.strictObject({
    type: v.literal('choice'),
    /** Words besides its label that choose it, by any language; intents that mean it. Labels are texts `option-ID`. */
    options: v.pipe(
      v.array(v.strictObject({ id: name, words: v.optional(v.array(word)), intents: v.optional(v.array(intent)) })),
      v.minLength(2),
      v.maxLength(8),
    ),
  }),
  v.strictObject({ type: v.literal('text'), minLength: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))) }),
  v.strictObject({ type: v.literal('number'), min: v.optional(v.number()), max: v.optional(v.number()) }),
  /** What the scales say, with its unit. */
  v.strictObject({ type: v.literal('weight') }),
  v.strictObject({ type: v.literal('date') }),
  v.strictObject({ type: v.literal('email') }),
  v.strictObject({ type: v.literal('phone') }),
  /** A postal address in free text: checked for length and for a digit or an ideograph. */
  v.strictObject({ type: v.literal('address') }),
  /** A photo; the shopper may go on without one. */
  v.strictObject({ type: v.literal('photo') }),
]);

const stepBase = { id: name };
const next = { next: v.optional(name) };
const outcome = v.picklist(['done', 'informed', 'review', 'refused', 'dropped']);

/** Text keys are local to the flow: `say: shipped` is the script `flow.FLOW.shipped`. Steps run in order unless told. */
const step = v.union([
  /** Asks for a slot until it is filled: texts `ask-SLOT`, again `again-SLOT`, not valid `invalid-SLOT`. */
  v.strictObject({ ...stepBase, collect: name, optional: v.optional(v.boolean()), ...next }),
  v.strictObject({
    ...stepBase,
    say: name,
    /** What is shown under the words. */
    show: v.optional(v.picklist(['order', 'timeline', 'trace'])),
    /** Ends the topic so. */
    end: v.optional(outcome),
    ...next,
  }),
  v.strictObject({
    ...stepBase,
    branch: v.pipe(v.array(v.strictObject({ when: condition, go: name })), v.minLength(1)),
    else: v.optional(name),
  }),
  /** A yes-or-no question; "no" goes to `no`, or drops the topic; "only the milk" goes to `some`. */
  v.strictObject({ ...stepBase, confirm: name, no: v.optional(name), some: v.optional(name), ...next }),
  /** Asks the backend; each outcome goes to a step. The request carries an idempotency key. */
  v.strictObject({
    ...stepBase,
    act: v.picklist(ORDER_ACTIONS),
    /** Field of the request → slot it comes from, `=text` for a fixed value, or `trace.offer` for the offer's id. */
    with: v.optional(v.record(name, v.string())),
    done: name,
    review: v.optional(name),
    refused: name,
  }),
  v.strictObject({
    ...stepBase,
    ticket: v.picklist(TICKET_TOPICS),
    with: v.optional(v.record(name, v.string())),
    next: name,
  }),
  /** Gives the best entry of the pack with this intent, then goes on. */
  v.strictObject({ ...stepBase, answer: intent, ...next }),
  /** Calls a person, with the reason in the log, and ends the topic. */
  v.strictObject({ ...stepBase, handoff: v.picklist(['policy', 'low_confidence', 'error']), say: v.optional(name) }),
  /** Ends this topic and starts another with the slots that both have by name and type. */
  v.strictObject({ ...stepBase, jump: name }),
]);

export const flowSchema = v.strictObject({
  id: name,
  /** What starts it. `words` make a start more particular: with an intent both must hold, alone they suffice. */
  starts: v.pipe(
    v.array(v.strictObject({ intent: v.optional(intent), words: v.optional(v.pipe(v.array(word), v.minLength(1))) })),
    v.minLength(1),
  ),
  /** Higher goes to a person sooner and into the packet's priority. */
  urgent: v.optional(v.boolean()),
  slots: v.record(name, slot),
  steps: v.pipe(v.array(step), v.minLength(1)),
});

/** What tells flows apart by how shoppers tell of them: naive Bayes over words, trained when the pack is built. */
export const chooserSchema = v.strictObject({
  /** Ids of the flows that have training messages. */
  flows: v.pipe(v.array(name), v.minLength(1), v.maxLength(25)),
  /**
   * Weights by gram, the grams ascending: the difference to the gram before in base 36, then for each flow that it speaks for
   * or against a letter (A: none of the flows, B: the first …) and a digit.
   */
  weights: v.pipe(v.string(), v.maxLength(100_000), v.regex(/^(?:[0-9a-z]{1,4}(?:[A-Z]\d)+)*$/)),
});

export type FlowChooser = v.InferOutput<typeof chooserSchema>;
export type Flow = v.InferOutput<typeof flowSchema>;
export type FlowStep = Flow['steps'][number];
export type FlowSlot = Flow['slots'][string];
export type FlowCondition = v.InferOutput<typeof condition>;
export type FlowOutcome = v.InferOutput<typeof outcome>;
