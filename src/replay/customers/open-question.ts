import { flowById, stepById } from '#dialogue/flows/flow-book.ts';
import type { Playbook } from '#dialogue/playbook.ts';
import type { ConversationState, Topic } from '#dialogue/state.ts';
import type { Flow, FlowSlot } from '#knowledge/flow-schema.ts';

/** What the shop waits to hear. `key` is the same as long as the same thing is asked in the same topic. */
export type OpenQuestion = { key: string; flow: Flow; topic: Topic } & (
  | { kind: 'number' | 'contact' | 'confirm' }
  | { kind: 'slot'; name: string; slot: FlowSlot }
);

/** Null when nothing is asked: no topic is open, or it waits for the shop. */
export function openQuestion({ topics, pending }: ConversationState, book: Playbook): OpenQuestion | null {
  const topic = topics.at(-1);
  const flow = topic && flowById(book, topic.flow);
  const step = flow && stepById(flow, topic.step);
  if (!topic || !flow || !step) return null;
  const at = { flow, topic };
  const prefix = `${topic.id} ${flow.id}: ${step.id}`;
  const isWaiting = pending.some(({ key }) => topic.keys.includes(key) || key === `order.${topic.lookup?.turnId}`);
  if ('confirm' in step) return isWaiting ? null : { ...at, key: prefix, kind: 'confirm' };
  if (topic.asking === null) return null;
  const slot = flow.slots[topic.asking];
  if (slot?.type !== 'order') return slot ? { ...at, key: prefix, kind: 'slot', name: topic.asking, slot } : null;
  const kind = topic.lookup?.asking ?? 'number';
  return { ...at, key: `${prefix} ${kind}`, kind };
}
