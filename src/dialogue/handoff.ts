import { addNotice, addReply, ask, type Draft, settle } from './draft.ts';
import type { ConversationEvent } from './event.ts';
import { openTopics } from './flows/open-topics.ts';
import { closeForPerson } from './flows/topic.ts';
import { handoffSignals } from './judgement/signals.ts';
import type { HandoffCause, HandoffPacket, TranscriptLine } from './outward.ts';
import type { ConversationState, LiveHandoff, Message } from './state.ts';
import { textOf } from './text-of.ts';
import { spoken, wording } from './wording.ts';

/** Most lines of transcript that the protocol takes. */
const TRANSCRIPT_LIMIT = 200;
/** Most orders. */
const ORDERS_LIMIT = 20;

export const isLive = (handoff: ConversationState['handoff']): handoff is LiveHandoff =>
  handoff.phase === 'queued' || handoff.phase === 'assigned';

/** True while what the shopper types is for a person. */
export const isWithPerson = (state: ConversationState): boolean =>
  state.handoff.phase === 'requested' || isLive(state.handoff);

/** Asks the shop for a person, with everything said so far. Asking again while one is coming changes nothing. */
export function requestPerson(draft: Draft, reason: HandoffCause): void {
  if (isWithPerson(draft.state)) return;
  const key = `handoff.${draft.event.id}`;
  const packet = packetOf(draft, reason);
  closeForPerson(draft);
  draft.state.handoff = { phase: 'requested', key, reason, packet };
  draft.state.unrecognisedInRow = 0;
  draft.state.negativeCount = 0;
  ask(draft, { type: 'request-handoff', key, packet });
  addReply(draft, {
    reason: 'handoff',
    parts: spoken(draft, draft.state.online ? 'person-requested' : 'person-requested-offline'),
  });
  addNotice(draft, 'handoff-requested');
}

type Of<T extends ConversationEvent['type']> = Extract<ConversationEvent, { type: T }>;

export function handoffCreated(draft: Draft, event: Of<'handoff-created'>): void {
  const before = draft.state.handoff;
  if (!settle(draft, event.key) || before.phase !== 'requested') return;
  const { id, token, mode, queuePosition, ticketNumber } = event.handoff;
  draft.state.handoff = {
    phase: event.handoff.status === 'assigned' ? 'assigned' : 'queued',
    id,
    token,
    mode,
    key: event.key,
    reason: before.reason,
    position: queuePosition,
    ticketNumber,
    agentName: null,
    lastEventId: null,
  };
  if (mode === 'ticket') addNotice(draft, 'handoff-ticket', ticketNumber ? { ticket: ticketNumber } : {});
  else addNotice(draft, 'handoff-queued', queuePosition === null ? {} : { position: queuePosition });
  ask(draft, { type: 'follow-handoff', key: `follow.${id}`, handoff: { id, token }, after: null });
  sendNextWaiting(draft);
}

export function handoffRefused(draft: Draft, event: Of<'handoff-refused'>): void {
  if (!settle(draft, event.key)) return;
  draft.state.handoff = { phase: 'none' };
  draft.state.messages = draft.state.messages.map((message) =>
    message.role === 'shopper' && message.delivery === 'waiting' ? { ...message, delivery: 'refused' } : message,
  );
  addNotice(draft, 'handoff-failed');
}

export function agentSaid(draft: Draft, event: Of<'agent-said'>): void {
  const { handoff } = draft.state;
  const id = `agent.${isLive(handoff) ? handoff.id : ''}.${event.eventId}`;
  if (!isLive(handoff) || draft.state.messages.some((message) => message.id === id)) return;
  draft.state.handoff = { ...handoff, lastEventId: event.eventId };
  draft.state.messages = [
    ...draft.state.messages,
    { role: 'agent', id, at: event.at, name: event.name, text: event.text },
  ];
}

