import type { Flow } from '#knowledge/flow-schema.ts';
import type { Draft } from '../draft.ts';
import type { Topic } from '../state.ts';
import { stepById } from './flow-book.ts';
import { changeTopic } from './topic.ts';

/** Goes back to the step that asks for a slot, so that everything after it is judged anew. */
export function goBackTo(draft: Draft, topic: Topic, flow: Flow, slot: string): void {
  const at = flow.steps.find((step) => 'collect' in step && step.collect === slot);
  const step = at ?? stepById(flow, topic.step);
  if (step) changeTopic(draft, topic, { step: step.id, asking: null, tries: 0 });
}

/** Empties a slot, so that it is asked for again. */
export function clearSlot(draft: Draft, topic: Topic, flow: Flow, slot: string): void {
  const { [slot]: _, ...slots } = topic.slots;
  goBackTo(draft, changeTopic(draft, topic, { slots, said: '' }), flow, slot);
}
