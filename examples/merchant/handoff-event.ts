import type { HandoffReason } from './schemas/handoff-request.ts';

export type HandoffStatus = 'queued' | 'assigned' | 'closed';
export type HandoffMode = 'live' | 'ticket';
export type Sender = 'shopper' | 'agent' | 'system';

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
}

export interface TypingEvent extends EventHead {
  type: 'typing';
  from: 'shopper' | 'agent';
  typing: boolean;
}

/** `Event` of the protocol. */
export type HandoffEvent = MessageEvent | StatusEvent | TypingEvent;

/** `DeskHandoff` of the protocol. */
export interface DeskHandoff {
  id: string;
  shop: string;
  shop_name: string;
  status: HandoffStatus;
  mode: HandoffMode;
  ticket_number?: string;
  queue_position?: number;
  reason: HandoffReason;
  topic?: string;
  locale: string;
  shopper_name?: string;
  created_at: string;
  last_event_at: string;
  message_count: number;
  last_message?: { from: Sender; text: string; at: string };
  agent?: DeskAgent;
  closed_by?: 'shopper' | 'agent';
}

export interface DeskAgent {
  id: string;
  name: string;
}
