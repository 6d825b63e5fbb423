import type { HandoffReason } from './schemas/handoff-request.ts';

export type HandoffStatus = 'queued' | 'assigned' | 'closed';
export type HandoffMode = 'live' | 'ticket';
export type Sender = 'shopper' | 'agent' | 'system';

export const HANDOFF_PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
export type HandoffPriority = (typeof HANDOFF_PRIORITIES)[number];

export const AGENT_SKILLS = ['junior', 'senior', 'expert'] as const;
export type AgentSkill = (typeof AGENT_SKILLS)[number];

/** Why a handoff became a ticket: nobody is there at this hour, or too many wait. */
export type TicketReason = 'closed' | 'overflow';

export const CLOSING_REASONS = ['solved', 'handed-back', 'unreachable', 'duplicate', 'spam', 'other'] as const;

/** `Closing` of the protocol. */
export interface Closing {
  reason: (typeof CLOSING_REASONS)[number];
  agreed?: string;
}

interface EventHead {
  /** Twelve digits; grows within a handoff. */
  id: string;
  at: string;
}

export interface MessageEvent extends EventHead {
  type: 'message';
  from: Sender;
  text: string;
  client_id?: string;
  agent?: { name: string };
}

export interface StatusEvent extends EventHead {
  type: 'status';
  status: HandoffStatus;
  queue_position?: number;
  agent?: { name: string };
  closing?: Closing;
}

export interface TypingEvent extends EventHead {
  type: 'typing';
  from: 'shopper' | 'agent';
  typing: boolean;
}

/** `Event` of the protocol. */
export type HandoffEvent = MessageEvent | StatusEvent | TypingEvent;

export interface DeskAgent {
  id: string;
  name: string;
}

export type DeskRole = 'agent' | 'lead';

/** Who an agent's token is for. */
export interface DeskIdentity extends DeskAgent {
  role: DeskRole;
}

/** `DeskPresence` of the protocol. */
export interface DeskPresence {
  agent: DeskAgent;
  state: 'available' | 'away';
  skills: AgentSkill[];
  capacity: number;
  load: number;
  online: boolean;
}

/** `DeskNote` of the protocol. */
export interface DeskNote {
  id: string;
  at: string;
  agent: DeskAgent;
  text: string;
  client_id: string;
}

/** `DeskHandoff` of the protocol. */
export interface DeskHandoff {
  id: string;
  shop: string;
  shop_name: string;
  status: HandoffStatus;
  mode: HandoffMode;
  ticket_number?: string;
  ticket_reason?: TicketReason;
  queue_position?: number;
  reason: HandoffReason;
  priority: HandoffPriority;
  skill: AgentSkill;
  vip: boolean;
  fits: boolean;
  waiting_since: string;
  topic?: string;
  emotion?: string;
  locale: string;
  summary: string;
  order_count: number;
  shopper_name?: string;
  created_at: string;
  last_event_at: string;
  message_count: number;
  note_count: number;
  last_message?: { from: Sender; text: string; at: string };
  agent?: DeskAgent;
  transferred_by?: DeskAgent;
  closed_by?: 'shopper' | 'agent';
  closing?: Closing;
  rating?: { score: number; comment?: string };
}
