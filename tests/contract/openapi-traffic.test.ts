import { describe, expect, it } from 'vitest';
import { createOpenApiTraffic } from './openapi-traffic.ts';

const URL_OF = 'http://127.0.0.1/fresh/support/v1';
const OFFER = {
  version: '1.0',
  orders: { list: true, guest_lookup: ['email'] },
  returns: true,
  handoff: { live: true, ticket: true, available_now: true },
};
const LOOKUP = { number: 'FR2611-04817', contact: { kind: 'email', value: 'lin@example.com' } };
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const problem = (status: number) =>
  new Response(JSON.stringify({ type: 'urn:problem-type:aisle:order-not-found', title: 'x', status }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });

/** What is found at fault in one exchange. */
async function faultsOf(path: string, init: RequestInit, answer: Response): Promise<string[]> {
  const traffic = await createOpenApiTraffic('/fresh/support/v1');
  const response = await traffic.watch(async () => answer)(
    path.startsWith('/desk') ? `http://127.0.0.1${path}` : URL_OF + path,
    init,
  );
  await response.text();
  return traffic.takeFaults();
}
const post = (body: unknown, headers: Record<string, string> = {}) => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers,
});

describe('traffic held against the OpenAPI document', () => {
  it('passes what is written there', async () => {
    expect(await faultsOf('/capabilities', {}, json(OFFER))).toEqual([]);
    expect(await faultsOf('/orders?limit=3', {}, json({ orders: [], next_cursor: null }))).toEqual([]);
    expect(await faultsOf('/orders/lookup', post(LOOKUP), problem(404))).toEqual([]);
    expect(await faultsOf('/desk/v1/handoffs', {}, json({ queued: [], mine: [], closed: [] }))).toEqual([]);
  });

  it.each([
    ['a path', '/nothing', {}, json({})],
    ['a method', '/capabilities', { method: 'POST' }, json(OFFER)],
    ['a status', '/capabilities', {}, json(OFFER, 202)],
    ['a problem where none is written', '/capabilities', {}, problem(404)],
    ['a content type', '/capabilities', {}, new Response('{}', { headers: { 'content-type': 'text/html' } })],
    ['a missing field', '/capabilities', {}, json({ ...OFFER, version: undefined })],
    ['a field', '/capabilities', {}, json({ ...OFFER, extra: 1 })],
    ['a nested field', '/capabilities', {}, json({ ...OFFER, orders: { ...OFFER.orders, extra: 1 } })],
    ['a value', '/capabilities', {}, json({ ...OFFER, orders: { list: true, guest_lookup: ['fax'] } })],
    ['a query', '/orders?page=3', {}, json({ orders: [], next_cursor: null })],
    ['a missing body', '/handoffs/h/messages', { method: 'POST' }, json({}, 201)],
    ['a missing header', '/handoffs', post({}), json({}, 201)],
    ['a body', '/handoffs/h/close', post({}), new Response(null, { status: 204 })],
  ])('is at fault for %s that is not', async (_, path, init, answer) => {
    expect((await faultsOf(path, init, answer)).length).toBeGreaterThan(0);
  });

  it('looks at every event of a stream', async () => {
    const event = (id: string, rest: object) =>
      `id: ${id}\ndata: ${JSON.stringify({ id, at: '2026-11-21T08:00:00Z', ...rest })}\n\n`;
    const stream = (text: string) => new Response(text, { headers: { 'content-type': 'text/event-stream' } });
    const closed = { type: 'status', status: 'closed' };
    const good = `retry: 2000\n\n: hello\n\n${event('000000000001', closed)}`;
    expect(await faultsOf('/handoffs/h/events', {}, stream(good))).toEqual([]);
    for (const bad of [
      event('1', closed),
      event('000000000002', closed) + event('000000000001', closed),
      event('000000000001', { type: 'read' }),
      event('000000000001', { ...closed, from: 'agent' }),
      `event: status\n${good}`,
    ]) {
      expect((await faultsOf('/handoffs/h/events', {}, stream(bad))).length).toBeGreaterThan(0);
    }
  });
});
