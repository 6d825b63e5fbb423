import type { Order } from '#commerce/order.ts';
import { orderKey } from '#commerce/order-key.ts';
import type { FlowOutcome } from '#knowledge/flow-schema.ts';
import type { Draft } from '../draft.ts';
import type { ConversationState, SeenOrder, SlotValue, Topic } from '../state.ts';

/** Topics that are remembered after their end. */
const FINISHED_KEPT = 10;
/** Letters of what was said that a topic keeps. */
const SAID_KEPT = 400;

export const activeTopic = ({ topics }: ConversationState): Topic | null => topics.at(-1) ?? null;

export const topicById = ({ topics }: ConversationState, id: string): Topic | null =>
  topics.find((topic) => topic.id === id) ?? null;

/** Changes a topic in its place, and gives it as it is then; one that is gone stays gone. */
export function changeTopic(draft: Draft, topic: Topic, change: Partial<Topic>): Topic {
  const current = topicById(draft.state, topic.id) ?? topic;
  const changed = { ...current, ...change };
  draft.state.topics = draft.state.topics.map((other) => (other.id === topic.id ? changed : other));
  return changed;
}

export function fillSlot(draft: Draft, topic: Topic, slot: string, value: SlotValue): Topic {
  const current = topicById(draft.state, topic.id) ?? topic;
  return changeTopic(draft, topic, { slots: { ...current.slots, [slot]: value }, tries: 0 });
}

/** Puts a topic on top: it is what is talked about now. */
export function raiseTopic(draft: Draft, topic: Topic): void {
  const { topics } = draft.state;
  if (topics.at(-1)?.id === topic.id) return;
  draft.state.topics = [...topics.filter(({ id }) => id !== topic.id), topic];
}

/** Ends a topic, wherever it stands and once; what it still asked of the outside is no longer wanted. */
export function closeTopic(draft: Draft, topic: Topic, outcome: FlowOutcome): void {
  const { state } = draft;
  const current = topicById(state, topic.id);
  if (!current) return;
  const { id, flow, slots, decision } = current;
  const wanted = effectKeys(current);
  state.topics = state.topics.filter((other) => other.id !== id);
  state.pending = state.pending.filter(({ key }) => !wanted.has(key));
  state.finished = [
    ...state.finished,
    { id, flow, outcome, slots, at: draft.event.at, ...(decision && { decision }) },
  ].slice(-FINISHED_KEPT);
}

/** Keys of everything that a topic may be waiting for. */
function effectKeys({ keys, lookup }: Topic): Set<string> {
  return new Set(lookup?.turnId ? [...keys, `order.${lookup.turnId}`] : keys);
}

/** The search for an order is called off: its answer would come too late. */
export function stopSearch(draft: Draft, { lookup }: Topic): void {
  if (!lookup?.turnId) return;
  const key = `order.${lookup.turnId}`;
  draft.state.pending = draft.state.pending.filter((effect) => effect.key !== key);
}

/** Whether a topic waits for the outside, not for the shopper. */
export function isAwaiting({ pending }: ConversationState, topic: Topic): boolean {
  const wanted = effectKeys(topic);
  return pending.some(({ key }) => wanted.has(key));
}

/** Whether the backend has been asked to act and has not answered. */
export const isActing = ({ pending }: ConversationState, { keys }: Topic): boolean =>
  pending.some(({ type, key }) => (type === 'act' || type === 'open-ticket') && keys.includes(key));

/** Topics that a person takes over end here, but for those whose request is on its way. */
export function closeForPerson(draft: Draft): void {
  for (const topic of draft.state.topics) {
    if (!isActing(draft.state, topic)) closeTopic(draft, topic, 'review');
  }
}

export const withSaid = (topic: Pick<Topic, 'said'>, text: string): string =>
  `${topic.said} ${text}`.trim().slice(-SAID_KEPT);

/** The order in the topic's first slot of that type. */
export function seenOrderOf(state: ConversationState, slots: Topic['slots']): SeenOrder | null {
  for (const value of Object.values(slots)) {
    if (value.type === 'order') return state.orders[orderKey(value.number)] ?? null;
  }
  return null;
}

/** Lines with their quantities as the slot holds them. */
export const linesOf = ({ lines }: Order, indexes: readonly number[]): Extract<SlotValue, { type: 'lines' }> => ({
  type: 'lines',
  lines: indexes.flatMap((index) => {
    const line = lines[index];
    return line ? [{ lineId: line.id, title: line.title, quantity: line.quantity }] : [];
  }),
});
