import { crisisWordIn } from './decide.ts';
import { addNotice, addReply, ask, because, type Draft, settle } from './draft.ts';
import type { ConversationEvent } from './event.ts';
import { advance, bringBack } from './flows/run.ts';
import { closeForPerson } from './flows/topic.ts';
import { dropSummary } from './generator/summary.ts';
import { goElsewhere } from './go-elsewhere.ts';
import type { HandoffCause } from './outward.ts';
import { AS_IT_IS, knownIn, type PacketEdits, packetToSend } from './packet/mask-packet.ts';
import { packetOf } from './packet/packet-of.ts';
import { goesAtOnce } from './packet/route.ts';
import { sendNextWaiting } from './person-events.ts';
import type { ConversationState, LiveHandoff } from './state.ts';
import { spoken } from './wording.ts';

export const isLive = (handoff: ConversationState['handoff']): handoff is LiveHandoff =>
  handoff.phase === 'queued' || handoff.phase === 'assigned';

/** True while what the shopper types is for a person. */
export const isWithPerson = ({ handoff }: Pick<ConversationState, 'handoff'>): boolean =>
  handoff.phase === 'drafted' || handoff.phase === 'requested' || isLive(handoff);

/**
 * Makes ready what a person gets of everything said so far. It goes once the shopper has seen it; at once where the
 * merchant's rules say so. Asking again while one is coming changes nothing.
 */
export function requestPerson(draft: Draft, reason: HandoffCause): void {
  if (isWithPerson(draft.state)) return;
  const { state } = draft;
  const isCrisis = saidCrisisWord(draft);
  const made = packetOf(draft, reason, isCrisis);
  const before = state.topics;
  closeForPerson(draft);
  const setAside = before.filter(({ id }) => !state.topics.some((topic) => topic.id === id));
  state.handoff = {
    phase: 'drafted',
    key: `handoff.${draft.event.id}`,
    reason,
    ...made,
    ...(draft.why.length > 0 && { why: draft.why }),
    ...(isCrisis && { isCrisis }),
    ...(setAside.length > 0 && { setAside }),
  };
  draft.why = [];
  state.unrecognisedInRow = 0;
  state.negativeCount = 0;
  if (goesAtOnce(draft, isCrisis)) {
    because(draft, 'goes to a person without being looked over, by a rule of the shop');
    approvePacket(draft, AS_IT_IS);
    return;
  }
  if (state.online) return;
  because(draft, 'no network: it waits for the shopper first');
  addReply(draft, { reason: 'handoff', parts: spoken(draft, 'person-drafted-offline') });
}

/** Of all that was said since the last person. */
function saidCrisisWord(draft: Draft): boolean {
  const { messages } = draft.state;
  const last = messages.findLastIndex((message) => message.role === 'system' && message.notice === 'handoff-closed');
  return messages
    .slice(last + 1)
    .some((message) => message.role === 'shopper' && crisisWordIn(draft, message.text) !== null);
}

/** The shopper has looked it over: it is asked for, with what they left of it. */
export function approvePacket(draft: Draft, edits: PacketEdits & { seen?: 'template' }): void {
  const { state } = draft;
  const { handoff } = state;
  if (handoff.phase !== 'drafted') return;
  dropSummary(draft);
  const { lineIds = [], why = [], worded, ...kept } = handoff;
  draft.why = [...why, ...draft.why];
  // A summary that came while they tapped is not what they saw.
  const unseen = edits.seen === 'template' && worded ? { summary: worded.template } : {};
  const packet = packetToSend({ ...handoff.packet, ...unseen }, lineIds, knownIn(state), edits);
  state.handoff = { ...kept, phase: 'requested', packet };
  ask(draft, { type: 'request-handoff', key: handoff.key, packet });
  addReply(draft, {
    reason: 'handoff',
    parts: spoken(draft, state.online ? 'person-requested' : 'person-requested-offline'),
  });
  addNotice(draft, 'handoff-requested');
}

/** Not sent: what was talked about goes on where it was left. */
export function declinePacket(draft: Draft): void {
  const { state } = draft;
  const { handoff } = state;
  if (handoff.phase !== 'drafted' && handoff.phase !== 'requested') return;
  settle(draft, handoff.key);
  dropSummary(draft);
  state.handoff = { phase: 'none' };
  state.messages = state.messages.map((message) =>
    message.role === 'shopper' && message.delivery === 'waiting' ? { ...message, delivery: 'cancelled' } : message,
  );
  addNotice(draft, 'handoff-cancelled');
  takeUpAgain(draft, handoff.setAside ?? []);
}

/** Topics that a person was to take over are the assistant's again, as they stood; the last one's question is repeated. */
export function takeUpAgain(draft: Draft, setAside: NonNullable<LiveHandoff['setAside']>): void {
  const { state } = draft;
  const ids = new Set(setAside.map(({ id }) => id));
  if (ids.size === 0) return;
  state.finished = state.finished.filter(({ id }) => !ids.has(id));
  state.topics = [...state.topics.filter(({ id }) => !ids.has(id)), ...setAside];
  if (bringBack(draft)) advance(draft);
}

type Of<T extends ConversationEvent['type']> = Extract<ConversationEvent, { type: T }>;

export function handoffCreated(draft: Draft, event: Of<'handoff-created'>): void {
  const before = draft.state.handoff;
  if (!settle(draft, event.key) || before.phase !== 'requested') return;
  const { id, token, mode, queuePosition, ticketNumber, elsewhere, isRated } = event.handoff;
  if (elsewhere) {
    goElsewhere(draft, elsewhere);
    return;
  }
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
    ...(isRated === false && { isRated }),
    ...(before.isCrisis && { isCrisis: true }),
    ...(before.setAside && { setAside: before.setAside }),
  };
  if (mode === 'ticket') addNotice(draft, 'handoff-ticket', ticketNumber ? { ticket: ticketNumber } : {});
  else addNotice(draft, 'handoff-queued', queuePosition === null ? {} : { position: queuePosition });
  ask(draft, { type: 'follow-handoff', key: `follow.${id}`, handoff: { id, token }, after: null });
  sendNextWaiting(draft);
}

export function handoffRefused(draft: Draft, event: Of<'handoff-refused'>): void {
  const { handoff } = draft.state;
  if (!settle(draft, event.key)) return;
  draft.state.handoff = { phase: 'none' };
  draft.state.messages = draft.state.messages.map((message) =>
    message.role === 'shopper' && message.delivery === 'waiting' ? { ...message, delivery: 'refused' } : message,
  );
  addNotice(draft, 'handoff-failed');
  if (handoff.phase === 'requested') takeUpAgain(draft, handoff.setAside ?? []);
}
