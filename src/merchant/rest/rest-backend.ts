import { AppError } from '#core/app-error.ts';
import type { HandoffPacket } from '#dialogue/outward.ts';
import type { MerchantBackend } from '../ports.ts';
import { CapabilitiesAnswer, GuestOrderAnswer, HandoffAnswer, OrderAnswer, OrderPageAnswer } from './answers.ts';
import type { BackendFetch } from './backend-fetch.ts';
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
  /** Guest tokens by order: at a handoff they prove to the agent that the shopper may hear of these orders. */

  /** Null for a guest, and where the merchant's page fails to say who it is. */
  const identity = () => getToken().catch(() => null);

  /** The identity, or the refusal there would be without it. */
  async function demandIdentity(): Promise<string> {
    const token = await identity();
    if (!token) throw new AppError('unauthorised');
    return token;
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
    },

    handoff: {
      async create(packet, idempotencyKey, signal) {
        const body = toRequest(packet);
        const headers = { 'idempotency-key': idempotencyKey };
        const send = (token: string | null) =>
          client.ask(
            { purpose: 'handoff', method: 'POST', path: '/handoffs', token, body, headers },
            (response) => parseBody(HandoffAnswer, response),
            signal,
          );
        // A person is there for everybody: an identity that cannot be had or is not believed must not stand in the way.
        const token = await identity();
        try {
          return await send(token);
        } catch (cause) {
          if (!token || !(cause instanceof AppError) || cause.code !== 'unauthorised') throw cause;
          return send(null);
        }
      },
      send: (handoff, { clientId, text }, signal) => post(handoff, 'messages', { client_id: clientId, text }, signal),
      setTyping: (handoff, typing, signal) => post(handoff, 'typing', { typing }, signal),
      close: (handoff, signal) => post(handoff, 'close', undefined, signal),
      events: (handoff, after, signal) => followEvents({ client, sleep, random }, handoff, after, signal),
    },
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
