import type { Effect } from '#dialogue/effect.ts';
import type { AssistantMessage, ConversationState, FinishedTopic } from '#dialogue/state.ts';
import { textOf } from '#dialogue/text-of.ts';
import type { PlayedTurn } from './conversation.ts';

/** The conversation before and after the turn that is judged. */
export interface Surroundings {
  before: ConversationState;
  after: ConversationState;
}

export const assistants = ({ replies }: PlayedTurn): AssistantMessage[] =>
  replies.filter((message): message is AssistantMessage => message.role === 'assistant');

/** In lower case. */
export const saidIn = ({ replies }: PlayedTurn): string => replies.map(textOf).join('\n').toLowerCase();

/** Topics that ended in the turn. */
export function endedIn({ before, after }: Surroundings): FinishedTopic[] {
  const known = new Set(before.finished.map(({ id, at }) => `${id} ${at}`));
  return after.finished.filter(({ id, at }) => !known.has(`${id} ${at}`));
}

/** Flows that began, went on or ended in the turn. */
export function flowsOf(around: Surroundings): string[] {
  const { before, after } = around;
  const changed = after.topics.filter((topic) => !before.topics.includes(topic));
  return [...changed, ...endedIn(around)].map(({ flow }) => flow);
}

/** How an expectation may call an effect. */
export function namesOf(effect: Effect): string[] {
  const { type } = effect;
  if (type === 'act') return [`${type}:${effect.request.action}`, type];
  if (type === 'open-ticket') return [`${type}:${effect.request.topic}`, type];
  if (type === 'request-handoff') return [`${type}:${effect.packet.reason}`, type];
  return [type];
}

/** What the replies show. */
export function factsOf(turn: PlayedTurn): string[] {
  return assistants(turn).flatMap(({ citations, parts }) => [
    ...citations.map(({ kind, id }) => `${kind === 'product' ? 'product' : 'entry'}:${id}`),
    ...parts.flatMap((part): string[] => {
      if (part.type === 'product') return [`product:${part.product.sku}`];
      if (part.type === 'order-list') return part.numbers.map((number) => `list:${number}`);
      if (part.type === 'trace') return [`order:${part.report.order}`, `trace:${part.report.verdict}`];
      if (part.type !== 'order') return [];
      const { number, fulfillment, payment, status } = part.order;
      return [`order:${number}`, `fulfillment:${fulfillment}`, `payment:${payment}`, `status:${status}`];
    }),
  ]);
}
