import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Order } from '#commerce/order.ts';
import { createOpenApiTraffic, type OpenApiTraffic } from '#tests/contract/openapi-traffic.ts';
import type { MerchantBackendOptions } from './create-merchant-backend.ts';
import type { Database } from './database/database.ts';
import type { Shop } from './shop.ts';
import { read, startTestBackend } from './testing/test-backend.ts';
import { useTestDatabase } from './testing/test-database.ts';

const START = Date.parse('2026-11-21T08:00:00Z');
const MINUTE_MS = 60_000;
const BASE = '/tea/support/v1';

const order = (id: string, number: string, rest: Partial<Order> = {}): Order => ({
  id,
  number,
  placed_at: '2026-11-18T08:00:00Z',
  status: 'completed',
  payment: 'paid',
  fulfillment: 'delivered',
  total: { amount: '30.00', currency: 'CNY' },
  lines: [
    { id: `${id}_1`, title: 'Da Hong Pao', quantity: 2, returnable_quantity: 2 },
    { id: `${id}_2`, title: 'Cup', quantity: 1, returnable_quantity: 0 },
  ],
  ...rest,
});

const TEA: Shop = {
  id: 'tea',
  name: 'Tea',
  contactKinds: ['email', 'phone'],
  hours: { timeZone: 'Asia/Shanghai', from: '09:00', until: '18:00' },
  demoData: () => ({
    customers: [
      { id: 'c1', name: 'Lin', email: 'lin@example.com', phone: '+86 138 1600 6688', postcode: '200040' },
      { id: 'c2', name: 'Bo', email: 'bo@example.com', phone: '+86 139 1600 1234', postcode: '310012' },
    ],
    orders: [
      { customerId: 'c1', order: order('o1', 'TE-1001') },
      { customerId: 'c1', order: order('o2', 'TE-1002', { status: 'open', fulfillment: 'shipped' }) },
      { customerId: 'c1', order: order('o3', 'TE-1003') },
      { customerId: 'c2', order: order('o4', 'TE-1004') },
    ],
  }),
};
const COFFEE: Shop = { id: 'coffee', name: 'Coffee', contactKinds: ['email'] };

const REQUEST = {
  reason: 'shopper_asked',
  summary: 'Where is it?',
  locale: 'en',
  order_ids: [] as string[],
  transcript: [{ role: 'shopper', text: 'Where is it?', at: '2026-11-21T07:59:00Z' }],
};

const database = useTestDatabase();
let traffic: OpenApiTraffic;
beforeAll(async () => {
  traffic = await createOpenApiTraffic('/tea/support/v1', '/coffee/support/v1');
});
afterEach(() => expect(traffic.takeFaults()).toEqual([]));

async function start(options: Partial<MerchantBackendOptions> = {}) {
  const errors: unknown[] = [];
  const { app, clock, request } = await startTestBackend({
    database: database(),
    shops: [TEA, COFFEE],
    startMs: START,
    traffic,
    allowedOrigins: ['https://www.tea.example'],
    reportError: (error) => errors.push(error),
    ...options,
  });
  const get = (path: string, token?: string, headers: Record<string, string> = {}) =>
    request('GET', path, { token, headers });
  const post = (path: string, body: unknown, token?: string, headers: Record<string, string> = {}) =>
    request('POST', path, { body, token, headers });
  const lookUp = (number: string, kind: string, value: string, headers: Record<string, string> = {}) =>
    post(`${BASE}/orders/lookup`, { number, contact: { kind, value } }, undefined, headers);
  const signIn = async (email: string) => (await read(await post('/tea/session', { email }))).token as string;
  const agent = async (name: string) =>
    (await read(await post('/desk/v1/session', { name, passcode: 'aisle-demo' }))).token as string;
  const handOver = async (key: string, request: object = REQUEST, token?: string, base = BASE) =>
    post(`${base}/handoffs`, request, token, { 'idempotency-key': key });
  return { app, clock, errors, get, post, lookUp, signIn, agent, handOver };
}

