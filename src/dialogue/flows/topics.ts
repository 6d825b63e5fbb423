import type { Draft } from '../draft.ts';
import { askBetter } from './drop.ts';
import { flowById } from './flow-book.ts';
import { askTopic } from './questions.ts';
import { activeTopic, changeTopic } from './topic.ts';
import type { Turn } from './turn.ts';

export { dropTopic } from './drop.ts';
export { trackFlow } from './flow-book.ts';
export { hearInTopic } from './hear.ts';
export { queueFlow, startFlow } from './start-flow.ts';
export type { Turn } from './turn.ts';

/** Repeats the question of the topic that is talked about, in other words; nothing when none is asked. */
export function comeBack(draft: Draft, turnId: string): void {
  const topic = activeTopic(draft.state);
  const flow = topic && flowById(draft.book, topic.flow);
  if (topic && flow) askTopic(draft, changeTopic(draft, topic, { turnId }), flow, 'back');
}

/**
 * The message gave nothing that can be used: asks better, and offers a person after three tries. False when nothing is
 * asked, because the topic waits for the outside.
 */
export function askAgain(draft: Draft, turn: Turn): boolean {
  const topic = activeTopic(draft.state);
  const flow = topic && flowById(draft.book, topic.flow);
  if (!topic || !flow) return false;
  return askBetter(draft, topic, flow, 'again', turn.turnId);
}
