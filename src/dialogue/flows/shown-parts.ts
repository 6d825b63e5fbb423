import type { Draft } from '../draft.ts';
import type { MessagePart, Topic } from '../state.ts';
import { isFresh } from './facts.ts';
import { seenOrderOf } from './topic.ts';

/** The order under a reply, opened as a timeline where that is asked for, and the numbers of others listed with it. */
export function shownParts(
  { state, event }: Draft,
  topic: Topic,
  show: 'order' | 'timeline' | undefined,
): MessagePart[] {
  const seen = seenOrderOf(state, topic.slots);
  if (!show || !seen) return [];
  const source = isFresh(state, topic, seen, event.at) ? 'backend' : 'device';
  const { order, syncedAt } = seen;
  const others = Object.values(topic.slots).flatMap((value) => (value.type === 'order' ? (value.others ?? []) : []));
  return [
    { type: 'order', order, syncedAt, source, ...(show === 'timeline' && { timeline: true as const }) },
    ...(others.length > 0 ? [{ type: 'order-list' as const, numbers: others }] : []),
  ];
}
