import type { Effect } from './effect.ts';
import type { ConversationState } from './state.ts';

/** Effects that must reach the shop, however long it takes. */
const MUST_ARRIVE: ReadonlySet<Effect['type']> = new Set([
  'act',
  'open-ticket',
  'request-handoff',
  'send-to-agent',
  'close-handoff',
  'rate-handoff',
]);

/** Keys of everything that waits to be sent, messages whose turn has not come included. */
export function outboxKeys({ pending, messages }: Pick<ConversationState, 'pending' | 'messages'>): string[] {
  return [
    ...new Set([
      ...pending.flatMap(({ type, key }) => (MUST_ARRIVE.has(type) ? [key] : [])),
      ...messages.flatMap((message) =>
        message.role === 'shopper' && message.delivery === 'waiting' ? [`send.${message.id}`] : [],
      ),
    ]),
  ];
}