describe('order look-up', () => {
  it('answers alike, to the byte, for no such order, wrong contact, and a kind of contact the shop does not take', async () => {
    const { lookUp } = await start();
    const answers = [
      await lookUp('TE-1001', 'email', 'someone@example.com'),
      await lookUp('TE-1001', 'phone', '12'),
      await lookUp('TE-9999', 'email', 'lin@example.com'),
      await lookUp('---', 'email', 'lin@example.com'),
      await lookUp('TE-1001', 'postcode', '200040'),
    ];
    const seen = await Promise.all(
      answers.map(async (answer) => [answer.status, [...answer.headers], await answer.text()]),
    );
    for (const answer of seen) expect(answer).toEqual(seen[0]);
    expect(seen[0]?.[0]).toBe(404);
  });

  it('lets no wrong try over the limit through, even when many come at once', async () => {
    const { lookUp, clock } = await start();
    const tails = Array.from({ length: 12 }, (_, i) => String(1000 + i));
    const answers = await Promise.all(tails.map((tail) => lookUp('TE-1002', 'phone', tail)));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(5).fill(404), ...Array(7).fill(429)]);
    const limited = await lookUp('te 1002', 'email', 'lin@example.com');
    expect(limited.status).toBe(429);
    expect(limited.headers.get('retry-after')).toBe('900');
    expect((await read(limited)).retry_after).toBe(900);
    expect((await lookUp('TE-1001', 'email', 'lin@example.com')).status).toBe(200);
    clock.now += 15 * MINUTE_MS;
    expect((await lookUp('TE-1002', 'email', 'lin@example.com')).status).toBe(200);
  });

  it('limits a client, told apart by what the outermost trusted proxy saw', async () => {
    const limits = { lookupsPerClient: { count: 2, windowMs: MINUTE_MS } };
    const from = (address: string) => ({ 'x-forwarded-for': address });
    const direct = await start({ limits });
    const statuses = [];
    for (const address of ['1.1.1.1', '2.2.2.2', '3.3.3.3']) {
      statuses.push((await direct.lookUp('TE-1001', 'email', 'lin@example.com', from(address))).status);
    }
    expect(statuses).toEqual([200, 200, 429]);

    const proxied = await start({ limits, trustedProxyHops: 1 });
    const tries = ['1.1.1.1', 'made up, 1.1.1.1', 'other, 1.1.1.1', '2.2.2.2'];
    const answers = [];
    for (const address of tries) {
      answers.push((await proxied.lookUp('TE-1001', 'email', 'lin@example.com', from(address))).status);
    }
    expect(answers).toEqual([200, 200, 429, 200]);
  });

  it('gives a token for half an hour', async () => {
    const { lookUp, get, clock } = await start();
    const { token, expires_in } = await read(await lookUp('te1001', 'phone', '6688'));
    expect(expires_in).toBe(1800);
    expect((await get(`${BASE}/orders/o1`, token)).status).toBe(200);
    expect((await get(`${BASE}/orders/o2`, token)).status).toBe(404);
    expect((await get('/coffee/support/v1/orders/o1', token)).status).toBe(401);
    clock.now += 31 * MINUTE_MS;
    expect((await get(`${BASE}/orders/o1`, token)).status).toBe(401);
  });
});

describe('returns', () => {
  const line = (quantity: number, id = 'o3_1') => ({ lines: [{ line_id: id, quantity }] });

  it('are made once under one key, and take from what can be returned', async () => {
    const { post, get, signIn } = await start();
    const token = await signIn('lin@example.com');
    const ask = (body: object, key: string) =>
      post(`${BASE}/orders/o3/returns`, body, token, { 'idempotency-key': key });
    const made = await ask(line(1), 'r1');
    expect(made.status).toBe(201);
    const first = await read(made);
    const again = await ask(line(1), 'r1');
    expect([again.status, await read(again)]).toEqual([200, first]);
    expect((await ask(line(2), 'r1')).status).toBe(409);

    const seen = await read(await get(`${BASE}/orders/o3`, token));
    expect(seen.returns).toEqual([first]);
    expect(seen.lines[0].returnable_quantity).toBe(1);
    const tooMany = await read(await ask(line(2), 'r2'));
    expect(tooMany.errors).toEqual([{ path: 'lines[0].quantity', message: '1 of this line can be returned' }]);
    expect((await ask({ lines: [line(1).lines[0], line(1).lines[0]] }, 'r3')).status).toBe(422);
    expect((await ask(line(1, 'nothing'), 'r4')).status).toBe(422);
    expect((await ask(line(1), 'r5')).status).toBe(201);
    expect((await ask(line(1), 'r6')).status).toBe(409);
  });

  it('are refused before delivery, for somebody else’s order, and without a key', async () => {
    const { post, signIn, lookUp } = await start();
    const token = await signIn('lin@example.com');
    const keyed = { 'idempotency-key': 'x1' };
    const early = await post(`${BASE}/orders/o2/returns`, line(1, 'o2_1'), token, keyed);
    expect([early.status, (await read(early)).detail]).toEqual([409, 'the order has not been delivered']);
    expect((await post(`${BASE}/orders/o4/returns`, line(1, 'o4_1'), token, keyed)).status).toBe(404);
    const guest = (await read(await lookUp('TE-1001', 'phone', '6688'))).token;
    expect((await post(`${BASE}/orders/o4/returns`, line(1, 'o4_1'), guest, keyed)).status).toBe(404);
    const unkeyed = await post(`${BASE}/orders/o1/returns`, line(1, 'o1_1'), guest);
    expect((await read(unkeyed)).errors[0].path).toBe('header.Idempotency-Key');
  });
});

