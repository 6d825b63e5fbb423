import { closedByPerson, closeHere } from './after-person.ts';
import { addNotice, ask, type Draft, settle } from './draft.ts';
import type { ConversationEvent } from './event.ts';
import { declinePacket, isLive } from './handoff.ts';
import type { AgentMessage, LiveHandoff, Message } from './state.ts';

type Of<T extends ConversationEvent['type']> = Extract<ConversationEvent, { type: T }>;

/** A message of the agent: taken in once, and put where its event's id says, however it comes. */
export function agentSaid(draft: Draft, event: Of<'agent-said'>): void {
  const { handoff, messages } = draft.state;
  if (!isLive(handoff)) return;
  const prefix = `agent.${handoff.id}.`;
  const id = prefix + event.eventId;
  if (messages.some((message) => message.id === id)) return;
  draft.state.handoff = { ...handoff, lastEventId: later(handoff.lastEventId, event.eventId) };
  const said: AgentMessage = { role: 'agent', id, at: event.at, name: event.name, text: event.text };
  const next = messages.findIndex((message) => isLaterOf(message, prefix, event.eventId));
  draft.state.messages = next < 0 ? [...messages, said] : messages.toSpliced(next, 0, said);
}

const isLaterOf = ({ role, id }: Message, prefix: string, eventId: string): boolean =>
  role === 'agent' && id.startsWith(prefix) && isAfter(id.slice(prefix.length), eventId);

export function handoffChanged(draft: Draft, event: Of<'handoff-changed'>): void {
  const { handoff } = draft.state;
  if (!isLive(handoff)) return;
  if (event.status === 'closed') {
    closedByPerson(draft, handoff, event.closing ?? null);
    return;
  }
  // One that was overtaken tells of a time before.
  if (handoff.lastStatusId && !isAfter(event.eventId, handoff.lastStatusId)) return;
  const agentName = event.agentName ?? handoff.agentName;
  const changed: LiveHandoff = {
    ...handoff,
    phase: event.status,
    position: event.position,
    agentName,
    lastEventId: later(handoff.lastEventId, event.eventId),
    lastStatusId: event.eventId,
  };
  draft.state.handoff = changed;
  if (event.status === 'assigned' && handoff.phase !== 'assigned') {
    addNotice(draft, 'handoff-assigned', agentName ? { agent: agentName } : {});
  }
}

/** Ids that are numbers are in their order, others in that of their letters. */
function isAfter(id: string, other: string): boolean {
  if (!/^\d+$/.test(id) || !/^\d+$/.test(other)) return id > other;
  return id.length === other.length ? id > other : id.length > other.length;
}

const later = (known: string | null, id: string): string => (known === null || isAfter(id, known) ? id : known);

/** The shopper ends it: at once here; the backend is told as soon as it can be. */
export function endHandoff(draft: Draft): void {
  const { handoff } = draft.state;
  if (handoff.phase === 'drafted' || handoff.phase === 'requested') {
    declinePacket(draft);
    return;
  }
  if (!isLive(handoff)) return;
  closeHere(draft, handoff, 'shopper');
  ask(draft, {
    type: 'close-handoff',
    key: `close.${handoff.id}`,
    handoff: { id: handoff.id, token: handoff.token },
  });
}

export function messageSettled(draft: Draft, messageId: string, delivery: 'delivered' | 'refused' | 'cancelled'): void {
  if (!settle(draft, `send.${messageId}`) && delivery !== 'cancelled') return;
  draft.state.messages = draft.state.messages.map((message) =>
    message.role === 'shopper' && message.id === messageId ? { ...message, delivery } : message,
  );
  sendNextWaiting(draft);
}

/** One message at a time, oldest first: the agent reads them in the order in which they were typed. */
export function sendNextWaiting(draft: Draft): void {
  const { handoff, messages, pending } = draft.state;
  if (!isLive(handoff) || pending.some((effect) => effect.type === 'send-to-agent')) return;
  const next = messages.find((message) => message.role === 'shopper' && message.delivery === 'waiting');
  if (next?.role !== 'shopper') return;
  ask(draft, {
    type: 'send-to-agent',
    key: `send.${next.id}`,
    handoff: { id: handoff.id, token: handoff.token },
    messageId: next.id,
    text: next.text,
  });
}
