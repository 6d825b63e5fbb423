import { because, type Draft } from '../draft.ts';
import type { Topic } from '../state.ts';
import { flowById } from './flow-book.ts';
import { closeTopic } from './topic.ts';

/** Ends a topic for another flow, with the slots that both have by name and type. False when there is no such flow. */
export function jump(draft: Draft, topic: Topic, to: string): boolean {
  const flow = flowById(draft.book, to);
  const [first] = flow?.steps ?? [];
  closeTopic(draft, topic, 'informed');
  if (!flow || !first) return false;
  because(draft, `flow ${topic.flow} goes over to ${to}`);
  const slots = Object.fromEntries(
    Object.entries(topic.slots).filter(([name, { type }]) => flow.slots[name]?.type === type),
  );
  draft.state.topics = [
    ...draft.state.topics,
    {
      ...topic,
      id: `${topic.id}.${to}`,
      flow: to,
      step: first.id,
      slots,
      tries: 0,
      // An order that was named and not yet looked for is still the one that is meant.
      lookup: topic.lookup && { ...topic.lookup, asking: null, turnId: null },
      asking: null,
      decision: null,
      keys: [],
    },
  ];
  return true;
}
