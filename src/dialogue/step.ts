import { declineRating, rate } from './after-person.ts';
import { answerTurn } from './answering.ts';
import { cancelWaiting } from './cancel-waiting.ts';
import { personChoice, trackChoice } from './choices.ts';
import { addMessage, addReply, ask, type Draft, settle } from './draft.ts';
import type { Effect } from './effect.ts';
import { entryOpened } from './entry-opened.ts';
import type { ConversationEvent } from './event.ts';
import { decided, decisionFailed, photoAdded } from './flows/decisions.ts';
import { flowById } from './flows/flow-book.ts';
import { orderFailed, orderFound, ordersListed } from './flows/order-events.ts';
import { dropTopic, startFlow, trackFlow } from './flows/topics.ts';
import { wordless } from './flows/turn.ts';
import { foldWords } from './flows/words/fold.ts';
import {
  approvePacket,
  declinePacket,
  handoffCreated,
  handoffRefused,
  isLive,
  isWithPerson,
  requestPerson,
} from './handoff.ts';
import { meantBy } from './meant-by.ts';
import { agentSaid, endHandoff, handoffChanged, messageSettled, sendNextWaiting } from './person-events.ts';
import type { Playbook } from './playbook.ts';
import type { Choice, ConversationState } from './state.ts';
import { spoken, wording } from './wording.ts';

const RECENT_ACTIONS = 10;

/** One step of a conversation: pure, so that any log replays to the same states and effects. */
export type Step = (state: ConversationState | null, event: ConversationEvent) => [ConversationState, Effect[]];

/** The `step` of a shop. Without a playbook (no pack yet) it keeps, sends and hands over, but says nothing. */
export function createStep(book: Playbook | null): Step {
  return (state, event) => {
    const draft: Draft = { state: { ...NOT_YET_KEPT, ...(state ?? begin(event)) }, event, book, effects: [], why: [] };
    apply(draft);
    return [draft.state, draft.effects];
  };
}

/** What a device kept before there were topics lacks them. */
const NOT_YET_KEPT = { topics: [], finished: [] };

function apply(draft: Draft): void {
  const { state, event } = draft;
  switch (event.type) {
    case 'started':
      return;
    case 'opened':
      greet(draft);
      return;
    case 'said': {
      const choice = typedChoice(state, event.text);
      if (choice) choose(draft, { ...event, type: 'chose', ...choice });
      else hear(draft, event.id, event.text);
      return;
    }
    case 'chose':
      choose(draft, event);
      return;
    case 'understood': {
      const asked = settle(draft, `understand.${event.turnId}`) ?? settle(draft, `again.${event.turnId}`);
      if (asked?.type !== 'understand') return;
      const turn = { turnId: event.turnId, text: asked.text, reading: event.reading, hits: event.hits };
      answerTurn(draft, turn, asked.again === true);
      return;
    }
    case 'entry-opened':
      entryOpened(draft, event);
      return;
    case 'order-found':
      if (settle(draft, `order.${event.turnId}`)) orderFound(draft, event.turnId, event.order, event.token);
      return;
    case 'orders-listed':
      if (settle(draft, `order.${event.turnId}`)) ordersListed(draft, event.turnId, event.orders);
      return;
    case 'order-failed':
      if (settle(draft, `order.${event.turnId}`)) orderFailed(draft, event.turnId, event.cause, event.retryAfterS);
      return;
    case 'person-asked':
      requestPerson(draft, event.reason);
      return;
    case 'decided':
      decided(draft, event);
      return;
    case 'decision-failed':
      decisionFailed(draft, event);
      return;
    case 'photo-added':
      photoAdded(draft, event);
      return;
    case 'flow-cancelled':
      dropTopic(draft);
      return;
    case 'packet-approved':
      approvePacket(draft, event);
      return;
    case 'packet-declined':
      declinePacket(draft);
      return;
    case 'waiting-cancelled':
      cancelWaiting(draft, event.key);
      return;
    case 'rating-given':
      rate(draft, event.score, event.comment);
      return;
    case 'rating-declined':
      declineRating(draft);
      return;
    case 'handoff-rated':
      settle(draft, `rate.${event.handoffId}`);
      return;
    case 'handoff-created':
      handoffCreated(draft, event);
      return;
    case 'handoff-refused':
      handoffRefused(draft, event);
      return;
    case 'agent-said':
      agentSaid(draft, event);
      return;
    case 'handoff-changed':
      handoffChanged(draft, event);
      return;
    case 'message-delivered':
      messageSettled(draft, event.messageId, 'delivered');
      return;
    case 'message-refused':
      messageSettled(draft, event.messageId, 'refused');
      return;
    case 'handoff-ended-by-shopper':
      endHandoff(draft);
      return;
    case 'handoff-close-delivered':
      settle(draft, `close.${event.handoffId}`);
      return;
    case 'connection-changed':
    case 'resumed':
      state.online = event.online;
      draft.effects.push(...outstanding(state));
      return;
    case 'identified':
      state.identified = event.hasToken;
      delete state.identityHash;
      if (event.hash) state.identityHash = event.hash;
      state.profile = {
        ...(event.customerId && { customerId: event.customerId }),
        ...(event.name && { name: event.name }),
        ...(event.email && { email: event.email }),
      };
      return;
    case 'locale-changed':
      state.locale = event.locale;
      state.replyLocale = event.locale;
      return;
    case 'context-changed':
      state.pageUrl = event.pageUrl;
      state.context = event.context;
      return;
    case 'tracked':
      state.recentActions = [...state.recentActions, event.action].slice(-RECENT_ACTIONS);
      return;
  }
}

