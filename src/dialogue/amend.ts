import type { Draft } from './draft.ts';
import type { AssistantMessage, Choice, Message, MessagePart } from './state.ts';

/** Replies that this step added: those from index `from` of the messages on. */
export const repliesSince = ({ state }: Draft, from: number): AssistantMessage[] =>
  state.messages.slice(from).filter((message) => message.role === 'assistant');

/** Puts parts before everything that a reply says. */
export function prepend(draft: Draft, { id }: AssistantMessage, parts: readonly MessagePart[]): void {
  if (parts.length > 0) amend(draft, id, (message) => ({ ...message, parts: [...parts, ...message.parts] }));
}

/** Adds to the end of a reply; a choice that it has already stays once. */
export function append(
  draft: Draft,
  { id }: AssistantMessage,
  parts: readonly MessagePart[],
  choices: readonly Choice[],
): void {
  amend(draft, id, (message) => ({
    ...message,
    parts: [...message.parts, ...parts],
    choices: [
      ...message.choices,
      ...choices.filter((choice) => message.choices.every((other) => other.id !== choice.id)),
    ],
  }));
}

/** Reasons and trials found since the last reply go to the one that is amended. */
function amend(draft: Draft, id: string, change: (message: AssistantMessage) => AssistantMessage): void {
  const { why, trials = [] } = draft;
  draft.why = [];
  delete draft.trials;
  draft.state.messages = draft.state.messages.map((message): Message => {
    if (message.role !== 'assistant' || message.id !== id) return message;
    const changed = change(message);
    const seen = [...(message.trials ?? []), ...trials];
    return { ...changed, why: [...message.why, ...why], ...(seen.length > 0 && { trials: seen }) };
  });
}