export function handoffChanged(draft: Draft, event: Of<'handoff-changed'>): void {
  const { handoff } = draft.state;
  if (!isLive(handoff)) return;
  if (event.status === 'closed') {
    closeHere(draft, handoff, 'agent');
    return;
  }
  const agentName = event.agentName ?? handoff.agentName;
  draft.state.handoff = {
    ...handoff,
    phase: event.status,
    position: event.position,
    agentName,
    lastEventId: event.eventId,
  };
  if (event.status === 'assigned' && handoff.phase !== 'assigned') {
    addNotice(draft, 'handoff-assigned', agentName ? { agent: agentName } : {});
  }
}

/** The shopper ends it: at once here; the backend is told as soon as it can be. */
export function endHandoff(draft: Draft): void {
  const { handoff } = draft.state;
  if (handoff.phase === 'requested') {
    settle(draft, handoff.key);
    draft.state.handoff = { phase: 'none' };
    addNotice(draft, 'handoff-closed');
  } else if (isLive(handoff)) {
    closeHere(draft, handoff, 'shopper');
    ask(draft, {
      type: 'close-handoff',
      key: `close.${handoff.id}`,
      handoff: { id: handoff.id, token: handoff.token },
    });
  }
}

function closeHere(draft: Draft, handoff: LiveHandoff, closedBy: 'shopper' | 'agent'): void {
  settle(draft, `follow.${handoff.id}`);
  draft.state.handoff = { phase: 'closed', id: handoff.id, closedBy };
  draft.state.messages = draft.state.messages.map((message) => {
    if (message.role !== 'shopper' || message.delivery !== 'waiting') return message;
    settle(draft, `send.${message.id}`);
    return { ...message, delivery: 'refused' };
  });
  addNotice(draft, 'handoff-closed', handoff.agentName ? { agent: handoff.agentName } : {});
}

export function messageSettled(draft: Draft, messageId: string, delivery: 'delivered' | 'refused'): void {
  if (!settle(draft, `send.${messageId}`)) return;
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

function packetOf(draft: Draft, reason: HandoffCause): HandoffPacket {
  const { state } = draft;
  const seen = Object.values(state.orders).slice(-ORDERS_LIMIT);
  const context = {
    ...state.context,
    ...(state.topics.length > 0 && { open: openTopics(draft) }),
    ...(state.recentActions.length > 0 && { recentActions: state.recentActions.join('; ') }),
    ...handoffSignals(draft),
  };
  return {
    reason,
    summary: summaryOf(draft),
    locale: state.locale,
    ...(state.topic && { topic: state.topic }),
    orderIds: seen.map(({ order }) => order.id),
    orderTokens: seen.flatMap(({ token }) => token?.value ?? []),
    ...(state.pageUrl && { pageUrl: state.pageUrl }),
    ...(Object.keys(state.profile).length > 0 && { profile: { ...state.profile, verified: state.identified } }),
    ...(Object.keys(context).length > 0 && { context }),
    transcript: state.messages.flatMap(transcriptLine).slice(-TRANSCRIPT_LIMIT),
  };
}

/** What it is about in a sentence or two: what the shopper asked before asking for a person, and the orders looked at. */
function summaryOf(draft: Draft): string {
  const { messages, orders, topic } = draft.state;
  const { event } = draft;
  const asking = new Set([event.id, 'turnId' in event ? event.turnId : '']);
  const said = messages.filter((message) => message.role === 'shopper');
  const last = said.findLast(({ id }) => !asking.has(id)) ?? said.at(-1);
  const lines = [wording(draft, 'summary', { topic: topic ?? '—', question: last?.text ?? '—' })];
  for (const { order } of Object.values(orders)) {
    lines.push(
      wording(draft, 'summary-order', { number: order.number, fulfillment: order.fulfillment, payment: order.payment }),
    );
  }
  return lines
    .filter((line) => line !== null)
    .join('\n')
    .slice(0, 4000);
}

function transcriptLine(message: Message): TranscriptLine[] {
  const text = textOf(message).slice(0, 8000);
  return text === '' ? [] : [{ role: message.role, text, at: new Date(message.at).toISOString() }];
}
