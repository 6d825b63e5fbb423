import * as v from 'valibot';
import { CLOSING_REASONS, SKILLS } from '#dialogue/outward.ts';
import { text } from './text.ts';

export const PresenceSchema = v.object({
  state: v.picklist(['available', 'away']),
  skills: v.pipe(
    v.array(v.picklist(SKILLS)),
    v.minLength(1),
    v.check((skills) => new Set(skills).size === skills.length, 'each skill once'),
  ),
  capacity: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)),
});

export const TransferSchema = v.pipe(
  v.object({
    to_agent: v.exactOptional(text(128, 1)),
    to_skill: v.exactOptional(v.picklist(SKILLS)),
    note: v.exactOptional(text(4000, 1)),
  }),
  v.check(
    ({ to_agent, to_skill }) => (to_agent === undefined) !== (to_skill === undefined),
    'one of to_agent, to_skill',
  ),
);

export const ClosingSchema = v.object({
  reason: v.picklist(CLOSING_REASONS),
  agreed: v.exactOptional(text(2000)),
});

export const NoteSchema = v.object({ client_id: text(128, 1), text: text(4000, 1) });

export const TicketClosingSchema = v.object({ note: v.exactOptional(text(4000)) });

export const TicketQuerySchema = v.object({ state: v.optional(v.picklist(['open', 'closed']), 'open') });

export const ProposalSchema = v.object({
  client_id: text(128, 1),
  shop: text(128),
  question: text(1000, 1),
  answer: text(8000, 1),
  locale: text(35, 2),
  handoff_id: v.exactOptional(text(128)),
});
export type ProposalRequest = v.InferOutput<typeof ProposalSchema>;

export const AuditQuerySchema = v.object({
  before: v.optional(v.pipe(v.string(), v.regex(/^\d{1,18}$/, 'a cursor'))),
});

export const ReportQuerySchema = v.object({
  shop: text(128, 1),
  month: v.pipe(v.string(), v.regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'a month as YYYY-MM')),
});

export const ShopperRefSchema = v.object({ shop: text(128), customer_id: text(128, 1) });
