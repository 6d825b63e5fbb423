import type { Effect } from '#dialogue/effect.ts';
import type { EventBody } from '#dialogue/event.ts';
import type { MerchantBackend } from '#merchant/ports.ts';

interface Listeners {
  dispatch: (event: EventBody) => void;
  onAgentTyping: (typing: boolean) => void;
}

/** Hears what the person says and does, until it is over or no longer wanted. */
export async function followHandoff(
  { handoff, after }: Extract<Effect, { type: 'follow-handoff' }>,
  backend: MerchantBackend,
  signal: AbortSignal,
  { dispatch, onAgentTyping }: Listeners,
): Promise<void> {
  try {
    for await (const event of backend.handoff.events(handoff, after, signal)) {
      if (event.type === 'typing') {
        if (event.from === 'agent') onAgentTyping(event.typing);
      } else if (event.type === 'status') {
        dispatch({
          type: 'handoff-changed',
          eventId: event.id,
          status: event.status,
          position: event.queuePosition ?? null,
          agentName: event.agent?.name ?? null,
          ...(event.closing && { closing: event.closing }),
        });
      } else if (event.from === 'agent') {
        onAgentTyping(false);
        dispatch({ type: 'agent-said', eventId: event.id, name: event.agent?.name ?? '', text: event.text });
      }
    }
  } finally {
    onAgentTyping(false);
  }
}
