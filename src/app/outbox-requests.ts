import { AppError } from '#core/app-error.ts';
import type { ConversationState } from '#dialogue/state.ts';
import type { MerchantBackend } from '#merchant/ports.ts';
import { createRestBackend } from '#merchant/rest/rest-backend.ts';
import { HANDOFF_ID, HANDOFF_TOKEN, type OutboxRequest } from '#workers/shared/outbox-request.ts';
import { deliveryOf, isOutward, type OutwardEffect } from './outward-effects.ts';

/**
 * What waits, as requests that need nothing but the network: for the service worker, when no page is there. The adapter
 * itself writes them, to a network that only notes them. Left to the page: what needs the shopper's identity, which the
 * merchant's page alone can vouch for, and what goes with photos.
 */
export async function outboxRequests(state: ConversationState, backendUrl: string): Promise<OutboxRequest[]> {
  const requests: OutboxRequest[] = [];
  for (const { effect, after } of effectsIn(state)) {
    const request = await requestFor(effect, state, backendUrl);
    if (request) requests.push({ ...request, after });
  }
  return requests.filter(({ after }) => after === null || requests.some(({ key }) => key === after));
}

interface Sendable {
  effect: OutwardEffect;
  after: string | null;
}

/** In the order of sending; messages whose turn has not come follow the one that has. */
function effectsIn({ pending, messages, handoff, identified }: ConversationState): Sendable[] {
  const effects = pending.filter(isOutward).filter((effect) => {
    if (effect.type === 'act' || effect.type === 'open-ticket') {
      const isGuests = effect.type === 'act' ? effect.token !== null : !identified;
      return isGuests && effect.request.photoIds.length === 0;
    }
    return effect.type !== 'request-handoff' || !identified;
  });
  const isLive = handoff.phase === 'queued' || handoff.phase === 'assigned';
  const to = isLive ? { id: handoff.id, token: handoff.token } : { id: HANDOFF_ID, token: HANDOFF_TOKEN };
  const after = handoff.phase === 'requested' ? handoff.key : null;
  const later = messages.flatMap((message): Sendable[] => {
    if (message.role !== 'shopper' || message.delivery !== 'waiting') return [];
    const key = `send.${message.id}`;
    if (effects.some((effect) => effect.key === key) || (!isLive && after === null)) return [];
    return [{ effect: { type: 'send-to-agent', key, handoff: to, messageId: message.id, text: message.text }, after }];
  });
  return [...effects.map((effect) => ({ effect, after: null })), ...later];
}

async function requestFor(
  effect: OutwardEffect,
  { id }: ConversationState,
  backendUrl: string,
): Promise<Omit<OutboxRequest, 'after'> | null> {
  let noted: Omit<OutboxRequest, 'after'> | null = null;
  const backend: MerchantBackend = createRestBackend({
    baseUrl: backendUrl,
    getToken: async () => null,
    fetch: async (url, { headers, body }, purpose) => {
      noted = {
        key: effect.key,
        url: new URL(url, location.href).href,
        headers: Object.fromEntries(new Headers(headers)),
        body: typeof body === 'string' ? body : null,
        purpose: purpose === 'order' ? 'order' : 'handoff',
      };
      throw new AppError('cancelled');
    },
  });
  const around = { backend: async () => backend, photos: async () => [], conversationId: id, dispatch: () => {} };
  await deliveryOf(effect, new AbortController().signal, around)
    .send()
    .catch(() => {});
  return noted;
}
