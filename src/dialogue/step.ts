import { declineRating, rate } from './after-person.ts';
import { answerTurn } from './answering.ts';
import { begin } from './begin.ts';
import { cancelWaiting } from './cancel-waiting.ts';
import { personChoice, trackChoice } from './choices.ts';
import { choose, typedChoice } from './choose-choice.ts';
import { consulted } from './consult.ts';
import { addReply, because, type Draft, settle } from './draft.ts';
import type { Effect } from './effect.ts';
import { entryOpened } from './entry-opened.ts';
import type { ConversationEvent } from './event.ts';
import { decided, decisionFailed, photoAdded } from './flows/decisions.ts';
import { noticeOpened } from './flows/notices.ts';
import { orderFailed, orderFound, ordersListed } from './flows/order-events.ts';
import { dropTopic } from './flows/topics.ts';
import { generatorChanged } from './generator/generator-changed.ts';
import { holdBack, releaseHeldBack, worded } from './generator/held-back.ts';
import { askForSummary, summarised } from './generator/summary.ts';
import { approvePacket, declinePacket, handoffCreated, handoffRefused, isLive, requestPerson } from './handoff.ts';
import { hearMessage } from './hear-message.ts';
import { agentSaid, endHandoff, handoffChanged, messageSettled } from './person-events.ts';
import type { Playbook } from './playbook.ts';
import { noteShopper } from './shopper-notes.ts';
import type { Choice, ConversationState } from './state.ts';
import { dropTools, toolsChanged, toolUsed } from './tools/use-tool.ts';
import { vote } from './vote.ts';
import { spoken, wording } from './wording.ts';

const RECENT_ACTIONS = 10;

/** One step of a conversation: pure, so that any log replays to the same states and effects. */
export type Step = (state: ConversationState | null, event: ConversationEvent) => [ConversationState, Effect[]];

/** The `step` of a shop. Without a playbook (no pack yet) it keeps, sends and hands over, but says nothing. */
export function createStep(book: Playbook | null): Step {
  return (state, event) => {
    const draft: Draft = { state: { ...NOT_YET_KEPT, ...(state ?? begin(event)) }, event, book, effects: [], why: [] };
    releaseHeldBack(draft);
    const before = { ...draft.state };
    apply(draft);
    noteShopper(draft, before);
    holdBack(draft, before);
    askForSummary(draft, before);
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
      else hearMessage(draft, event.id, event.text);
      return;
    }
    case 'chose':
      choose(draft, event);
      return;
    case 'voted':
      vote(draft, event);
      return;
    case 'understood': {
      const asked = settle(draft, `understand.${event.turnId}`) ?? settle(draft, `again.${event.turnId}`);
      if (asked?.type !== 'understand') return;
      if (event.standAlone) because(draft, `read as “${event.standAlone}”`);
      const turn = { turnId: event.turnId, text: asked.text, reading: event.reading, hits: event.hits };
      answerTurn(draft, turn, asked.again === true);
      return;
    }
    case 'generator-changed':
      generatorChanged(draft, event.generator);
      return;
    case 'worded':
      worded(draft, event);
      return;
    case 'summarised':
      summarised(draft, event);
      return;
    case 'consulted':
      consulted(draft, event);
      return;
    case 'tool-used':
      toolUsed(draft, event);
      return;
    case 'tools-changed':
      toolsChanged(draft, event.tools);
      return;
    case 'entry-opened':
      entryOpened(draft, event);
      return;
    case 'order-found':
      if (settle(draft, `order.${event.turnId}`)) orderFound(draft, event.turnId, event.order, event.token);
      return;
    case 'orders-listed':
      if (settle(draft, `order.${event.turnId}`)) ordersListed(draft, event.turnId, event.orders);
      return;
    case 'order-failed': {
      const asked = settle(draft, `order.${event.turnId}`);
      const orderId = asked?.type === 'refresh-order' ? asked.orderId : null;
      if (asked) orderFailed(draft, event.turnId, event.cause, event.retryAfterS, orderId);
      return;
    }
    case 'notice-opened':
      noticeOpened(draft, event.tail);
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
      // A device that comes back has to start its generator anew, and says so.
      if (event.type === 'resumed') {
        generatorChanged(draft, null);
        dropTools(draft);
      }
      state.online = event.online;
      draft.effects.push(...outstanding(state, event.at));
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
    case 'noticed':
    case 'taste-read':
    case 'taste-set':
    case 'evidence-dropped':
    case 'notes-paused':
    case 'notes-erased':
      // `noteShopper` takes these in, with what the other events tell of the shopper.
      return;
  }
}

/** Everything asked for and not yet answered, as a device that comes back must run it. */
function outstanding({ pending, handoff }: ConversationState, at: number): Effect[] {
  return pending.map((effect) => {
    if (effect.type === 'follow-handoff' && isLive(handoff)) return { ...effect, after: handoff.lastEventId };
    // What ran when it was asked may be over: it is worked out for now.
    return effect.type === 'consult' ? { ...effect, inquiry: { ...effect.inquiry, now: at } } : effect;
  });
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
