import type { Draft } from '../draft.ts';
import type { Turn } from './turn.ts';

/**
 * The message before this one, when it was answered with a question back or not understood: what it gives, an order number
 * and the like, still counts once it is clear what is wanted. Null when there is none.
 */
export function toldBefore({ state }: Draft, turn: Turn): Turn | null {
  const { messages } = state;
  const at = messages.findIndex(({ id }) => id === turn.turnId);
  const before = messages.slice(0, Math.max(0, at)).findLast(({ role }) => role === 'shopper');
  const asked = messages.find(
    (message) => message.role === 'assistant' && message.turnId === before?.id && UNCLEAR.has(message.reason),
  );
  if (before?.role !== 'shopper' || asked?.role !== 'assistant' || !asked.reading) return null;
  return { ...turn, text: before.text, reading: { ...turn.reading, entities: asked.reading.entities } };
}

const UNCLEAR: ReadonlySet<string> = new Set(['clarify', 'preset']);

/** "Can you change it?" after another wish of the same message means what was named there. */
export function saidWith(draft: Draft, turn: Turn): string {
  const { text } = turn;
  const whole = wholeText(draft, turn);
  return REFERS_BACK.test(text) && whole.length > text.length && whole.includes(text) ? whole : text;
}

/** The whole message, of which a turn may be the part that says one wish. */
export function wholeText({ state }: Draft, { turnId, text }: Turn): string {
  const message = state.messages.find(({ id }) => id === turnId);
  return message?.role === 'shopper' ? message.text : text;
}

const REFERS_BACK = /它|这个|那个|\b(?:it|that|this|them|those)\b/iu;
