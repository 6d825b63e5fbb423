import { describe, expect, it } from 'vitest';
import type { AppError } from '#core/app-error.ts';
import type { HandoffEvent } from '../ports.ts';
import { createRestClient } from '../shared/rest-client.ts';
import { createFakeServer, problem } from './fake-server.ts';
import { followEvents } from './follow-events.ts';

type Answers = Parameters<typeof createFakeServer>;

const message = (id: number, text = `m${id}`) => ({
  id: `${id}`,
  at: '2026-11-21T08:00:00Z',
  type: 'message',
  from: 'agent',
  text,
});
const closed = (id: number) => ({ id: `${id}`, at: '2026-11-21T08:00:00Z', type: 'status', status: 'closed' });

/** A stream of these events, one by one, that then ends, breaks off or stays silent. */
function stream(events: object[], then: 'end' | 'break' | 'silence' = 'end') {
  const left = [...events];
  return async (_: unknown, signal: AbortSignal) => {
    const body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => signal.addEventListener('abort', () => controller.error(signal.reason)),
        pull(controller) {
          const event = left.shift();
          if (event) {
            const id = 'id' in event ? `id: ${event.id}\n` : '';
            controller.enqueue(new TextEncoder().encode(`${id}data: ${JSON.stringify(event)}\n\n`));
          } else if (then === 'end') controller.close();
          else if (then === 'break') controller.error(new TypeError('connection lost'));
          else return new Promise<void>(() => {});
        },
      },
      // Nothing is read ahead, so that a break comes after the events before it.
      { highWaterMark: 0 },
    );
    return new Response(body, { headers: { 'content-type': 'text/event-stream; charset=utf-8' } });
  };
}

/** Follows with a clock that only waits of back-off move; `silent` ends the wait for a sign of life. */
function follow(answers: Answers, options: { after?: string; random?: number; signal?: AbortSignal } = {}) {
  const server = createFakeServer(...answers);
  const waits: number[] = [];
  let silent = () => {};
  const sleep = (ms: number, signal: AbortSignal) => {
    if (ms < 45_000) {
      waits.push(ms);
      return Promise.resolve();
    }
    return new Promise<void>((resolve) => {
      silent = resolve;
      signal.addEventListener('abort', () => resolve());
    });
  };
  const client = createRestClient({ baseUrl: 'https://shop.example', fetch: server.fetch, now: () => 0, sleep });
  const events = followEvents(
    { client, sleep, random: () => options.random ?? 0 },
    { id: 'h1', token: 't1' },
    options.after ?? null,
    options.signal ?? new AbortController().signal,
  );
  return { events, waits, requests: server.requests, silence: () => silent() };
}

async function ids(events: AsyncIterable<HandoffEvent>): Promise<string[]> {
  const seen: string[] = [];
  for await (const { id } of events) seen.push(id);
  return seen;
}

const failure = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: AppError) => ({ code: error.code, ...error.details }),
  );

describe('followed events', () => {
  it('come in order and end with the handoff', async () => {
    const { events, requests, waits } = follow([stream([message(1), message(2), closed(3)], 'silence')]);
    expect(await ids(events)).toEqual(['1', '2', '3']);
    expect(waits).toEqual([]);
    expect(requests[0]).toMatchObject({ url: 'https://shop.example/handoffs/h1/events', purpose: 'handoff' });
    expect(requests[0]?.headers.get('authorization')).toBe('Bearer t1');
    expect(requests[0]?.headers.get('last-event-id')).toBeNull();
  });

  it('resume after the last one seen, whether the stream ended or broke', async () => {
    const { events, requests } = follow(
      [stream([message(5)], 'end'), stream([message(6)], 'break'), stream([closed(7)])],
      { after: '4' },
    );
    expect(await ids(events)).toEqual(['5', '6', '7']);
    expect(requests.map(({ headers }) => headers.get('last-event-id'))).toEqual(['4', '5', '6']);
  });

  it('end where the backend has nothing more', async () => {
    const { events } = follow([new Response(null, { status: 204 })], { after: '9' });
    expect(await ids(events)).toEqual([]);
  });

  it('wait longer from failure to failure, up to 30 s, and start anew after a sign of life', async () => {
    const down = () => new TypeError('no network');
    const { events, waits } = follow(
      [...Array.from({ length: 7 }, down), stream([message(1)]), problem('unexpected', 503), stream([closed(2)])],
      { random: 1 },
    );
    expect(await ids(events)).toEqual(['1', '2']);
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 1000, 2000]);
  });

  it('leave up to half of a wait to chance, but never less than a second', async () => {
    const down = () => new TypeError('no network');
    const { events, waits } = follow([down(), down(), down(), stream([closed(1)])], { random: 0 });
    expect(await ids(events)).toEqual(['1']);
    expect(waits).toEqual([1000, 1000, 2000]);
  });

  it('wait as long as the backend asks', async () => {
    const limited = problem('rate-limited', 429, {}, { 'retry-after': '40' });
    const wishing = new Response('retry: 5000\n\n', { headers: { 'content-type': 'text/event-stream' } });
    const { events, waits } = follow([limited, wishing, stream([closed(1)])], { random: 1 });
    expect(await ids(events)).toEqual(['1']);
    expect(waits).toEqual([40_000, 5000]);
  });

  it('connect again after a long silence', async () => {
    const { events, waits, silence } = follow([stream([message(1)], 'silence'), stream([closed(2)])]);
    const seen: string[] = [];
    for await (const { id } of events) {
      seen.push(id);
      // The next read is under way only after this turn.
      setTimeout(silence);
    }
    expect(seen).toEqual(['1', '2']);
    expect(waits).toEqual([1000]);
  });

  it('pass over types of a later version, and resume after them', async () => {
    const later = { id: '2', at: '2026-11-21T08:00:00Z', type: 'read', from: 'agent' };
    const { events, requests } = follow([stream([message(1), later]), stream([closed(3)])]);
    expect(await ids(events)).toEqual(['1', '3']);
    expect(requests[1]?.headers.get('last-event-id')).toBe('2');
  });

  it('fail for good where trying again would not help', async () => {
    const page = new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } });
    const odd = stream([{ ...message(1), from: 'ghost' }]);
    expect(await failure(ids(follow([problem('unauthorised', 401)]).events))).toMatchObject({ code: 'unauthorised' });
    expect(await failure(ids(follow([page]).events))).toMatchObject({ code: 'backend-invalid', path: 'content-type' });
    expect(await failure(ids(follow([odd]).events))).toMatchObject({ code: 'backend-invalid', path: 'from' });
  });

  it('end quietly when aborted, also while waiting to connect again', async () => {
    const abort = new AbortController();
    const { events } = follow([stream([message(1), message(2)], 'silence')], { signal: abort.signal });
    const seen: string[] = [];
    for await (const { id } of events) {
      seen.push(id);
      if (id === '2') abort.abort();
    }
    expect(seen).toEqual(['1', '2']);
    expect(await ids(follow([], { signal: AbortSignal.abort() }).events)).toEqual([]);
  });
});