function begin(event: ConversationEvent): ConversationState {
  const started = event.type === 'started' ? event : null;
  return {
    id: started?.conversationId ?? event.id,
    startedAt: event.at,
    locale: started?.locale ?? 'en',
    replyLocale: started?.locale ?? 'en',
    online: started?.online ?? true,
    identified: false,
    profile: {},
    pageUrl: started?.pageUrl ?? null,
    context: {},
    recentActions: [],
    messages: [],
    pending: [],
    topics: [],
    finished: [],
    handoff: { phase: 'none' },
    orders: {},
    topic: null,
    unrecognisedInRow: 0,
    negativeCount: 0,
    answered: {},
  };
}

/** Everything asked for and not yet answered, as a device that comes back must run it. */
function outstanding({ pending, handoff }: ConversationState): Effect[] {
  return pending.map((effect) =>
    effect.type === 'follow-handoff' && isLive(handoff) ? { ...effect, after: handoff.lastEventId } : effect,
  );
}

function greet(draft: Draft): void {
  if (draft.state.messages.length > 0) return;
  const choices = (draft.book?.rules.starters ?? []).flatMap((id): Choice[] => {
    if (id === 'track') return [trackChoice(draft)];
    if (id === 'person') return [personChoice(draft)];
    const label = wording(draft, `starter-${id}`);
    return label === null ? [] : [{ id, label, act: { type: 'say', text: label } }];
  });
  addReply(draft, { reason: 'greeting', parts: spoken(draft, 'greeting'), choices });
}

function hear(draft: Draft, turnId: string, text: string): void {
  const { state, event } = draft;
  // A tab that got no answer in time sends its event again.
  if (state.messages.some(({ id }) => id === turnId)) return;
  const forPerson = isWithPerson(state);
  addMessage(draft, { role: 'shopper', id: turnId, at: event.at, text, delivery: forPerson ? 'waiting' : 'local' });
  if (state.handoff.phase !== 'assigned') ask(draft, { type: 'understand', key: `understand.${turnId}`, turnId, text });
  sendNextWaiting(draft);
}

/** A choice shown last whose label was typed out; one that is said as if typed needs no tap. */
function typedChoice(
  { messages, handoff }: ConversationState,
  text: string,
): { messageId: string; choiceId: string } | null {
  const last = messages.at(-1);
  if (last?.role !== 'assistant' || handoff.phase === 'assigned') return null;
  const typed = foldWords(text);
  const choice = last.choices.find(({ label, act }) => act.type !== 'say' && foldWords(label) === typed);
  return choice ? { messageId: last.id, choiceId: choice.id } : null;
}

function choose(draft: Draft, event: Extract<ConversationEvent, { type: 'chose' }>): void {
  const message = draft.state.messages.find(({ id }) => id === event.messageId);
  const choice = message?.role === 'assistant' && message.choices.find(({ id }) => id === event.choiceId);
  if (!choice || draft.state.messages.some(({ id }) => id === event.id)) return;
  const turnId = event.id;
  switch (choice.act.type) {
    case 'say':
      hear(draft, turnId, choice.act.text);
      return;
    case 'handoff':
      addMessage(draft, { role: 'shopper', id: turnId, at: event.at, text: choice.label, delivery: 'local' });
      requestPerson(draft, 'shopper_asked');
      return;
    case 'track':
      addMessage(draft, { role: 'shopper', id: turnId, at: event.at, text: choice.label, delivery: 'local' });
      startFlow(draft, trackFlow(draft.book), wordless(turnId, choice.label, draft.state.replyLocale));
      return;
    case 'cancel':
      addMessage(draft, { role: 'shopper', id: turnId, at: event.at, text: choice.label, delivery: 'local' });
      dropTopic(draft, turnId);
      return;
    case 'flow': {
      addMessage(draft, { role: 'shopper', id: turnId, at: event.at, text: choice.label, delivery: 'local' });
      const flow = flowById(draft.book, choice.act.flowId);
      if (flow) startFlow(draft, flow, meantBy(draft, turnId, choice.label, message));
      return;
    }
    case 'entry': {
      const { entryId } = choice.act;
      addMessage(draft, { role: 'shopper', id: turnId, at: event.at, text: choice.label, delivery: 'local' });
      ask(draft, { type: 'open-entry', key: `entry.${turnId}`, turnId, entryId, locale: draft.state.replyLocale });
    }
  }
}
