import type { Draft } from './draft.ts';
import { type Turn, wordless } from './flows/turn.ts';
import type { AssistantMessage } from './state.ts';

/**
 * What a tapped flow goes by: after a question back, the number and the words of the message that was not understood; else
 * the label alone.
 */
export function meantBy({ state }: Draft, turnId: string, label: string, asked: AssistantMessage): Turn {
  const bare = wordless(turnId, label, state.replyLocale);
  const said = state.messages.find(({ id }) => id === asked.turnId);
  if (asked.reason !== 'clarify' || said?.role !== 'shopper' || !asked.reading) return bare;
  return { ...bare, text: said.text, reading: { ...bare.reading, entities: asked.reading.entities } };
}
