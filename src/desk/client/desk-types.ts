import type { AgentSkill, AuditEntry, Event, Proposal } from '#merchant/generated/protocol.ts';

/** What the stream of a conversation tells; by a name that is not that of the browser's own events. */
export type DeskEvent = Event;

export interface AuditPage {
  /** Newest first. */
  entries: AuditEntry[];
  /** Null where there is none older. */
  next_cursor: string | null;
}

/** To whom a conversation goes: whoever has the skill, or one colleague. */
export type TransferTarget = { to_skill: AgentSkill } | { to_agent: string };

/** An answer that went well, offered to those who write the shop's knowledge. */
export type ProposalRequest = Omit<Proposal, 'id' | 'at' | 'agent' | 'handoff_id'> & {
  /** Sent again under the same id, it is proposed once. */
  client_id: string;
  handoff_id: string;
};