describe('handoff', () => {
  it('has one key per shop, and tells another request under the same key apart', async () => {
    const { handOver } = await start();
    const first = await handOver('k1');
    const again = await handOver('k1');
    expect([first.status, again.status]).toEqual([201, 200]);
    const made = await read(first);
    expect((await read(again)).id).toBe(made.id);
    expect((await handOver('k1', { ...REQUEST, locale: 'de' })).status).toBe(409);
    const elsewhere = await read(await handOver('k1', REQUEST, undefined, '/coffee/support/v1'));
    expect(elsewhere.id).not.toBe(made.id);
    expect((await handOver('')).status).toBe(422);
  });

  it('counts a fresh proof for an order as the same request', async () => {
    const { handOver, lookUp } = await start();
    const request = { ...REQUEST, order_ids: ['o1'] };
    expect((await handOver('k2', request)).status).toBe(201);
    const { token } = await read(await lookUp('TE-1001', 'phone', '6688'));
    expect((await handOver('k2', { ...request, order_tokens: [token] })).status).toBe(200);
  });

  it('is a ticket outside the hours', async () => {
    const { handOver, get, clock } = await start();
    const offer = async () => (await read(await get(`${BASE}/capabilities`))).handoff;
    expect(await offer()).toMatchObject({ available_now: true, hours: '09:00–18:00 (Asia/Shanghai)' });
    clock.now = Date.parse('2026-11-21T14:00:00Z');
    expect(await offer()).toMatchObject({ available_now: false });
    const handoff = await read(await handOver('k3'));
    expect(handoff).toMatchObject({ mode: 'ticket', status: 'queued' });
    expect(handoff.ticket_number).toMatch(/^T261121-\d{4}$/);
  });

  it('shows the agent who the shopper is and what is proven, whatever the page claims', async () => {
    const { handOver, get, signIn, lookUp, agent } = await start();
    const desk = await agent('Mei');
    const detail = async (response: Response) =>
      read(await get(`/desk/v1/handoffs/${(await read(response)).id}`, desk));
    const profile = { name: 'Somebody', email: 'fake@example.com', verified: true };
    const request = { ...REQUEST, profile, order_ids: ['o1', 'te 1004', 'nothing'] };

    const claimed = await detail(await handOver('p1', request));
    expect(claimed.packet.profile).toEqual({ name: 'Somebody', email: 'fake@example.com', verified: false });
    expect(
      claimed.orders.map((known: { order: Order; proven: boolean }) => [known.order.number, known.proven]),
    ).toEqual([
      ['TE-1004', false],
      ['TE-1001', false],
    ]);

    const identified = await detail(await handOver('p2', request, await signIn('lin@example.com')));
    expect(identified.packet.profile).toMatchObject({ customer_id: 'c1', name: 'Lin', verified: true });
    expect(identified.orders.map((known: { proven: boolean }) => known.proven)).toEqual([false, true]);

    const { token } = await read(await lookUp('TE-1004', 'phone', '1234'));
    const guest = await detail(await handOver('p3', { ...request, order_tokens: [token, 'nonsense'] }));
    expect(guest.packet.profile.verified).toBe(false);
    expect(guest.orders.map((known: { proven: boolean }) => known.proven)).toEqual([true, false]);
    expect(guest.packet.order_tokens).toBeUndefined();

    expect((await handOver('p4', request, 'not a token')).status).toBe(401);
  });

  it('forgets typing after ten seconds, or with the next message', async () => {
    const { handOver, get, post, clock } = await start();
    const { id, token } = await read(await handOver('k5'));
    const path = `${BASE}/handoffs/${id}`;
    const types = async () =>
      (await read(await get(`${path}/events`, token))).events.map((event: { type: string }) => event.type);
    await post(`${path}/typing`, { typing: true }, token);
    await post(`${path}/typing`, { typing: true }, token);
    expect(await types()).toEqual(['status', 'typing']);
    clock.now += 10_000;
    expect(await types()).toEqual(['status']);
    await post(`${path}/typing`, { typing: true }, token);
    await post(`${path}/messages`, { client_id: 'm', text: 'done' }, token);
    expect(await types()).toEqual(['status', 'message']);
  });

  it('gives its events in pages', async () => {
    const { handOver, get } = await start();
    const { id, token } = await read(await handOver('k6'));
    const path = `${BASE}/handoffs/${id}`;
    await database().query(
      `insert into handoff_events (handoff_id, number, at, type, sender, body)
        select $1, n, now(), 'message', 'shopper', jsonb_build_object('text', n::text) from generate_series(2, 202) n`,
      [id],
    );
    await database().query('update handoffs set last_event = 202 where id = $1', [id]);
    const first = await read(await get(`${path}/events`, token));
    expect([first.events.length, first.has_more]).toEqual([200, true]);
    const second = await read(await get(`${path}/events?after=${first.events[199].id}`, token));
    expect([second.events.length, second.has_more]).toEqual([2, false]);
    const bad = await read(await get(`${path}/events`, token, { 'last-event-id': 'x' }));
    expect(bad.errors[0].path).toBe('header.Last-Event-ID');
  });

  it('limits how much is said in it', async () => {
    const { handOver, post } = await start({ limits: { postsPerHandoff: { count: 2, windowMs: MINUTE_MS } } });
    const { id, token } = await read(await handOver('k7'));
    const say = (i: number) => post(`${BASE}/handoffs/${id}/messages`, { client_id: `m${i}`, text: 'hi' }, token);
    expect([(await say(1)).status, (await say(2)).status, (await say(3)).status]).toEqual([201, 201, 429]);
  });

  it('is answered only by the agent who took it', async () => {
    const { handOver, post, agent } = await start();
    const { id } = await read(await handOver('k8'));
    const [mei, bo] = [await agent('Mei'), await agent('Bo')];
    const path = `/desk/v1/handoffs/${id}`;
    const say = (who: string) => post(`${path}/messages`, { client_id: 'a1', text: 'hello' }, who);
    expect((await read(await say(mei))).type).toBe('urn:problem-type:aisle:handoff-not-yours');
    expect((await post(`${path}/accept`, '', mei)).status).toBe(200);
    expect((await post(`${path}/accept`, '', mei)).status).toBe(200);
    expect((await post(`${path}/accept`, '', bo)).status).toBe(409);
    expect([(await say(mei)).status, (await say(mei)).status, (await say(bo)).status]).toEqual([201, 200, 409]);
    expect((await post(`${path}/typing`, { typing: true }, bo)).status).toBe(409);
    expect((await post(`${path}/close`, '', bo)).status).toBe(409);
    expect((await post(`${path}/close`, '', mei)).status).toBe(204);
    expect((await read(await post(`${path}/accept`, '', mei))).type).toBe('urn:problem-type:aisle:handoff-closed');
    expect((await post('/desk/v1/handoffs/none/accept', '', mei)).status).toBe(404);
  });
});

