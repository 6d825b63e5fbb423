import { orderKey } from '#commerce/order-key.ts';
import type { SearchHit } from '#knowledge/search-hit.ts';
import { personChoice } from '../choices.ts';
import { addMessage, addReply, because, type Draft, settle } from '../draft.ts';
import type { ConversationEvent } from '../event.ts';
import { giveEntry } from '../give-entry.ts';
import type { Topic } from '../state.ts';
import { spoken } from '../wording.ts';
import { flowById, nextOf, stepById } from './flow-book.ts';
import { flowSpoken, sayInTopic } from './flow-text.ts';
import { renewAccess } from './order-slot.ts';
import { askTopic } from './questions.ts';
import { advance, bringBack } from './run.ts';
import { activeTopic, changeTopic, closeTopic, fillSlot, raiseTopic, seenOrderOf } from './topic.ts';

/** Requests after which access is not renewed any more. */
const RENEWALS = 3;

type Of<T extends ConversationEvent['type']> = Extract<ConversationEvent, { type: T }>;

/** The backend decided: its topic goes on where the outcome leads, and is talked about again. */
export function decided(draft: Draft, { key, decision }: Of<'decided'>): void {
  if (!isAsked(draft, key) || !settle(draft, key)) return;
  const { order } = decision;
  const kept = order && draft.state.orders[orderKey(order.number)];
  if (order) {
    draft.state.orders = {
      ...draft.state.orders,
      [orderKey(order.number)]: { ...kept, order, syncedAt: draft.event.at },
    };
  }
  const topic = topicOf(draft, key);
  const flow = topic && flowById(draft.book, topic.flow);
  const step = flow && stepById(flow, topic.step);
  if (!topic || !flow || !step) return;
  because(draft, `flow ${flow.id}: ${step.id} decided ${decision.outcome} (${decision.reason})`);
  const next = 'act' in step ? (step[decision.outcome] ?? step.done) : nextOf(flow, step);
  // The order as it stands now is in the state; keeping it once is enough.
  const { order: _, ...rest } = decision;
  raiseTopic(draft, changeTopic(draft, topic, { decision: rest, step: next ?? topic.step }));
  advance(draft);
}

/** It will not be decided, for good: the topic ends, and a person is offered. */
export function decisionFailed(draft: Draft, { key, cause, message }: Of<'decision-failed'>): void {
  if (!isAsked(draft, key) || !settle(draft, key)) return;
  const topic = topicOf(draft, key);
  if (!topic) return;
  const seen = seenOrderOf(draft.state, topic.slots);
  const slot = Object.entries(topic.slots).find(([, { type }]) => type === 'order')?.[0];
  if (cause === 'unauthorised' && seen && slot && !draft.state.identified && topic.keys.length < RENEWALS) {
    raiseTopic(draft, topic);
    renewAccess(draft, topic, slot, seen.order.number);
    return;
  }
  closeTopic(draft, topic, 'refused');
  const why = `the request failed: ${cause}${message ? ` (${message})` : ''}`;
  sayInTopic(draft, topic, why, flowSpoken(draft, topic, 'act-failed'), [personChoice(draft)]);
  if (bringBack(draft)) advance(draft);
}

/** The entry of an `answer` step came; without one the flow goes on all the same. False when no topic asked for it. */
export function entryFound(draft: Draft, key: string, hit: SearchHit | null): boolean {
  const topic = topicOf(draft, key);
  const flow = topic && flowById(draft.book, topic.flow);
  const step = flow && stepById(flow, topic.step);
  if (!topic || !flow || !step) return false;
  if (hit) giveEntry(draft, topic.turnId, hit, null, []);
  const next = nextOf(flow, step);
  raiseTopic(draft, topic);
  if (next !== null) {
    changeTopic(draft, topic, { step: next });
    advance(draft);
  } else {
    closeTopic(draft, topic, 'informed');
    if (bringBack(draft)) advance(draft);
  }
  return true;
}

/** A photo is a message of the shopper; it fills the slot of the topic that wants one. */
export function photoAdded(draft: Draft, { id, at, photo }: Of<'photo-added'>): void {
  if (draft.state.messages.some((message) => message.id === id)) return;
  const kept = { id: photo.id, mediaType: photo.mediaType };
  addMessage(draft, { role: 'shopper', id, at, text: '', delivery: 'local', photos: [kept] });
  const topic = activeTopic(draft.state);
  const flow = topic && flowById(draft.book, topic.flow);
  const slot = flow && Object.entries(flow.slots).find(([, { type }]) => type === 'photo')?.[0];
  if (!topic || !flow || !slot) {
    because(draft, 'a photo that nothing asked for');
    addReply(draft, {
      reason: 'clarify',
      turnId: id,
      parts: spoken(draft, 'photo-unasked'),
      choices: [personChoice(draft)],
    });
    return;
  }
  const before = topic.slots[slot];
  const { sizeBytes: _, ...withFindings } = photo;
  const photos = [...(before?.type === 'photo' ? before.photos : []), withFindings];
  const isAsked = topic.asking === slot;
  const filled = fillSlot(draft, topic, slot, { type: 'photo', photos });
  const turned = changeTopic(draft, filled, { turnId: id, tries: topic.tries });
  if (isAsked) {
    advance(draft);
    return;
  }
  because(draft, `flow ${topic.flow}: photo kept for later`);
  askTopic(draft, turned, flow, 'back');
}

const isAsked = ({ state }: Draft, key: string): boolean =>
  state.pending.some((effect) => effect.key === key && (effect.type === 'act' || effect.type === 'open-ticket'));

const topicOf = ({ state }: Draft, key: string): Topic | null =>
  state.topics.find(({ keys }) => keys.includes(key)) ?? null;
