import type {
  AgentSkill,
  Closing,
  DeskAgent,
  DeskHandoff,
  DeskRole,
  Event,
  HandoffPriority,
  MessageEvent,
} from '#merchant/generated/protocol.ts';

export const HANDOFF_PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const satisfies HandoffPriority[];
export const AGENT_SKILLS = ['junior', 'senior', 'expert'] as const satisfies AgentSkill[];
export const CLOSING_REASONS = [
  'solved',
  'handed-back',
  'unreachable',
  'duplicate',
  'spam',
  'other',
] as const satisfies Closing['reason'][];

export type HandoffEvent = Event;
export type Sender = MessageEvent['from'];
/** Why a handoff became a ticket: nobody is there at this hour, or too many wait. */
export type TicketReason = NonNullable<DeskHandoff['ticket_reason']>;

/** Who an agent's token is for. */
export interface DeskIdentity extends DeskAgent {
  role: DeskRole;
}
