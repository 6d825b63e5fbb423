import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ActionRequest } from '#commerce/action.ts';
import type { AppError } from '#core/app-error.ts';
import type { HandoffPacket } from '#dialogue/outward.ts';
import { createFakeServer, json, problem } from './fake-server.ts';
import { createRestBackend } from './rest-backend.ts';

const NOW = Date.parse('2026-11-21T08:00:00Z');
const ORDER = {
  id: 'o1',
  number: 'GL-88214907',
  placed_at: '2026-11-20T08:00:00Z',
  status: 'open',
  payment: 'paid',
  fulfillment: 'shipped',
  total: { amount: '59.90', currency: 'USD' },
  lines: [{ id: 'l1', title: 'Lamp', quantity: 1 }],
};
const HANDOFF = { id: 'h1', token: 't1', mode: 'live', status: 'queued', queue_position: 2 };
const PACKET: HandoffPacket = {
  reason: 'shopper_asked',
  summary: 's',
  priority: 'normal',
  skill: 'junior',
  facts: [],
  masked: false,
  locale: 'en',
  orderIds: ['o1', 'o2'],
  orderTokens: [],
  transcript: [],
};
const LOOKUP = { number: 'GL-88214907', contact: { kind: 'email', value: 'lin@example.com' } } as const;

type Answers = Parameters<typeof createFakeServer>;

function connect(answers: Answers, token: string | null = null, sleep = () => new Promise<void>(() => {})) {
  const server = createFakeServer(...answers);
  const backend = createRestBackend({
    baseUrl: 'https://shop.example/support/v1/',
    fetch: server.fetch,
    getToken: async () => token,
    now: () => NOW,
    sleep,
  });
  return { ...backend, requests: server.requests };
}

const failure = (work: Promise<unknown>) =>
  work.then(
    () => {
      throw new Error('this should have failed');
    },
    (error: AppError) => ({ code: error.code, ...error.details }),
  );

afterEach(() => vi.unstubAllGlobals());

