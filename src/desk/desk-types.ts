import type { Order } from '#commerce/order.ts';
import type { HandoffCause } from '#dialogue/outward.ts';

/** Answers of the agents' side of the protocol (`/desk/v1` in `docs/merchant-protocol.openapi.yaml`). */
export interface DeskHandoff {
  id: string;
  shop: string;
  shop_name: string;
  status: 'queued' | 'assigned' | 'closed';
  mode: 'live' | 'ticket';
  ticket_number?: string;
  queue_position?: number;
  reason: HandoffCause;
  topic?: string;
  locale: string;
  shopper_name?: string;
  created_at: string;
  last_event_at: string;
  message_count: number;
  last_message?: { from: 'shopper' | 'agent' | 'system'; text: string; at: string };
  agent?: { id: string; name: string };
}

export interface DeskLists {
  queued: DeskHandoff[];
  mine: DeskHandoff[];
  closed: DeskHandoff[];
}

export interface DeskPacket {
  reason: HandoffCause;
  summary: string;
  locale: string;
  topic?: string;
  page_url?: string;
  profile?: { customer_id?: string; name?: string; email?: string; phone?: string; verified: boolean };
  context?: Record<string, string>;
  transcript: { role: 'shopper' | 'assistant' | 'agent' | 'system'; text: string; at: string }[];
}

export type DeskEvent = { id: string; at: string } & (
  | {
      type: 'message';
      from: 'shopper' | 'agent' | 'system';
      text: string;
      client_id?: string;
      agent?: { name: string };
    }
  | { type: 'status'; status: 'queued' | 'assigned' | 'closed'; queue_position?: number; agent?: { name: string } }
  | { type: 'typing'; from: 'shopper' | 'agent'; typing: boolean }
);

export interface DeskHandoffDetail {
  handoff: DeskHandoff;
  packet: DeskPacket;
  orders: { order: Order; proven: boolean }[];
  events: DeskEvent[];
}

export interface DeskSession {
  token: string;
  agent: { id: string; name: string };
}
