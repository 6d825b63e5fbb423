import { orderKey } from '#commerce/order-key.ts';
import type { Flow } from '#knowledge/flow-schema.ts';
import { because, type Draft } from '../draft.ts';
import type { SeenOrder, Topic } from '../state.ts';
import { goBackTo } from './go-back-to.ts';
import { NO_LOOKUP } from './order-asked.ts';
import { namedLines } from './read-lines.ts';
import { orderWith } from './read-order.ts';
import { changeTopic, seenOrderOf, stopSearch } from './topic.ts';
import type { Turn } from './turn.ts';
import { meansOther, meansOtherOrder } from './words/phrases.ts';

/** "The other order": the only other one that is known, or the one that has what is named; else it is asked for. */
export function correctOrder(draft: Draft, topic: Topic, flow: Flow, meant: Turn, whole: string): boolean {
  const before = orderIn(topic);
  if (!before) return false;
  const others = Object.values(draft.state.orders).filter(({ order }) => orderKey(order.number) !== orderKey(before));
  const isOther = meansOther(whole) || meansOtherOrder(whole);
  const found: SeenOrder | null =
    otherWith(draft, topic, others, meant) ?? (isOther && others.length === 1 ? (others[0] ?? null) : null);
  if (!found && !isOther && !/单|订单|order/iu.test(whole)) return false;
  changeOrder(draft, topic, flow, found?.order.number ?? null);
  return true;
}

/** The other order that has what is named, where this one does not. */
function otherWith(
  draft: Draft,
  topic: Topic,
  others: readonly SeenOrder[],
  { text, reading }: Turn,
): SeenOrder | null {
  const own = seenOrderOf(draft.state, topic.slots)?.order;
  if (own && namedLines(draft.book, text, reading.entities, own)) return null;
  return orderWith(draft.book, text, others, false);
}

/** Forgets the order and the lines that were of it. Null asks which is meant. */
export function changeOrder(draft: Draft, topic: Topic, flow: Flow, number: string | null): void {
  because(draft, `flow ${flow.id}: order corrected${number ? ` to ${number}` : ''}`);
  const slot = Object.entries(topic.slots).find(([, value]) => value.type === 'order')?.[0];
  const before = orderIn(topic);
  stopSearch(draft, topic);
  const kept = Object.entries(topic.slots).filter(([, { type }]) => type !== 'order' && type !== 'lines');
  const changed = changeTopic(draft, topic, {
    slots: Object.fromEntries(kept),
    lookup: { ...NO_LOOKUP, number, asking: number ? null : 'number', ...(before && !number && { not: before }) },
    said: '',
  });
  if (slot) goBackTo(draft, changed, flow, slot);
}

/** Number of the order that a topic is about, or looks for. */
export const orderIn = (topic: Topic): string | null => {
  const value = Object.values(topic.slots).find(({ type }) => type === 'order');
  return value?.type === 'order' ? value.number : (topic.lookup?.number ?? null);
};