describe('desk', () => {
  it('lets in who knows the passcode, and not many who guess it', async () => {
    const { post, get } = await start({
      deskPasscode: 'sesame',
      limits: { deskSignInsPerClient: { count: 2, windowMs: MINUTE_MS } },
    });
    const signIn = (passcode: string) => post('/desk/v1/session', { name: ' Mei ', passcode });
    expect((await signIn('aisle-demo')).status).toBe(401);
    const session = await read(await signIn('sesame'));
    expect(session.agent.name).toBe('Mei');
    expect((await signIn('sesame')).status).toBe(429);
    expect((await get('/desk/v1/handoffs', session.token)).status).toBe(200);
    expect((await get('/desk/v1/handoffs')).status).toBe(401);
    expect((await get('/desk/v1/events', 'x')).status).toBe(401);
  });
});

describe('errors', () => {
  it('are problems that say where the fault is', async () => {
    const { post, get } = await start();
    const kind = async (response: Response) => {
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect((await read(response.clone())).status).toBe(response.status);
      return [response.status, (await read(response)).type.split(':').at(-1)];
    };
    const path = `${BASE}/orders/lookup`;
    expect(await kind(await post(path, '{"number":'))).toEqual([400, 'invalid-json']);
    expect(await kind(await post(path, '{}', undefined, { 'content-type': 'text/plain' }))).toEqual([
      415,
      'unsupported-media-type',
    ]);
    expect(await kind(await post(path, { number: 'x'.repeat(40_000) }))).toEqual([413, 'body-too-large']);
    expect(await kind(await get(`${BASE}/nothing`))).toEqual([404, 'no-such-route']);
    expect(await kind(await get('/nothing/support/v1/capabilities'))).toEqual([404, 'no-such-route']);
    expect(await kind(await get('/desk/v1/nothing'))).toEqual([404, 'no-such-route']);
    expect(await kind(await get(`${BASE}/orders/%00`, 'x'))).toEqual([404, 'no-such-route']);
    expect(await kind(await get('/somewhere/else'))).toEqual([404, 'no-such-route']);
    expect(await kind(await post('/coffee/session', {}))).toEqual([404, 'no-such-route']);
    expect(await kind(await get(`${BASE}/orders`))).toEqual([401, 'unauthorised']);

    const faults = async (response: Response) =>
      (await read(response)).errors.map((fault: { path: string }) => fault.path);
    expect(await faults(await post(path, { number: 7, contact: { kind: 'fax', value: '' } }))).toEqual([
      'number',
      'contact.kind',
      'contact.value',
    ]);
    const at = { ...REQUEST, transcript: [REQUEST.transcript[0], { role: 'ghost', text: 'boo', at: 'yesterday' }] };
    expect(await faults(await post(`${BASE}/handoffs`, at, undefined, { 'idempotency-key': 'e1' }))).toEqual([
      'transcript[1].role',
      'transcript[1].at',
    ]);
    expect(traffic.takeFaults()).toEqual([
      'GET /tea/support/v1/nothing: not documented',
      'GET /nothing/support/v1/capabilities: not documented',
      'GET /desk/v1/nothing: not documented',
      'GET /somewhere/else: not documented',
    ]);
  });

  it('of a cursor are told', async () => {
    const { get, signIn } = await start();
    const token = await signIn('lin@example.com');
    for (const cursor of ['x', btoa('[]'), btoa('["yesterday","o1"]'), btoa('["2026-11-21","\\u0000"]')]) {
      const refused = await get(`${BASE}/orders?cursor=${encodeURIComponent(cursor)}`, token);
      expect((await read(refused)).errors[0].path).toBe('query.cursor');
    }
    for (const limit of ['0', '51', 'many']) {
      expect((await read(await get(`${BASE}/orders?limit=${limit}`, token))).errors[0].path).toBe('query.limit');
    }
  });

  it('of our own stay here', async () => {
    const app = await start({ database: withoutOrders(database()) });
    const answer = await app.lookUp('TE-1001', 'email', 'lin@example.com');
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('secret');
    expect(String(app.errors[0])).toContain('secret');
    expect(traffic.takeFaults()).toEqual(['POST /tea/support/v1/orders/lookup: status 500 is not documented']);
  });
});

