import type { Order } from '#commerce/order.ts';
import type { HandoffCause } from '#dialogue/outward.ts';

/** Answers of the agents' side of the protocol (`/desk/v1` in `docs/merchant-protocol.openapi.yaml`), as they travel. */
export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof PRIORITIES)[number];

export const SKILLS = ['junior', 'senior', 'expert'] as const;
export type Skill = (typeof SKILLS)[number];

export const CLOSE_REASONS = ['solved', 'handed-back', 'unreachable', 'duplicate', 'spam', 'other'] as const;
export type CloseReason = (typeof CLOSE_REASONS)[number];

export type Speaker = 'shopper' | 'agent' | 'system';

export interface DeskPerson {
  id: string;
  name: string;
}

/** One of the agents, as the others see them. */
export interface DeskPresence {
  agent: DeskPerson;
  state: 'available' | 'away';
  skills: Skill[];
  /** Live conversations at once. */
  capacity: number;
  /** Live conversations now. */
  load: number;
  /** Their desk was heard of in the last minute. */
  online: boolean;
}

export interface DeskHandoff {
  id: string;
  shop: string;
  shop_name: string;
  status: 'queued' | 'assigned' | 'closed';
  mode: 'live' | 'ticket';
  ticket_number?: string;
  ticket_reason?: 'closed' | 'overflow';
  queue_position?: number;
  reason: HandoffCause;
  topic?: string;
  locale: string;
  shopper_name?: string;
  created_at: string;
  /** ISO 8601: since when the shopper waits; a transfer does not begin it anew. */
  waiting_since: string;
  last_event_at: string;
  message_count: number;
  note_count: number;
  last_message?: { from: Speaker; text: string; at: string };
  agent?: DeskPerson;
  priority: Priority;
  skill: Skill;
  vip: boolean;
  /** My skills fit it. */
  fits: boolean;
  /** As the shopper's device read it; a backend passes on what it was told. */
  emotion?: string;
  summary: string;
  order_count: number;
  transferred_by?: DeskPerson;
  closing?: Closing;
  rating?: { score: number; comment?: string };
}

export interface DeskLists {
  /** In the order in which they are to be taken. */
  queued: DeskHandoff[];
  mine: DeskHandoff[];
  closed: DeskHandoff[];
  me: DeskPresence;
  open_tickets: number;
}

export interface PacketReading {
  intent: string;
  /** Calibrated probability in [0, 1]. */
  confidence: number;
  emotion: string;
  language: string;
}

export interface TranscriptLine {
  role: 'shopper' | 'assistant' | 'agent' | 'system';
  text: string;
  at: string;
}

export interface DeskPacket {
  reason: HandoffCause;
  summary: string;
  locale: string;
  topic?: string;
  page_url?: string;
  profile?: { customer_id?: string; name?: string; email?: string; phone?: string; verified: boolean };
  context?: Record<string, string>;
  transcript: TranscriptLine[];
  priority?: Priority;
  skill?: Skill;
  reading?: PacketReading;
  facts?: { label: string; value: string }[];
  /** Personal data was masked on the shopper's device. */
  masked?: boolean;
}

export interface Closing {
  reason: CloseReason;
  agreed?: string;
}

export type DeskEvent = { id: string; at: string } & (
  | { type: 'message'; from: Speaker; text: string; client_id?: string; agent?: { name: string } }
  | {
      type: 'status';
      status: DeskHandoff['status'];
      queue_position?: number;
      agent?: { name: string };
      closing?: Closing;
    }
  | { type: 'typing'; from: 'shopper' | 'agent'; typing: boolean }
);

/** Internal: shoppers never get them. */
export interface DeskNote {
  id: string;
  at: string;
  agent: DeskPerson;
  text: string;
}

/** Something that was asked to be done with an order, and what the shop decided. */
export interface DeskAction {
  /** Also opens its photos. */
  id: string;
  action: string;
  at: string;
  outcome: 'done' | 'review' | 'refused';
  reason: string;
  fields: Record<string, string>;
  photo_count: number;
}

export interface DeskOrder {
  order: Order;
  /** The shopper showed a right to see it. */
  proven: boolean;
  /** Oldest first. */
  actions: DeskAction[];
}

/** What a shopper asked to have looked at: a ticket, or a claim that waits for a person. */
export interface DeskTicket {
  /** Also opens its photos. */
  id: string;
  number: string;
  shop: string;
  shop_name: string;
  /** A topic of tickets, or the action that waits for a person. */
  topic: string;
  state: 'open' | 'closed';
  shopper_name?: string;
  order_id?: string;
  created_at: string;
  due_at: string;
  closed_at?: string;
  closed_by?: DeskPerson;
  /** What was done, for colleagues. */
  note?: string;
  photo_count: number;
}

export interface DeskTicketDetail {
  ticket: DeskTicket;
  fields: Record<string, string>;
  order?: DeskOrder;
}

export interface DeskPhoto {
  id: string;
  media_type: string;
  /** Base64. */
  data: string;
}

export interface DeskHandoffDetail {
  handoff: DeskHandoff;
  packet: DeskPacket;
  orders: DeskOrder[];
  /** Oldest first. */
  events: DeskEvent[];
  /** Oldest first. */
  notes: DeskNote[];
}

export interface DeskSession {
  token: string;
  agent: DeskPerson;
}

/** To whom a conversation goes: whoever has the skill, or one colleague. */
export type TransferTarget = { to_skill: Skill } | { to_agent: string };

/** An answer that went well, offered to those who write the shop's knowledge. */
export interface Proposal {
  /** Sent again under the same id, it is proposed once. */
  client_id: string;
  shop: string;
  question: string;
  answer: string;
  locale: string;
  handoff_id: string;
}
