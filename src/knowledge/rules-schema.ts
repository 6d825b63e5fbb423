import * as v from 'valibot';
import { PAGE_TOOLS } from '#commerce/page-tool.ts';
import { profileSchema } from '#commerce/profile/profile-rules.ts';
import { SPECIALISTS } from '#commerce/specialist.ts';
import { compensationSchema, traceSchema } from './trace-schema.ts';

/**
 * How a shop wants judged: bands, limits, and what is offered when. Everything but the first five members may be left out;
 * `src/dialogue/policy.ts` has what then holds.
 */
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9._-]{0,79}$/i));
const line = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const intent = v.pipe(v.string(), v.regex(/^[a-z]+(\.[a-z_]+)?$/));
const intents = v.pipe(v.array(intent), v.minLength(1));
const mood = v.picklist(['neutral', 'angry', 'anxious', 'satisfied']);

/** When a person is needed. All that is named must hold; `count`: so many messages that fit, this one included. */
const escalation = v.strictObject({
  when: v.pipe(
    v.strictObject({
      intent: v.optional(v.union([intent, intents])),
      mood: v.optional(mood),
      tier: v.optional(v.picklist(['vip', 'regular'])),
      count: v.optional(count),
    }),
    v.check((when) => Object.keys(when).length > 0, 'names nothing to go by'),
  ),
  /** `person`: handed over at once. `offer-person`: offered, once in a conversation. */
  do: v.picklist(['person', 'offer-person']),
  /** For the log and the agent. */
  reason: line,
});

/** How soon and by whom a handoff is taken. All that is named must hold; of all that fit, the highest counts. */
const handoffRule = v.strictObject({
  when: v.strictObject({
    /** A crisis word was said. */
    crisis: v.optional(v.boolean()),
    tier: v.optional(v.picklist(['vip', 'regular'])),
    /** Of the last message, or the three before. */
    mood: v.optional(mood),
    topic: v.optional(v.union([intent, intents])),
    /** By currency, what an order of theirs must at least be worth. */
    value: v.optional(v.record(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)), v.pipe(v.number(), v.minValue(0)))),
  }),
  priority: v.optional(v.picklist(['low', 'normal', 'high', 'urgent'])),
  skill: v.optional(v.picklist(['junior', 'senior', 'expert'])),
});

/** When a promotion of the pack is offered unasked. All that is named must hold. */
const offer = v.strictObject({
  /** Id of a promotion; outside its dates nothing is offered. */
  promotion: id,
  when: v.strictObject({
    /** What the shopper asked just now. */
    intents: v.optional(intents),
    /** Questions about the same product so far, this one included. */
    minQuestions: v.optional(count),
    /** Only to those who asked for prices, bargains or coupons often enough (`priceSensitive`). */
    priceSensitive: v.optional(v.boolean()),
    mood: v.optional(mood),
  }),
  oncePerConversation: v.boolean(),
  /** The merchant's limit: the share of conversations that may get it, by a stable hash of the conversation's id. */
  budget: v.optional(v.strictObject({ share })),
});

/**
 * Wording on trial. An arm is the script `KEY@ARM`; an arm without such a script is the plain wording, and the arm `held-back` of a
 * sentence that brings an offer is the control group, which gets none.
 */
const experiment = v.strictObject({
  name: id,
  key: id,
  arms: v.pipe(v.array(id), v.minLength(2), v.maxLength(8)),
});

/**
 * When a specialist is asked: the message is read as one of these intents (clarify band or above, or among its two likeliest),
 * the entry that was found has one (clarify band or above), or one of the words is in it. One that is not its business goes on as if there were no rule.
 */
const specialistRule = v.strictObject({
  name: v.picklist(SPECIALISTS),
  intents: v.optional(intents),
  words: v.optional(v.pipe(v.array(line), v.minLength(1))),
  /** Asked too where nothing was found surely and nothing else was surely read. */
  otherwise: v.optional(v.boolean()),
});

/** Private insight, as the shop wants it. */
const insightSchema = v.strictObject({
  enabled: v.boolean(),
  /** Of each report, and so of each week; less is more private and less exact. */
  epsilon: v.pipe(v.number(), v.minValue(0.1), v.maxValue(4)),
  /** Reports in the life of a device: after so many it sends no more. */
  weeks: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(52)),
  /** Entries that are counted one by one, beside the groups of questions. */
  entries: v.optional(
    v.pipe(
      v.array(id),
      v.maxLength(40),
      v.check((ids) => new Set(ids).size === ids.length, 'each entry once'),
    ),
  ),
});