describe('pages of other origins', () => {
  it('are let in by exact origin, without cookies, and may read when to try again', async () => {
    const { get } = await start();
    const from = async (origin: string) => (await get(`${BASE}/capabilities`, undefined, { origin })).headers;
    const listed = await from('https://www.tea.example');
    expect(listed.get('access-control-allow-origin')).toBe('https://www.tea.example');
    expect(listed.get('access-control-expose-headers')).toBe('Retry-After');
    expect(listed.get('access-control-allow-credentials')).toBeNull();
    for (const origin of [
      'https://tea.example',
      'http://www.tea.example',
      'https://www.tea.example.evil.example',
      'null',
    ]) {
      expect((await from(origin)).get('access-control-allow-origin')).toBeNull();
    }
    expect(listed.get('vary')).toBe('Origin');
  });

  it('see problems too', async () => {
    const { get } = await start();
    const refused = await get(`${BASE}/orders`, undefined, { origin: 'https://www.tea.example' });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([
      401,
      'https://www.tea.example',
    ]);
  });

  it('may ask beforehand, and keep the answer for a while', async () => {
    const { app } = await start();
    const ask = (origin: string) =>
      app.request(`${BASE}/handoffs`, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'idempotency-key',
        },
      });
    const { headers, status } = await ask('https://www.tea.example');
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-headers')?.split(',')).toEqual([
      'Authorization',
      'Content-Type',
      'Idempotency-Key',
      'Last-Event-ID',
    ]);
    expect(headers.get('access-control-max-age')).toBe('7200');
    expect((await ask('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
  });

  it.each(['*', 'https://www.tea.example/', 'tea.example'])('are not let in by "%s"', async (origin) => {
    await expect(start({ allowedOrigins: [origin] })).rejects.toThrow(origin);
  });
});

/** Works, but for reading orders. */
function withoutOrders(whole: Database): Database {
  return {
    ...whole,
    query: <Row>(sql: string, parameters?: Parameters<Database['query']>[1]) =>
      sql.includes('from orders')
        ? Promise.reject(new Error('secret of the database'))
        : whole.query<Row>(sql, parameters),
  };
}
