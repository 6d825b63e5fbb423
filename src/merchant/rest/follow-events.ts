import * as v from 'valibot';
import { AppError } from '#core/app-error.ts';
import type { HandoffEvent } from '../ports.ts';
import { parseAnswer } from '../shared/parse-answer.ts';
import type { RestClient } from '../shared/rest-client.ts';
import { retryWait } from '../shared/retry-wait.ts';
import type { Sleep } from '../shared/sleep.ts';
import { EventAnswer, KnownEvent } from './handoff-answer.ts';
import { createSseParser, type SseItem } from './sse-parser.ts';

/** The server says something every 15 s; after three times that, the connection is dead without saying so. */
const SILENCE_MS = 45_000;
/** No wait before the next connection is shorter, whatever the server wishes. */
const LEAST_WAIT_MS = 1_000;

export interface FollowOptions {
  client: RestClient;
  sleep: Sleep;
  /** 0 ≤ random < 1. */
  random: () => number;
}

/** Yields every event after `after` until the handoff is closed or `signal` aborts; refusals for good are thrown. */
export async function* followEvents(
  { client, sleep, random }: FollowOptions,
  handoff: { id: string; token: string },
  after: string | null,
  signal: AbortSignal,
): AsyncGenerator<HandoffEvent, void> {
  let last = after;
  let firstMs = LEAST_WAIT_MS;
  for (let failures = 0; !signal.aborted; failures += 1) {
    let leastMs = LEAST_WAIT_MS;
    const connection = new AbortController();
    const drop = () => connection.abort();
    signal.addEventListener('abort', drop);
    try {
      const headers = { accept: 'text/event-stream', ...(last !== null && { 'last-event-id': last }) };
      const path = `/handoffs/${encodeURIComponent(handoff.id)}/events`;
      const request = { purpose: 'handoff', path, token: handoff.token, headers } as const;
      const response = await alive(client.open(request, connection.signal), connection, sleep);
      // Closed, and every event seen.
      if (response.status === 204) return;
      if (!response.headers.get('content-type')?.startsWith('text/event-stream') || !response.body) {
        throw new AppError('backend-invalid', { path: 'content-type', expected: 'text/event-stream' });
      }
      const parser = createSseParser();
      const reader = response.body.getReader();
      for (;;) {
        const { done, value } = await alive(reader.read(), connection, sleep);
        if (done) break;
        failures = 0;
        const items = parser.push(value);
        firstMs = Math.max(LEAST_WAIT_MS, parser.retryMs ?? firstMs);
        for (const item of items) {
          const event = readEvent(item);
          last = item.id || last;
          if (event === null) continue;
          yield event;
          if (event.type === 'status' && event.status === 'closed') return;
        }
      }
    } catch (cause) {
      if (signal.aborted) return;
      if (cause instanceof AppError && cause.code === 'rate-limited')
        leastMs = Math.max(leastMs, Number(cause.details.retryAfterS) * 1000);
      else if (cause instanceof AppError && cause.code !== 'backend-unreachable') throw cause;
    } finally {
      signal.removeEventListener('abort', drop);
      drop();
    }
    await retryWait(failures, { sleep, random, firstMs, leastMs }, signal);
  }
}

/** The step's result, if it comes while the connection is not silent for too long. */
async function alive<Result>(step: Promise<Result>, connection: AbortController, sleep: Sleep): Promise<Result> {
  const arrived = new AbortController();
  void sleep(SILENCE_MS, arrived.signal).then(() => arrived.signal.aborted || connection.abort());
  try {
    return await step;
  } finally {
    arrived.abort();
  }
}

function readEvent({ data }: SseItem): HandoffEvent | null {
  let json: unknown;
  try {
    json = JSON.parse(data);
  } catch (cause) {
    throw new AppError('backend-invalid', { path: 'event', expected: 'JSON' }, { cause });
  }
  return v.is(KnownEvent, json) ? parseAnswer(EventAnswer, json) : null;
}