export const rulesSchema = v.strictObject({
  bands: v.strictObject({
    answer: share,
    clarify: share,
    /** From here on an answer is offered while the shopper still types; `answer` where it is not set. */
    preview: v.optional(share),
  }),
  /** Unrecognised messages in a row before a person is offered; as many again, and one is called. */
  unrecognisedLimit: count,
  /** Negative messages before a person is offered; as many again, and one is called. */
  negativeLimit: count,
  /** Words that call for a person at once. */
  crisisWords: v.array(line),
  /** Quick replies under the greeting: `track`, `person`, or an id whose script `starter-ID` is said as if typed. */
  starters: v.array(id),
  /** A mood read with less confidence is none. */
  mood: v.optional(v.strictObject({ sure: share })),
  clarify: v.optional(
    v.strictObject({
      /** Most choices of a question back. */
      choices: count,
      /** What is read or found less surely than this is no choice. */
      minConfidence: share,
      /** Two readings that together are as sure as this are asked about, though neither reaches the band. */
      together: share,
    }),
  ),
  /** The intent whose group words the emergency answer needs at least this confidence. */
  emergency: v.optional(v.strictObject({ minConfidence: share })),
  /** Values of the page's `tier` that count as `vip`, in lower case. */
  vipTiers: v.optional(v.array(line)),
  escalations: v.optional(v.array(escalation)),
  handoff: v.optional(
    v.strictObject({
      /** Whose conversations go to a person without being looked over by the shopper first. */
      atOnce: v.array(v.picklist(['crisis', 'vip'])),
      route: v.array(handoffRule),
    }),
  ),
  levels: v.optional(
    v.strictObject({
      /** Questions about the same product before the line that helps to decide. */
      decideAfter: count,
    }),
  ),
  /** Questions on one feature of a product before its customer case is shown. */
  cases: v.optional(v.strictObject({ minQuestions: count })),
  /** Who counts as price-sensitive: so many questions with one of these intents. */
  priceSensitive: v.optional(v.strictObject({ intents, minQuestions: count })),
  /** What is pushed must be at least so related to what was asked (`src/dialogue/advice/relevance.ts`). */
  relevance: v.optional(v.strictObject({ min: share })),
  /** Questions from one offer to the next, but for those who ask for offers. */
  offerSpacing: v.optional(v.strictObject({ questions: count })),
  offers: v.optional(v.array(offer)),
  /** Who is asked before an entry of the pack is looked for. */
  specialists: v.optional(v.array(specialistRule)),
  /** Words that ask the shop's page to do something, in lower case; heard where the page can. */
  tools: v.optional(
    v.array(v.strictObject({ tool: v.picklist(PAGE_TOOLS), words: v.pipe(v.array(line), v.minLength(1)) })),
  ),
  /** What the shopper-held profile is worked out of. */
  profile: v.optional(profileSchema),
  experiments: v.optional(v.array(experiment)),
  /** How the way of goods to the door is judged. */
  trace: v.optional(traceSchema),
  /** What is offered when something went wrong; the backend grants by the same rules. */
  compensation: v.optional(compensationSchema),
  /** What the shop says before it is asked: which answer, by its id, goes with a notice of that kind. */
  notices: v.optional(v.strictObject({ guides: v.record(id, id) })),
  /** Noisy counts that devices send where their shoppers agree too (docs/private-insight.md); none without it. */
  insight: v.optional(insightSchema),
  /** What shoppers ask next. */
  followUps: v.optional(
    v.strictObject({
      choices: count,
      minProbability: share,
      /** Intent or id of an entry → what comes next. The words to say are the scripts `ask-INTENT`. */
      next: v.record(id, v.pipe(v.array(v.strictObject({ intent, probability: share })), v.minLength(1))),
    }),
  ),
});

export type Rules = v.InferOutput<typeof rulesSchema>;
export type EscalationRule = v.InferOutput<typeof escalation>;
export type HandoffRule = v.InferOutput<typeof handoffRule>;
export type OfferRule = v.InferOutput<typeof offer>;
export type SpecialistRule = v.InferOutput<typeof specialistRule>;
export type Experiment = v.InferOutput<typeof experiment>;
export type InsightRules = v.InferOutput<typeof insightSchema>;
