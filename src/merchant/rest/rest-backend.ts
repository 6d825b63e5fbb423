import { AppError } from '#core/app-error.ts';
import type { HandoffPacket } from '#dialogue/outward.ts';
import type { MerchantBackend, Photo } from '../ports.ts';
import { CapabilitiesAnswer, GuestOrderAnswer, HandoffAnswer, OrderAnswer, OrderPageAnswer } from './answers.ts';
import type { BackendFetch } from './backend-fetch.ts';
import { DecisionAnswer } from './decision-answer.ts';
import { encodeBase64 } from './encode-base64.ts';
import { followEvents } from './follow-events.ts';
import { parseBody } from './parse-answer.ts';
import { createRestClient } from './rest-client.ts';
import { sleep as realSleep, type Sleep } from './sleep.ts';

export interface RestBackendOptions {
  /** What the tag gives as `data-backend`, absolute or of this origin. */
  baseUrl: string;
  fetch: BackendFetch;
  /** The shopper's identity as a JWT, fresh for every request; null for a guest. */
  getToken: () => Promise<string | null>;
  /** Epoch ms. */
  now?: () => number;
  sleep?: Sleep;
  random?: () => number;
}

/** A shop's backend that speaks `docs/merchant-protocol.openapi.yaml`. */
export function createRestBackend(options: RestBackendOptions): MerchantBackend {
  const { baseUrl, fetch, getToken, now = Date.now, sleep = realSleep, random = Math.random } = options;
  const client = createRestClient({ baseUrl, fetch, now, sleep });

  /** Null for a guest, and where the merchant's page fails to say who it is. */
  const identity = () => getToken().catch(() => null);

  /** The identity, or the refusal there would be without it. */
  async function demandIdentity(): Promise<string> {
    const token = await identity();
    if (!token) throw new AppError('unauthorised');
    return token;
  }

  /**
   * With the identity if there is one. What everybody may ask for, an identity that cannot be had or is not believed must
   * not stand in the way of.
   */
  async function sendAsAnybody<Answer>(send: (token: string | null) => Promise<Answer>): Promise<Answer> {
    const token = await identity();
    try {
      return await send(token);
    } catch (cause) {
      if (!token || !(cause instanceof AppError) || cause.code !== 'unauthorised') throw cause;
      return send(null);
    }
  }

  async function post(
    { id, token }: { id: string; token: string },
    what: string,
    body: object | undefined,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const path = `/handoffs/${encodeURIComponent(id)}/${what}`;
    const request = { purpose: 'handoff', method: 'POST', path, token, ...(body && { body }) } as const;
    await client.ask(request, (response) => response.text(), signal);
  }

  return {
    orders: {
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
        return { order, token, expiresAt: new Date(now() + expires_in * 1000).toISOString() };
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
    },

    tickets: {
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
    },

    handoff: {
      async create(packet, idempotencyKey, signal) {
        const body = toRequest(packet);
        const headers = { 'idempotency-key': idempotencyKey };
        return sendAsAnybody((token) =>
          client.ask(
            { purpose: 'handoff', method: 'POST', path: '/handoffs', token, body, headers },
            (response) => parseBody(HandoffAnswer, response),
            signal,
          ),
        );
      },
      send: (handoff, { clientId, text }, signal) => post(handoff, 'messages', { client_id: clientId, text }, signal),
      setTyping: (handoff, typing, signal) => post(handoff, 'typing', { typing }, signal),
      close: (handoff, signal) => post(handoff, 'close', undefined, signal),
      events: (handoff, after, signal) => followEvents({ client, sleep, random }, handoff, after, signal),
    },
  };
}

function withPhotos(photos: readonly Photo[] = []): object {
  if (photos.length === 0) return {};
  return {
    photos: photos.map(({ id, mediaType, bytes }) => ({ id, media_type: mediaType, data: encodeBase64(bytes) })),
  };
}

function toRequest({ orderIds, orderTokens, pageUrl, profile, ...packet }: HandoffPacket): object {
  const { customerId, ...known } = profile ?? {};
  return {
    ...packet,
    order_ids: orderIds,
    ...(orderTokens.length > 0 && { order_tokens: orderTokens }),
    ...(pageUrl !== undefined && { page_url: pageUrl }),
    ...(profile && { profile: { ...known, ...(customerId !== undefined && { customer_id: customerId }) } }),
  };
}
