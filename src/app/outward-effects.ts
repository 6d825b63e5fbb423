import type { ActionDecision } from '#commerce/action.ts';
import type { AppError } from '#core/app-error.ts';
import type { Effect } from '#dialogue/effect.ts';
import type { EventBody } from '#dialogue/event.ts';
import type { AskOptions, MerchantBackend, Photo } from '#merchant/ports.ts';
import type { Delivery, Lane } from './delivery.ts';

/** What must reach the shop, however long it takes. */
export type OutwardEffect = Extract<
  Effect,
  { type: 'act' | 'open-ticket' | 'request-handoff' | 'send-to-agent' | 'close-handoff' | 'rate-handoff' }
>;

export interface OutwardSurroundings {
  backend: () => Promise<MerchantBackend>;
  /** Those of the shopper's photos that are still on this device. */
  photos: (ids: readonly string[]) => Promise<Photo[]>;
  conversationId: string;
  dispatch: (event: EventBody) => void;
}

/** The backend takes no more with one request. */
const PHOTOS = 3;

export const isOutward = (effect: Effect): effect is OutwardEffect => Object.hasOwn(LANES, effect.type);

const LANES: Record<OutwardEffect['type'], Lane> = {
  act: 'orders',
  'open-ticket': 'orders',
  'request-handoff': 'person',
  'send-to-agent': 'person',
  'close-handoff': 'person',
  'rate-handoff': 'person',
};

/** How an effect is delivered, and what is told of its end. */
export function deliveryOf(effect: OutwardEffect, signal: AbortSignal, around: OutwardSurroundings): Delivery {
  const { key } = effect;
  const { send, refuse } = waysOf(effect, signal, around);
  return { key, lane: LANES[effect.type], signal, refuse, send: async () => send(await around.backend()) };
}

interface Ways {
  send: (backend: MerchantBackend) => Promise<void>;
  refuse: (cause: AppError) => void;
}

function waysOf(effect: OutwardEffect, signal: AbortSignal, around: OutwardSurroundings): Ways {
  const { dispatch } = around;
  const { key } = effect;
  switch (effect.type) {
    case 'act':
      return asking(effect, around, ({ orders }, options) =>
        orders.act(effect.orderId, effect.request, { ...options, token: effect.token ?? undefined }, signal),
      );
    case 'open-ticket':
      return asking(effect, around, ({ tickets }, options) => tickets.open(effect.request, options, signal));
    case 'request-handoff':
      return {
        async send({ handoff }) {
          const { id, token, mode, status, queuePosition, ticketNumber, elsewhere } = await handoff.create(
            effect.packet,
            key,
            signal,
          );
          const made = { id, token, mode, status, ...(elsewhere && { elsewhere }) };
          const isRated = handoff.capabilities.rating;
          dispatch({
            type: 'handoff-created',
            key,
            handoff: { ...made, isRated, queuePosition: queuePosition ?? null, ticketNumber: ticketNumber ?? null },
          });
        },
        refuse: () => dispatch({ type: 'handoff-refused', key }),
      };
    case 'send-to-agent': {
      const { messageId, text } = effect;
      return {
        async send({ handoff }) {
          await handoff.send(effect.handoff, { clientId: messageId, text }, signal);
          dispatch({ type: 'message-delivered', messageId });
        },
        refuse: () => dispatch({ type: 'message-refused', messageId }),
      };
    }
    case 'close-handoff':
      return settling(
        () => dispatch({ type: 'handoff-close-delivered', handoffId: effect.handoff.id }),
        (backend) => backend.handoff.close(effect.handoff, signal),
      );
    case 'rate-handoff':
      return settling(
        () => dispatch({ type: 'handoff-rated', handoffId: effect.handoff.id }),
        (backend) => backend.handoff.rate(effect.handoff, effect.rating, key, signal),
      );
  }
}

/** Nobody has to hear whether it was taken or refused. */
const settling = (done: () => void, send: (backend: MerchantBackend) => Promise<void>): Ways => ({
  async send(backend) {
    await send(backend);
    done();
  },
  refuse: done,
});

/** Asks the shop to do something: once, however often it must be tried. */
function asking(
  { key, request }: Extract<Effect, { type: 'act' | 'open-ticket' }>,
  { photos, conversationId, dispatch }: OutwardSurroundings,
  ask: (backend: MerchantBackend, options: AskOptions) => Promise<ActionDecision>,
): Ways {
  const ids = request.photoIds.slice(0, PHOTOS);
  return {
    async send(backend) {
      const options = {
        idempotencyKey: idempotencyKeyOf(conversationId, key),
        photos: ids.length > 0 ? await photos(ids) : [],
      };
      dispatch({ type: 'decided', key, decision: await ask(backend, options) });
    },
    refuse: ({ code, message }) =>
      dispatch({ type: 'decision-failed', key, cause: DECISION_FAILURES[code] ?? 'invalid', message }),
  };
}

/** Keys of topics are unique in their conversation alone. */
export const idempotencyKeyOf = (conversationId: string, key: string): string => `${conversationId}.${key}`;

const DECISION_FAILURES: Partial<Record<AppError['code'], 'not-found' | 'unauthorised'>> = {
  'order-not-found': 'not-found',
  unauthorised: 'unauthorised',
};