describe('rest backend', () => {
  it('looks an order up and counts the token’s life from now', async () => {
    const { orders, requests } = connect([json({ order: ORDER, token: 'g', expires_in: 1800 })]);
    expect(await orders.lookup(LOOKUP)).toEqual({ order: ORDER, token: 'g', expiresAt: '2026-11-21T08:30:00.000Z' });
    expect(requests[0]).toMatchObject({
      url: 'https://shop.example/support/v1/orders/lookup',
      method: 'POST',
      purpose: 'order',
      body: LOOKUP,
    });
    expect(requests[0]?.headers.get('authorization')).toBeNull();
  });

  it('drops what it does not know of an answer', async () => {
    const { orders } = connect([json({ ...ORDER, internal_note: 'x', lines: [{ ...ORDER.lines[0], cost: 3 }] })]);
    expect(await orders.get('o1', 'g')).toEqual(ORDER);
  });

  it.each([
    [{ ...ORDER, payment: 'bartered' }, 'payment'],
    [{ ...ORDER, lines: [ORDER.lines[0], { id: 'l2', quantity: 1 }] }, 'lines[1].title'],
    [{ ...ORDER, total: { amount: 59.9, currency: 'USD' } }, 'total.amount'],
    [{ ...ORDER, shipments: [{ tracking_url: 'javascript:alert(1)' }] }, 'shipments[0].tracking_url'],
    [{ ...ORDER, shipments: [{ events: [{ at: 'yesterday', text: 'x' }] }] }, 'shipments[0].events[0].at'],
    [
      { ...ORDER, shipments: [{ cold_chain: { readings: [{ at: '2026-11-20', celsius: '4' }] } }] },
      'shipments[0].cold_chain.readings[0].celsius',
    ],
    [
      { ...ORDER, lines: [{ ...ORDER.lines[0], batches: [{ number: 'b', best_before: 'soon' }] }] },
      'lines[0].batches[0].best_before',
    ],
    [{ ...ORDER, offers: [{ id: 'o', kind: 'coupon' }] }, 'offers[0].rule'],
    [
      {
        ...ORDER,
        lines: [{ ...ORDER.lines[0], batches: [{ number: 'b', certificate: { title: 't', url: 'data:x' } }] }],
      },
      'lines[0].batches[0].certificate.url',
    ],
    [null, ''],
  ])('refuses an order that does not fit, naming the place (%#)', async (answer, path) => {
    const { orders } = connect([json(answer)]);
    expect(await failure(orders.get('o1', 'g'))).toMatchObject({ code: 'backend-invalid', path });
  });

  it('leaves out what is of a kind that only a later version knows, and reads the rest', async () => {
    const leg = { mode: 'air', from: 'Hangzhou' };
    const offer = { id: 'late', kind: 'coupon', rule: 'late.coupon' };
    const later = {
      ...ORDER,
      shipments: [{ legs: [{ mode: 'drone' }, leg] }],
      offers: [offer, { id: 'x', kind: 'hug', rule: 'kindness' }],
    };
    const { orders } = connect([json(later)]);
    expect(await orders.get('o1', 'g')).toEqual({ ...ORDER, shipments: [{ legs: [leg] }], offers: [offer] });
  });

  it('knows of the features that are offered those it knows, by version', async () => {
    const offer = {
      version: '9.0',
      features: [
        { name: 'offers', version: 2 },
        { name: 'telepathy', version: 1 },
        { name: 'handoff-rating', version: 0 },
      ],
      identity: { platforms: ['custom', 'palmistry'] },
      orders: { list: true, guest_lookup: [] },
      returns: false,
      handoff: { live: false, ticket: true, available_now: false },
    };
    const { features: _, identity: __, ...first } = offer;
    const { orders } = connect([json(offer), json(first)]);
    expect(await orders.capabilities()).toMatchObject({ features: { offers: 2 }, identityPlatforms: ['custom'] });
    expect(await orders.capabilities()).toMatchObject({ features: {}, identityPlatforms: [] });
  });

  it('exchanges a platform’s word for a token', async () => {
    const { identity, requests } = connect(
      [json({ token: 'jwt', expires_in: 900 }), problem('unauthorised', 401)],
      'old',
    );
    const payload = { user_id: 'c1', timestamp: 1, nonce: 'n', signature: 's' };
    expect(await identity?.exchange('custom', payload)).toEqual({
      token: 'jwt',
      expiresAt: '2026-11-21T08:15:00.000Z',
    });
    expect(await failure(identity?.exchange('shopify', {}) ?? Promise.resolve())).toMatchObject({
      code: 'unauthorised',
    });
    expect(requests[0]).toMatchObject({ url: 'https://shop.example/support/v1/identity/exchange', purpose: 'order' });
    expect(requests[0]?.body).toEqual({ platform: 'custom', payload });
    expect(requests[0]?.headers.get('authorization')).toBeNull();
  });

  it('refuses a page of HTML', async () => {
    const { orders } = connect([new Response('<!doctype html>')]);
    expect(await failure(orders.capabilities())).toMatchObject({ code: 'backend-invalid', path: '' });
  });

  it.each([
    [problem('order-not-found', 404), 'order-not-found'],
    [new Response('<h1>404</h1>', { status: 404 }), 'backend-invalid'],
    [problem('unauthorised', 401), 'unauthorised'],
    [problem('forbidden', 403), 'unauthorised'],
    [problem('handoff-closed', 409), 'conflict'],
    [problem('unexpected', 500), 'backend-unreachable'],
    [new Response('bad gateway', { status: 502 }), 'backend-unreachable'],
    [problem('invalid-request', 422, { errors: [{ path: 'contact.value', message: 'x' }] }), 'backend-invalid'],
    [new TypeError('fetch failed'), 'backend-unreachable'],
  ])('maps answer %# to %s', async (answer, code) => {
    const { orders } = connect([answer]);
    expect(await failure(orders.lookup(LOOKUP))).toMatchObject({ code });
  });

  it('names the place of its own request that the backend refused', async () => {
    const refused = problem('invalid-request', 422, { errors: [{ path: 'contact.value', message: 'too long' }] });
    const { orders } = connect([refused]);
    expect(await failure(orders.lookup(LOOKUP))).toMatchObject({ path: 'contact.value', status: 422 });
  });

  it.each([
    ['17', 17],
    ['Sat, 21 Nov 2026 08:01:30 GMT', 90],
    ['Sat, 21 Nov 2026 07:00:00 GMT', 1],
    ['in a while', 1],
  ])('reads Retry-After "%s" as %i seconds', async (header, retryAfterS) => {
    const { orders } = connect([problem('rate-limited', 429, {}, { 'retry-after': header })]);
    expect(await failure(orders.lookup(LOOKUP))).toMatchObject({ code: 'rate-limited', retryAfterS });
  });

  it('says that the device is offline where the device says so', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    const { orders } = connect([new TypeError('fetch failed')]);
    expect(await failure(orders.capabilities())).toEqual({ code: 'network-offline' });
  });

  it('gives up on an answer that does not come', async () => {
    let endWait = () => {};
    const sleep = () =>
      new Promise<void>((resolve) => {
        endWait = resolve;
      });
    const silent = (_: unknown, signal: AbortSignal) =>
      new Promise<Response>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        endWait();
      });
    const { orders } = connect([silent], null, sleep);
    expect(await failure(orders.capabilities())).toMatchObject({ code: 'backend-unreachable' });
  });

  it('is cancelled by its signal', async () => {
    const abort = new AbortController();
    const slow = async (_: unknown, signal: AbortSignal) => {
      abort.abort();
      throw signal.reason;
    };
    const { orders, requests } = connect([slow]);
    expect(await failure(orders.capabilities(abort.signal))).toEqual({ code: 'cancelled' });
    expect(await failure(orders.capabilities(abort.signal))).toEqual({ code: 'cancelled' });
    expect(requests).toHaveLength(1);
  });

  it('asks nothing of the network where there is no identity', async () => {
    const { orders, requests } = connect([]);
    expect(await failure(orders.list())).toEqual({ code: 'unauthorised' });
    expect(await failure(orders.get('o1'))).toEqual({ code: 'unauthorised' });
    expect(requests).toEqual([]);
  });

  it('treats an identity the merchant’s page fails to give as none', async () => {
    const { fetch } = createFakeServer();
    const getToken = () => Promise.reject(new Error('session over'));
    const { orders } = createRestBackend({ baseUrl: '/support/v1', fetch, getToken });
    expect(await failure(orders.list())).toEqual({ code: 'unauthorised' });
  });

  it('lists by page', async () => {
    const { orders, requests } = connect([json({ orders: [ORDER], next_cursor: 'n' })], 'jwt');
    expect(await orders.list({ limit: 5, cursor: 'a&b' })).toEqual({ orders: [ORDER], nextCursor: 'n' });
    expect(requests[0]?.url).toBe('https://shop.example/support/v1/orders?limit=5&cursor=a%26b');
    expect(requests[0]?.headers.get('authorization')).toBe('Bearer jwt');
  });

  it('hands over in the words of the protocol, with proof for the orders the shopper opened', async () => {
    const { handoff, requests } = connect([json(HANDOFF, 201)]);
    const packet = {
      ...PACKET,
      orderTokens: ['g'],
      pageUrl: 'https://shop.example/',
      profile: { customerId: 'c', name: 'Lin' },
      identity: { method: 'hmac' as const, userId: 'c', hash: 'ab' },
    };
    expect(await handoff.create(packet, 'key-1')).toEqual({
      id: 'h1',
      token: 't1',
      mode: 'live',
      status: 'queued',
      queuePosition: 2,
    });
    expect(requests[0]).toMatchObject({ method: 'POST', purpose: 'handoff' });
    expect(requests[0]?.headers.get('idempotency-key')).toBe('key-1');
    expect(requests[0]?.body).toEqual({
      reason: 'shopper_asked',
      summary: 's',
      locale: 'en',
      order_ids: ['o1', 'o2'],
      order_tokens: ['g'],
      page_url: 'https://shop.example/',
      profile: { customer_id: 'c', name: 'Lin' },
      identity: { method: 'hmac', user_id: 'c', hash: 'ab' },
      priority: 'normal',
      skill: 'junior',
      facts: [],
      masked: false,
      transcript: [],
    });
  });

  it('says why a handoff is a ticket, where it knows the word', async () => {
    const ticket = { ...HANDOFF, mode: 'ticket', ticket_number: 'T1' };
    const { handoff } = connect([
      json({ ...ticket, reason: 'overflow' }, 201),
      json({ ...ticket, reason: 'closed' }, 201),
      json({ ...ticket, reason: 'strike' }, 201),
    ]);
    const whys = [];
    for (const key of ['1', '2', '3']) whys.push((await handoff.create(PACKET, key)).why);
    expect(whys).toEqual(['overflow', 'closed', undefined]);
  });

  it('rates a handoff under a key, and passes on that it was rated before', async () => {
    const { handoff, requests } = connect([
      json({ score: 4, at: '2026-11-21T08:00:00Z' }, 201),
      problem('already-rated', 409),
    ]);
    const opened = { id: 'h1', token: 't1' };
    await handoff.rate(opened, { score: 4 }, 'r1');
    expect(await failure(handoff.rate(opened, { score: 1, comment: 'no' }, 'r2'))).toMatchObject({ code: 'conflict' });
    expect(requests.map(({ url, body }) => [url.slice(31), body])).toEqual([
      ['/handoffs/h1/rating', { score: 4 }],
      ['/handoffs/h1/rating', { score: 1, comment: 'no' }],
    ]);
    expect(requests.map(({ headers }) => headers.get('idempotency-key'))).toEqual(['r1', 'r2']);
  });

  it('hands over as a guest where the identity is not believed, under the same key', async () => {
    const { handoff, requests } = connect([problem('unauthorised', 401), json(HANDOFF, 201)], 'stale');
    expect((await handoff.create(PACKET, 'key-1')).id).toBe('h1');
    expect(requests.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer stale', null]);
    expect(requests.map(({ headers }) => headers.get('idempotency-key'))).toEqual(['key-1', 'key-1']);
  });

  it('asks for a fresh identity once where one is not believed, and goes on as a guest where that is not either', async () => {
    const handOver = async (...answers: Response[]) => {
      const { fetch, requests } = createFakeServer(...answers);
      let asked = 0;
      const getToken = async () => `token ${++asked}`;
      const { handoff } = createRestBackend({ baseUrl: '/support/v1', fetch, getToken, now: () => NOW });
      await handoff.create(PACKET, 'key-1');
      return requests.map(({ headers }) => headers.get('authorization'));
    };
    const refused = () => problem('unauthorised', 401);
    const made = () => json(HANDOFF, 201);
    expect(await handOver(made())).toEqual(['Bearer token 1']);
    expect(await handOver(refused(), made())).toEqual(['Bearer token 1', 'Bearer token 2']);
    expect(await handOver(refused(), refused(), made())).toEqual(['Bearer token 1', 'Bearer token 2', null]);
  });

  it('speaks in a handoff with that handoff’s token', async () => {
    const empty = () => new Response(null, { status: 204 });
    const { handoff, requests } = connect([json({}, 201), empty(), empty()], 'jwt');
    const opened = { id: 'h/1', token: 't1' };
    await handoff.send(opened, { clientId: 'm1', text: 'hi' });
    await handoff.setTyping(opened, true);
    await handoff.close(opened);
    expect(requests.map(({ url, body }) => [url.slice(31), body])).toEqual([
      ['/handoffs/h%2F1/messages', { client_id: 'm1', text: 'hi' }],
      ['/handoffs/h%2F1/typing', { typing: true }],
      ['/handoffs/h%2F1/close', undefined],
    ]);
    expect(requests.every(({ headers }) => headers.get('authorization') === 'Bearer t1')).toBe(true);
  });
});

