import type { ConversationEvent } from './event.ts';
import type { ConversationState } from './state.ts';

/** The state of a conversation that its first event begins. */
export function begin(event: ConversationEvent): ConversationState {
  const started = event.type === 'started' ? event : null;
  return {
    id: started?.conversationId ?? event.id,
    startedAt: event.at,
    locale: started?.locale ?? 'en',
    replyLocale: started?.locale ?? 'en',
    online: started?.online ?? true,
    identified: false,
    profile: {},
    pageUrl: started?.pageUrl ?? null,
    context: {},
    recentActions: [],
    messages: [],
    pending: [],
    topics: [],
    finished: [],
    handoff: { phase: 'none' },
    orders: {},
    topic: null,
    unrecognisedInRow: 0,
    negativeCount: 0,
    answered: {},
  };
}
