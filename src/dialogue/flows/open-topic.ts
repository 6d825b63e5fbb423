import { orderKey } from '#commerce/order-key.ts';
import type { Flow } from '#knowledge/flow-schema.ts';
import { because, type Draft } from '../draft.ts';
import { memoryOf } from '../memory.ts';
import type { SlotValue, Topic } from '../state.ts';
import { flowSpoken, sayInTopic } from './flow-text.ts';
import { NO_LOOKUP, offeredOrders } from './order-asked.ts';
import { orderNumberIn } from './order-number.ts';
import { prefill } from './prefill.ts';
import { contactGiven, contactIn } from './read-contact.ts';
import { byPart, orderWith } from './read-order.ts';
import { saidWith, toldBefore, wholeText } from './told-before.ts';
import { changeTopic, closeTopic, isAwaiting, withSaid } from './topic.ts';
import type { Turn } from './turn.ts';
import { ordinalsIn } from './words/ordinals.ts';
import { saysIt } from './words/phrases.ts';

/** Most topics at once; the oldest that waits for nobody goes. */
const TOPICS_LIMIT = 8;

/** What a topic that is taken up again starts from. */
export interface Given {
  slots: Record<string, SlotValue>;
  /** Number of the order that is meant. */
  number: string | null;
}

/** Adds a topic for a flow with what the message gives: on top, or after what is talked about. Not run yet. */
export function openTopic(
  draft: Draft,
  flow: Flow,
  turn: Turn,
  place: 'top' | 'after',
  given: Given | null = null,
): Topic {
  const { state, event } = draft;
  const before = given ? null : toldBefore(draft, turn);
  const number = given
    ? given.number
    : (orderNumberIn(draft, turn.reading) ?? (before && orderNumberIn(draft, before.reading)));
  const { entities } = turn.reading;
  // Who the shopper is holds for every wish of a message.
  const contact = given
    ? contactIn(entities)
    : (contactGiven(turn.text, entities, false) ??
      contactGiven(wholeText(draft, turn), entities, false) ??
      (before && contactGiven(before.text, before.reading.entities, false)));
  // Taken up for other goods, it is about them alone.
  const hasLines = Object.values(given?.slots ?? {}).some(({ type }) => type === 'lines');
  const topic: Topic = {
    id: freeId(draft),
    flow: flow.id,
    step: flow.steps[0]?.id ?? '',
    begun: false,
    slots: given?.slots ?? {},
    tries: 0,
    lookup: number || contact ? { ...NO_LOOKUP, number, contact } : null,
    asking: null,
    turnId: turn.turnId,
    openedAt: event.at,
    decision: null,
    keys: [],
    mood: memoryOf(state).mood,
    said: hasLines ? '' : withSaid({ said: before?.text ?? '' }, saidWith(draft, turn)),
  };
  const { topics } = state;
  // Wishes of one message keep their order: the later one lies deeper.
  let at = topics.length;
  if (place === 'after') for (at -= 1; at > 0 && topics[at - 1]?.begun === false; ) at -= 1;
  state.topics = topics.toSpliced(Math.max(0, at), 0, topic);
  makeRoom(draft, topic);
  if (hasLines) return topic;
  const filled = prefill(draft, topic, flow, turn);
  return before ? prefill(draft, filled, flow, before) : filled;
}

/** The first time that a topic is run: without an order named it goes on with the one talked about before, and says so. */
export function beginTopic(draft: Draft, topic: Topic, flow: Flow): Topic {
  const begun = changeTopic(draft, topic, { begun: true });
  const wantsOrder = Object.entries(flow.slots).some(([name, { type }]) => type === 'order' && !topic.slots[name]);
  if (!wantsOrder || topic.lookup) return begun;
  const named = orderWith(draft.book, topic.said, offeredOrders(draft), false);
  const meant =
    meantByPlace(draft, topic) ?? named?.order.number ?? notYetDone(draft, topic, flow, subjectOf(draft, topic));
  if (meant === null || !draft.state.orders[orderKey(meant)]) return begun;
  const assumed = changeTopic(draft, begun, { lookup: { ...NO_LOOKUP, number: meant } });
  const why = `order ${meant} as before`;
  // What shows an order says by itself which one.
  const isShown = Object.values(flow.slots).some((slot) => slot.type === 'order' && slot.newest);
  if (isShown) because(draft, `flow ${flow.id}: ${why}`);
  else sayInTopic(draft, assumed, why, flowSpoken(draft, assumed, 'order-assumed'));
  return assumed;
}

/** "Cancel the second one", "where is 04790": its place or a part of its number among the orders that were listed. */
function meantByPlace(draft: Draft, { said }: Topic): string | null {
  const offered = offeredOrders(draft);
  const named = byPart(said, offered, 4);
  if (named) return named.order.number;
  const [place, ...more] = offered.length > 1 ? ordinalsIn(said, offered.length) : [];
  return place === undefined || more.length > 0 ? null : (offered[place]?.order.number ?? null);
}

/** Nobody means the order for which the same was done or told a moment ago, unless the flow only shows it, or they say so. */
function notYetDone({ state }: Draft, topic: Topic, flow: Flow, number: string | null): string | null {
  const isShown = Object.values(flow.slots).some((slot) => slot.type === 'order' && slot.newest);
  if (number === null || isShown || saysIt(topic.said)) return number;
  const isDone = state.finished.some(
    (ended) =>
      ended.flow === topic.flow &&
      ended.outcome !== 'dropped' &&
      Object.values(ended.slots).some((value) => value.type === 'order' && orderKey(value.number) === orderKey(number)),
  );
  return isDone ? null : number;
}

/** The one order that the topic before was about; null when that had none. */
function subjectOf({ state, event }: Draft, topic: Topic): string | null {
  const ended = state.finished.at(-1);
  const below = state.topics[state.topics.findIndex(({ id }) => id === topic.id) - 1];
  const before = below?.begun && ended?.at !== event.at ? below : ended;
  const numbers = Object.values(before?.slots ?? {}).flatMap((value) => (value.type === 'order' ? [value.number] : []));
  if (numbers.length === 0 && before && 'lookup' in before) return before.lookup?.number ?? null;
  return numbers.length === 1 ? (numbers[0] ?? null) : null;
}

function makeRoom(draft: Draft, opened: Topic): void {
  const { topics } = draft.state;
  if (topics.length <= TOPICS_LIMIT) return;
  const waiting = topics.filter(({ id }) => id !== opened.id);
  const oldest = waiting.find((topic) => !isAwaiting(draft.state, topic)) ?? waiting[0];
  if (oldest) closeTopic(draft, oldest, 'dropped');
}

function freeId({ state, event }: Draft): string {
  const taken = new Set([...state.topics, ...state.finished].map(({ id }) => id));
  let id = `t.${event.id}`;
  for (let count = 1; taken.has(id); count += 1) id = `t.${event.id}.${count}`;
  return id;
}
