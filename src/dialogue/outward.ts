import type { Locale } from '#core/locale.ts';
import type { Emotion } from '#nlu/reading.ts';

/** What a conversation hands to the merchant's backend. `#merchant/ports.ts` takes exactly these. */
export interface GuestLookup {
  number: string;
  contact: { kind: 'email' | 'phone' | 'postcode'; value: string };
}

/** Why a person is asked for. */
export type HandoffCause = 'shopper_asked' | 'low_confidence' | 'policy' | 'error';

/** How soon a person is needed. */
export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** Who should take it. */
export const SKILLS = ['junior', 'senior', 'expert'] as const;
export type Skill = (typeof SKILLS)[number];

/** How a conversation with a person ends, in the order in which an agent is offered them. */
export const CLOSING_REASONS = ['solved', 'handed-back', 'unreachable', 'duplicate', 'spam', 'other'] as const;
export type ClosingReason = (typeof CLOSING_REASONS)[number];

/** How a person ended it. `agreed` is what the shopper can count on, in the agent's words. */
export interface Closing {
  reason: ClosingReason;
  agreed?: string;
}

/** One thing that is known, in the shopper's language: order number, problem, wish, what was promised, what was tried. */
export interface PacketFact {
  label: string;
  value: string;
}

/**
 * Where a person is reached, if not in this chat: an address to follow at a tap, or a bubble of another maker on the
 * shop's page. `text` is what the shopper may take along: in the bubble's field already where `prefilled`, else to be
 * copied.
 */
export type Elsewhere =
  | { kind: 'mail' | 'phone' | 'wecom' | 'page'; url: string; text?: string }
  | { kind: 'widget'; vendor: string; text: string; prefilled: boolean };

/** Everything the agent sees at take-over. Typed state, never prose. */
export interface HandoffPacket {
  reason: HandoffCause;
  summary: string;
  priority: Priority;
  skill: Skill;
  /** Of the last message of the shopper that has one. */
  reading?: { intent: string; confidence: number; emotion: Emotion; language: Locale };
  /** At most twenty. */
  facts: PacketFact[];
  /** Phone numbers, addresses and the like were made unreadable on the device. */
  masked: boolean;
  /** How the shopper can be shown to be who the page says; `hash` is the merchant's HMAC of the user id, in hex. */
  identity?: { method: 'jwt' | 'hmac'; userId?: string; hash?: string };
  locale: string;
  /** Intent label of the open topic. */
  topic?: string;
  orderIds: string[];
  /** Guest tokens of those orders: they show the backend that the shopper may see them. */
  orderTokens: string[];
  pageUrl?: string;
  profile?: { customerId?: string; name?: string; email?: string; phone?: string; verified?: boolean };
  /** Where the shopper is and what they did last, as the merchant's page told. */
  context?: Record<string, string>;
  transcript: TranscriptLine[];
}

export interface TranscriptLine {
  role: 'shopper' | 'assistant' | 'agent' | 'system';
  text: string;
  /** ISO 8601. */
  at: string;
}
