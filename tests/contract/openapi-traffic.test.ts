import { describe, expect, it } from 'vitest';
import { createOpenApiTraffic } from './openapi-traffic.ts';

const URL_OF = 'http://127.0.0.1/fresh/support/v1';
const OFFER = {
  version: '1.0',
  orders: { list: true, guest_lookup: ['email'] },
  returns: true,
  handoff: { live: true, ticket: true, available_now: true },
};
const LISTS = {
  queued: [],
  mine: [],
  closed: [],
  me: { agent: { id: 'a', name: 'Mei' }, state: 'away', skills: ['junior'], capacity: 1, load: 0, online: true },
  open_tickets: 0,
};
const LOOKUP = { number: 'FR2611-04817', contact: { kind: 'email', value: 'lin@example.com' } };
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const problem = (status: number, headers: Record<string, string> = {}, said = status) =>
  new Response(JSON.stringify({ type: 'urn:problem-type:aisle:order-not-found', title: 'x', status: said }), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  });
const TOKEN = { authorization: 'Bearer eyJhbGciOiJIUzI1NiJ9.e30.x' };

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
  headers: { 'content-type': 'application/json', ...headers },
});

describe('traffic held against the OpenAPI document', () => {
  it('passes what is written there', async () => {
    expect(await faultsOf('/capabilities', {}, json(OFFER))).toEqual([]);
    const page = json({ orders: [], next_cursor: null });
    expect(await faultsOf('/orders?limit=3', { headers: TOKEN }, page)).toEqual([]);
    expect(await faultsOf('/orders/lookup', post(LOOKUP), problem(404))).toEqual([]);
    expect(await faultsOf('/orders/lookup', post(LOOKUP), problem(429, { 'retry-after': '7' }))).toEqual([]);
    expect(await faultsOf('/desk/v1/handoffs', { headers: TOKEN }, json(LISTS))).toEqual([]);
    // What the server refuses for its form need not fit.
    expect(await faultsOf('/orders/lookup', post({ number: 7 }), problem(422))).toEqual([]);
  });

  it.each([
    ['a path', '/nothing', {}, json({})],
    ['a method', '/capabilities', { method: 'POST' }, json(OFFER)],
    ['a status', '/capabilities', {}, json(OFFER, 202)],
    ['a problem where none is written', '/capabilities', {}, problem(409)],
    ['a content type', '/capabilities', {}, new Response('{}', { headers: { 'content-type': 'text/html' } })],
    ['a missing field', '/capabilities', {}, json({ ...OFFER, version: undefined })],
    ['a field', '/capabilities', {}, json({ ...OFFER, extra: 1 })],
    ['a nested field', '/capabilities', {}, json({ ...OFFER, orders: { ...OFFER.orders, extra: 1 } })],
    ['a value', '/capabilities', {}, json({ ...OFFER, orders: { list: true, guest_lookup: ['fax'] } })],
    ['a query', '/orders?page=3', { headers: TOKEN }, json({ orders: [], next_cursor: null })],
    ['the form of a query', '/orders?limit=many', { headers: TOKEN }, json({ orders: [], next_cursor: null })],
    ['a header', '/capabilities', { headers: { 'x-debug': '1' } }, json(OFFER)],
    ['success without a token', '/orders', {}, json({ orders: [], next_cursor: null })],
    [
      'the type of a body',
      '/orders/lookup',
      post(LOOKUP, { 'content-type': 'text/plain' }),
      problem(429, { 'retry-after': '7' }),
    ],
    ['a body that was too often sent', '/orders/lookup', post({ number: 7 }), problem(429, { 'retry-after': '7' })],
    ['a missing header of the answer', '/orders/lookup', post(LOOKUP), problem(429)],
    ['the form of a header of the answer', '/orders/lookup', post(LOOKUP), problem(429, { 'retry-after': 'soon' })],
    ['another status in the problem', '/orders/lookup', post(LOOKUP), problem(404, {}, 410)],
    ['a token in a URL', '/orders/eyJhbGciOiJIUzI1NiJ9.e30.x', { headers: TOKEN }, problem(429)],
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
    expect(await faultsOf('/handoffs/h/events', { headers: TOKEN }, stream(good))).toEqual([]);
    for (const bad of [
      event('1', closed),
      event('000000000002', closed) + event('000000000001', closed),
      event('000000000001', { type: 'read' }),
      event('000000000001', { ...closed, from: 'agent' }),
      `event: status\n${good}`,
    ]) {
      expect((await faultsOf('/handoffs/h/events', { headers: TOKEN }, stream(bad))).length).toBeGreaterThan(0);
    }
  });
});
