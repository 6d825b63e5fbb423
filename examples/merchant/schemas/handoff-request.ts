import * as v from 'valibot';
import { PRIORITIES, SKILLS } from '#dialogue/outward.ts';
import { text } from './text.ts';

// RFC 3339. The offset is a must: a transcript's times mean nothing without it.
const DateTimeSchema = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/i, 'an RFC 3339 date and time'),
  v.check((value) => !Number.isNaN(Date.parse(value)), 'an RFC 3339 date and time'),
);

/** What the device says to whoever takes it: how urgent, for whom, how it was understood, and what is known already. */
const ContextSchemas = {
  priority: v.exactOptional(v.picklist(PRIORITIES)),
  skill: v.exactOptional(v.picklist(SKILLS)),
  reading: v.exactOptional(
    v.object({
      intent: text(100),
      confidence: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
      emotion: text(40),
      language: text(35),
    }),
  ),
  facts: v.exactOptional(
    v.pipe(v.array(v.object({ label: text(100, 1), value: text(500) })), v.maxLength(20, 'at most 20 facts')),
  ),
  masked: v.exactOptional(v.boolean()),
};

const IdentitySchema = v.object({
  method: v.picklist(['jwt', 'hmac']),
  user_id: v.exactOptional(text(128, 1)),
  hash: v.exactOptional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/i, 'a SHA-256 in hexadecimal'))),
});

const PageUrlSchema = v.pipe(
  text(2048),
  v.check((value) => /^https?:\/\//.test(value) && URL.canParse(value), 'an http or https URL'),
);

export const HandoffRequestSchema = v.object({
  reason: v.picklist(['shopper_asked', 'low_confidence', 'policy', 'error']),
  summary: text(4000),
  locale: text(35, 2),
  topic: v.exactOptional(text(100)),
  order_ids: v.pipe(v.array(text(128)), v.maxLength(20)),
  order_tokens: v.optional(v.pipe(v.array(text(2048)), v.maxLength(20)), []),
  page_url: v.exactOptional(PageUrlSchema),
  // `verified` is not read: what the page claims is no proof.
  profile: v.exactOptional(
    v.object({
      customer_id: v.exactOptional(text(128)),
      name: v.exactOptional(text(200)),
      email: v.exactOptional(text(254)),
      phone: v.exactOptional(text(40)),
    }),
  ),
  context: v.exactOptional(
    v.pipe(
      v.record(text(200), text(2000)),
      v.check((entries) => Object.keys(entries).length <= 50, 'at most 50 entries'),
    ),
  ),
  transcript: v.pipe(
    v.array(
      v.object({
        role: v.picklist(['shopper', 'assistant', 'agent', 'system']),
        text: text(8000),
        at: DateTimeSchema,
      }),
    ),
    v.maxLength(200),
  ),
  ...ContextSchemas,
  identity: v.exactOptional(IdentitySchema),
});
export type HandoffRequest = v.InferOutput<typeof HandoffRequestSchema>;

export const RatingSchema = v.object({
  score: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
  comment: v.exactOptional(text(2000)),
});
export const MessageSchema = v.object({ client_id: text(128, 1), text: text(8000, 1) });
export const TypingSchema = v.object({ typing: v.boolean() });
export const DeskSessionSchema = v.object({ name: v.pipe(text(60), v.trim(), v.minLength(1)), passcode: text(200) });
