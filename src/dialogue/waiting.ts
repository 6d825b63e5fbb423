import type { Effect } from './effect.ts';
import type { ConversationState } from './state.ts';

/** Something of the shopper's that has not reached the shop. */
export interface Waiting {
  /** What calls it off: the key of its effect, or `send.` and the id of its message. */
  key: string;
  what: 'act' | 'open-ticket' | 'request-handoff' | 'send-to-agent' | 'close-handoff' | 'rate-handoff';
  /** The message, or what is asked of the shop; empty where `what` says it all. */
  text: string;
  /** Epoch ms, as this device's clock had it. */
  sinceMs: number;
}

/** All that waits, in the order in which it goes out. */
export function waitingIn(state: ConversationState): Waiting[] {
  const waiting = state.pending.flatMap((effect): Waiting[] => {
    const { key } = effect;
    switch (effect.type) {
      case 'act':
      case 'open-ticket':
        return [{ key, what: effect.type, text: askedIn(state, effect), sinceMs: sinceOf(state, effect.turnId) }];
      case 'request-handoff':
        return [{ key, what: effect.type, text: '', sinceMs: sinceOf(state, key.slice('handoff.'.length)) }];
      case 'close-handoff':
      case 'rate-handoff':
        return [{ key, what: effect.type, text: '', sinceMs: closedAt(state) }];
      default:
        return [];
    }
  });
  const messages = state.messages.flatMap((message): Waiting[] =>
    message.role === 'shopper' && message.delivery === 'waiting'
      ? [{ key: `send.${message.id}`, what: 'send-to-agent', text: message.text, sinceMs: message.at }]
      : [],
  );
  return [...waiting, ...messages];
}

const LETTERS = 120;

/** The order that it is about, and the shopper's words that led to it. */
function askedIn(
  { orders, topics }: ConversationState,
  effect: Extract<Effect, { type: 'act' | 'open-ticket' }>,
): string {
  const order = Object.values(orders).find((seen) => effect.type === 'act' && seen.order.id === effect.orderId)?.order;
  const said = topics.find(({ keys }) => keys.includes(effect.key))?.said.slice(0, LETTERS);
  return [order?.number, said].filter(Boolean).join(' · ');
}

/** When the turn began that led to it; now and then only what it made is left. */
function sinceOf({ messages, startedAt }: ConversationState, turnId: string): number {
  const made = messages.find(({ id }) => id === turnId) ?? messages.findLast(({ id }) => id.startsWith(`${turnId}.`));
  return made?.at ?? messages.findLast(({ role }) => role === 'shopper')?.at ?? startedAt;
}

const closedAt = ({ messages, startedAt }: ConversationState): number =>
  messages.findLast((message) => message.role === 'system' && message.notice === 'handoff-closed')?.at ?? startedAt;
