import type { DeskAgent, DeskHandoff, DeskRole, Event, MessageEvent } from '#merchant/generated/protocol.ts';

export type HandoffEvent = Event;
export type Sender = MessageEvent['from'];
/** Why a handoff became a ticket: nobody is there at this hour, or too many wait. */
export type TicketReason = NonNullable<DeskHandoff['ticket_reason']>;

/** Who an agent's token is for. */
export interface DeskIdentity extends DeskAgent {
  role: DeskRole;
}
