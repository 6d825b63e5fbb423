import type { OrdersPort, Photo, TicketsPort } from '../ports.ts';
import { parseBody } from '../shared/parse-answer.ts';
import type { Caller } from './caller.ts';
import { CapabilitiesAnswer } from './capabilities-answer.ts';
import { DecisionAnswer } from './decision-answer.ts';
import { encodeBase64 } from './encode-base64.ts';
import { GuestOrderAnswer, OrderAnswer, OrderPageAnswer } from './order-answer.ts';

/** `/capabilities` and `/orders`. */
export function createOrdersPort({ client, inSeconds, demandIdentity }: Caller): OrdersPort {
  return {
    capabilities: (signal) =>
      client.ask(
        { purpose: 'capabilities', path: '/capabilities' },
        (response) => parseBody(CapabilitiesAnswer, response),
        signal,
      ),

    async lookup({ number, contact: { kind, value } }, signal) {
      const { order, token, expires_in } = await client.ask(
        { purpose: 'order', method: 'POST', path: '/orders/lookup', body: { number, contact: { kind, value } } },
        (response) => parseBody(GuestOrderAnswer, response),
        signal,
      );
      return { order, token, expiresAt: inSeconds(expires_in) };
    },

    async list({ limit, cursor } = {}, signal) {
      const query = new URLSearchParams();
      if (limit !== undefined) query.set('limit', `${limit}`);
      if (cursor !== undefined) query.set('cursor', cursor);
      const { orders, next_cursor } = await client.ask(
        { purpose: 'order', path: `/orders?${query}`, token: await demandIdentity() },
        (response) => parseBody(OrderPageAnswer, response),
        signal,
      );
      return { orders, nextCursor: next_cursor };
    },

    async get(id, token, signal) {
      return client.ask(
        { purpose: 'order', path: `/orders/${encodeURIComponent(id)}`, token: token ?? (await demandIdentity()) },
        (response) => parseBody(OrderAnswer, response),
        signal,
      );
    },

    async act(id, { action, lines, fields }, { idempotencyKey, token, photos }, signal) {
      return client.ask(
        {
          purpose: 'order',
          method: 'POST',
          path: `/orders/${encodeURIComponent(id)}/actions`,
          token: token ?? (await demandIdentity()),
          body: { action, lines, fields, ...withPhotos(photos) },
          headers: { 'idempotency-key': idempotencyKey },
        },
        (response) => parseBody(DecisionAnswer, response),
        signal,
      );
    },
  };
}

/** `/tickets`. */
export function createTicketsPort({ client, sendAsAnybody }: Caller): TicketsPort {
  return {
    open: ({ topic, fields }, { idempotencyKey, photos }, signal) =>
      sendAsAnybody((token) =>
        client.ask(
          {
            purpose: 'handoff',
            method: 'POST',
            path: '/tickets',
            token,
            body: { topic, fields, ...withPhotos(photos) },
            headers: { 'idempotency-key': idempotencyKey },
          },
          (response) => parseBody(DecisionAnswer, response),
          signal,
        ),
      ),
  };
}

function withPhotos(photos: readonly Photo[] = []): object {
  if (photos.length === 0) return {};
  return {
    photos: photos.map(({ id, mediaType, bytes }) => ({ id, media_type: mediaType, data: encodeBase64(bytes) })),
  };
}
