import type { HandoffPort } from '../ports.ts';
import { parseBody } from '../shared/parse-answer.ts';
import type { Sleep } from '../shared/sleep.ts';
import type { Caller } from './caller.ts';
import { followEvents } from './follow-events.ts';
import { HandoffAnswer } from './handoff-answer.ts';
import { toHandoffRequest } from './handoff-request.ts';

/** `/handoffs`. */
export function createHandoffPort(
  { client, sendAsAnybody }: Caller,
  { sleep, random }: { sleep: Sleep; random: () => number },
): HandoffPort {
  async function post(
    { id, token }: { id: string; token: string },
    what: string,
    body: object | undefined,
    signal: AbortSignal | undefined,
    headers: Record<string, string> = {},
  ): Promise<void> {
    const path = `/handoffs/${encodeURIComponent(id)}/${what}`;
    const request = { purpose: 'handoff', method: 'POST', path, token, headers, ...(body && { body }) } as const;
    await client.ask(request, (response) => response.text(), signal);
  }

  return {
    capabilities: { live: true, queue: true, typing: true, rating: true },

    async create(packet, idempotencyKey, signal) {
      const body = toHandoffRequest(packet);
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
    rate: (handoff, { score, comment }, idempotencyKey, signal) =>
      post(handoff, 'rating', { score, ...(comment !== undefined && { comment }) }, signal, {
        'idempotency-key': idempotencyKey,
      }),
    events: (handoff, after, signal) => followEvents({ client, sleep, random }, handoff, after, signal),
  };
}