describe('acting by rest', () => {
  const DECISION = {
    outcome: 'done',
    reason: 'accepted',
    amount: { amount: '59.90', currency: 'USD' },
    due_at: '2026-11-24T08:00:00.000Z',
    order: { ...ORDER, status: 'cancelled' },
  };
  const request: ActionRequest = {
    action: 'cancel',
    lines: [{ line_id: 'l1', quantity: 1 }],
    fields: { reason: 'mind' },
    photoIds: ['p1', 'gone'],
  };

  it('sends the request with its photos, its key and its token', async () => {
    const { orders, requests } = connect([json(DECISION, 201), json(DECISION)], 'jwt');
    const photos = [{ id: 'p1', mediaType: 'image/jpeg', bytes: new Uint8Array(70_000).fill(7) }];
    expect(await orders.act('o/1', request, { idempotencyKey: 'k1', token: 'guest', photos })).toEqual(DECISION);
    await orders.act('o/1', { ...request, photoIds: [] }, { idempotencyKey: 'k1' });
    const { action, lines, fields } = request;
    const data = btoa('\x07'.repeat(70_000));
    expect(requests.map(({ url, body }) => [url.slice(31), body])).toEqual([
      ['/orders/o%2F1/actions', { action, lines, fields, photos: [{ id: 'p1', media_type: 'image/jpeg', data }] }],
      ['/orders/o%2F1/actions', { action, lines, fields }],
    ]);
    expect(requests.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer guest', 'Bearer jwt']);
    expect(
      requests.every(({ headers, purpose }) => headers.get('idempotency-key') === 'k1' && purpose === 'order'),
    ).toBe(true);
  });

  it('does not ask for a guest without a token', async () => {
    const { orders, requests } = connect([]);
    expect(await failure(orders.act('o1', request, { idempotencyKey: 'k1' }))).toMatchObject({ code: 'unauthorised' });
    expect(requests).toEqual([]);
  });

  it.each([
    ['done', 'accepted'],
    ['review', 'needs-check'],
    ['refused', 'not-possible'],
  ] as const)('takes a reason of a later version at its outcome: %s', async (outcome, reason) => {
    const { orders } = connect([json({ outcome, reason: 'the-moon-is-full' })]);
    expect(await orders.act('o1', request, { idempotencyKey: 'k', token: 'g' })).toEqual({ outcome, reason });
  });

  it.each([
    [{ ...DECISION, outcome: 'maybe' }, 'outcome'],
    [{ ...DECISION, amount: { amount: 59.9, currency: 'USD' } }, 'amount.amount'],
    [{ ...DECISION, due_at: 'soon' }, 'due_at'],
    [{ ...DECISION, order: { ...ORDER, status: 'lost' } }, 'order.status'],
  ])('refuses a decision that does not fit, naming the place (%#)', async (answer, path) => {
    const { orders } = connect([json(answer)]);
    const asked = orders.act('o1', request, { idempotencyKey: 'k', token: 'g' });
    expect(await failure(asked)).toMatchObject({ code: 'backend-invalid', path });
  });

  it('opens a ticket for everybody, with an identity where one is believed', async () => {
    const review = { outcome: 'review', reason: 'needs-check', ticket_number: 'S-1' };
    const { tickets, requests } = connect([problem('unauthorised', 401), json(review, 201)], 'stale');
    const ticket = { topic: 'payment', fields: { note: 'twice' } } as const;
    expect(await tickets.open({ ...ticket, photoIds: [] }, { idempotencyKey: 'k' })).toEqual(review);
    expect(requests.map(({ url, body }) => [url.slice(31), body])).toEqual(Array(2).fill(['/tickets', ticket]));
    expect(requests.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer stale', null]);
  });

  it('offers what both sides know', async () => {
    const offer = {
      version: '2.0',
      orders: { list: true, guest_lookup: [] },
      returns: true,
      handoff: { live: true, ticket: true, available_now: true },
    };
    const more = {
      actions: ['cancel', 'levitate'],
      tickets: ['payment', 'weather'],
      photos: { max_count: 3, max_bytes: 400_000, media_types: ['image/jpeg'] },
    };
    const { orders } = connect([json(offer), json({ ...offer, ...more })]);
    expect(await orders.capabilities()).toMatchObject({ actions: [], tickets: [], photos: null });
    expect(await orders.capabilities()).toMatchObject({
      actions: ['cancel'],
      tickets: ['payment'],
      photos: { maxCount: 3, maxBytes: 400_000, mediaTypes: ['image/jpeg'] },
    });
  });
});
