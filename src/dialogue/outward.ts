/** What a conversation hands to the merchant's backend. `#merchant/ports.ts` takes exactly these. */
export interface GuestLookup {
  number: string;
  contact: { kind: 'email' | 'phone' | 'postcode'; value: string };
}

/** Why a person is asked for. */
export type HandoffCause = 'shopper_asked' | 'low_confidence' | 'policy' | 'error';

/** Everything the agent sees at take-over. Typed state, never prose. */
export interface HandoffPacket {
  reason: HandoffCause;
  summary: string;
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
