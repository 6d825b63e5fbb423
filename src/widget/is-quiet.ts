import type { ChatHost } from '#app/chat-host.ts';
import { isWithPerson } from './banner-view.ts';

/** The shopper has an answer to read, and nothing is being done or asked: a question of the chat's own is not in the way. */
export function isQuiet({ state, status }: ChatHost): boolean {
  if (!state || status.thinking || state.topics.length > 0 || isWithPerson(state.handoff)) return false;
  if (state.handoff.phase === 'closed' && state.handoff.rating?.status === 'asked') return false;
  const last = state.messages.at(-1);
  return last?.role === 'assistant' && last.turnId !== null;
}
