import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createOpenApiTraffic, type OpenApiTraffic } from '#tests/contract/openapi-traffic.ts';
import type { MerchantBackendOptions } from './create-merchant-backend.ts';
import { anOrder, delivered, NOW, RULES } from './decisions/testing/order-book.ts';
import type { Shop } from './shop.ts';
import { read, startTestBackend } from './testing/test-backend.ts';
import { useTestDatabase } from './testing/test-database.ts';

const BASE = '/corner/support/v1';
const JPEG = '/9j/4AAQSkZJRg==';

const CORNER: Shop = {
  id: 'corner',
  name: 'Corner',
  contactKinds: ['email'],
  rules: RULES,
  demoData: () => ({
    customers: [
      { id: 'c1', name: 'Lin', email: 'lin@example.com', phone: '13816006688', postcode: '200040' },
      { id: 'c2', name: 'Bo', email: 'bo@example.com', phone: '13916001234', postcode: '310012' },
    ],
    orders: [
      { customerId: 'c1', order: anOrder({ id: 'o1', number: 'T-1' }) },
      { customerId: 'c1', order: delivered(1, { id: 'o2', number: 'T-2' }) },
      { customerId: 'c1', order: delivered(1, { id: 'o3', number: 'T-3' }) },
      { customerId: 'c2', order: anOrder({ id: 'o4', number: 'T-4', fulfillment: 'processing' }) },
      { customerId: 'c2', order: anOrder({ id: 'o6', number: 'T-6' }), facts: { charged_twice: true } },
      {
        customerId: 'c2',
        order: anOrder({ id: 'o5', number: 'T-5', status: 'cancelled' }),
        facts: { cancelled_at: new Date(NOW - 60_000).toISOString() },
      },
    ],
  }),
};
/** Without rules: it takes no actions. */
const PLAIN: Shop = { id: 'plain', name: 'Plain', contactKinds: ['email'] };

const database = useTestDatabase();
let traffic: OpenApiTraffic;
beforeAll(async () => {
  traffic = await createOpenApiTraffic('/corner/support/v1', '/plain/support/v1');
});
afterEach(() => expect(traffic.takeFaults()).toEqual([]));

async function start(options: Partial<MerchantBackendOptions> = {}) {
  const shops = [CORNER, PLAIN];
  const { clock, request } = await startTestBackend({ database: database(), shops, startMs: NOW, traffic, ...options });
  const post = (path: string, body: unknown, token?: string, key?: string) =>
    request('POST', path, { body, token, headers: { ...(key && { 'idempotency-key': key }) } });
  const signIn = async (email: string) => (await read(await post('/corner/session', { email }))).token as string;
  const act = (id: string, body: object, token: string, key: string) =>
    post(`${BASE}/orders/${id}/actions`, body, token, key);
  const get = async (path: string, token?: string) => read(await request('GET', path, { token }));
  return { clock, post, act, get, signIn };
}

const lines = (line_id: string, quantity = 1) => [{ line_id, quantity }];

describe('actions', () => {
  it('change the order for good, and stand when the demo orders are laid again', async () => {
    const first = await start();
    const token = await first.signIn('lin@example.com');
    const made = await first.act('o1', { action: 'cancel', lines: lines('A') }, token, 'a1');
    expect(made.status).toBe(201);
    const decided = await read(made);
    expect(decided).toMatchObject({
      outcome: 'done',
      amount: { amount: '12.00' },
      order: { payment: 'partially_refunded' },
    });

    const { act, get } = await start();
    expect(await get(`${BASE}/orders/o1`, token)).toEqual(decided.order);
    const again = await act('o1', { action: 'cancel', lines: lines('A') }, token, 'a1');
    expect([again.status, await read(again)]).toEqual([200, decided]);
    const changed = { action: 'change-address', fields: { address: '南京西路 1 号' } };
    const { order } = await read(await act('o1', changed, token, 'a2'));
    expect(order.address_changed_at).toBe(new Date(NOW).toISOString());
    expect((await get(`${BASE}/orders/o1`, token)).address_changed_at).toBe(new Date(NOW).toISOString());
  });

  it('know what the shop alone knows of an order', async () => {
    const { act, signIn } = await start();
    const token = await signIn('bo@example.com');
    expect(await read(await act('o5', { action: 'restore' }, token, 'r1'))).toMatchObject({ outcome: 'done' });
  });

  it('count returns that were asked for the other way', async () => {
    const { act, post, signIn } = await start();
    const token = await signIn('lin@example.com');
    expect((await post(`${BASE}/orders/o3/returns`, { lines: lines('B') }, token, 'x1')).status).toBe(201);
    const claim = { action: 'claim', lines: lines('B'), fields: { problem: 'missing' } };
    expect(await read(await act('o3', claim, token, 'x2'))).toMatchObject({
      outcome: 'refused',
      reason: 'already-done',
    });
  });

  it('hold a customer’s limit when many orders are claimed at once', async () => {
    const { act, signIn } = await start();
    const token = await signIn('lin@example.com');
    const claims = ['A', 'B'].flatMap((line) =>
      ['o2', 'o3'].flatMap((id) => [1, 2].map((n) => act(id, claim(line), token, `l-${id}-${line}-${n}`))),
    );
    const decided = await Promise.all((await Promise.all(claims)).map(read));
    expect(decided.filter(({ outcome }) => outcome === 'done')).toHaveLength(3);
    expect(decided.filter(({ reason }) => reason === 'limit-reached').length).toBeGreaterThan(0);
    function claim(line: string) {
      return { action: 'claim', lines: lines(line), fields: { problem: 'missing' } };
    }
  });

  it('that a person looks at are in the list of tickets, with photos, once', async () => {
    const { act, signIn } = await start();
    const token = await signIn('bo@example.com');
    const photos = [{ id: 'p', media_type: 'image/jpeg', data: JPEG }];
    const first = await read(await act('o4', { action: 'cancel', photos }, token, 't1'));
    const second = await read(await act('o4', { action: 'cancel' }, token, 't2'));
    expect([first.reason, second.reason]).toEqual(['needs-check', 'already-done']);
    expect(second.ticket_number).toBe(first.ticket_number);
    const rows = await database().query<{ id: string; topic: string; customer_id: string }>(
      "select id, topic, customer_id from tickets where order_id = 'o4'",
    );
    expect(rows).toMatchObject([{ topic: 'cancel', customer_id: 'c2' }]);
    const kept = await database().query("select encode(bytes, 'base64') as data from photos where owner_id = $1", [
      rows[0]?.id ?? '',
    ]);
    expect(kept).toEqual([{ data: JPEG }]);
  });

  it.each([
    [{ action: 'explode' }, 'action'],
    [{ action: 'cancel', lines: lines('A', 9) }, 'lines[0].quantity'],
    [{ action: 'cancel', lines: [{ line_id: 'A', quantity: 0 }] }, 'lines[0].quantity'],
    [{ action: 'cancel', fields: { 'Not A Name': 'x' } }, 'fields.Not A Name'],
    [{ action: 'cancel', fields: { note: 'x'.repeat(2001) } }, 'fields.note'],
    [{ action: 'claim', photos: [{ id: 'p', media_type: 'image/gif', data: JPEG }] }, 'photos[0].media_type'],
    [{ action: 'claim', photos: [{ id: 'p', media_type: 'image/png', data: JPEG }] }, 'photos[0].data'],
    [{ action: 'claim', photos: [{ id: 'p', media_type: 'image/jpeg', data: '/9j/<>==' }] }, 'photos[0].data'],
    [{ action: 'claim', photos: Array(4).fill({ id: 'p', media_type: 'image/jpeg', data: JPEG }) }, 'photos'],
  ])('name the place where a request is at fault: %j', async (body, path) => {
    const { act, signIn } = await start();
    const answer = await act('o4', body, await signIn('bo@example.com'), crypto.randomUUID());
    expect([answer.status, (await read(answer)).errors[0].path]).toEqual([422, path]);
  });

  it('are limited for one order, and need a key and a shop that acts', async () => {
    const limits = { actionsPerOrder: { count: 2, windowMs: 60_000 } };
    const { act, post, signIn, clock } = await start({ limits });
    const token = await signIn('bo@example.com');
    const statuses = [];
    for (const key of ['n1', 'n2', 'n3']) statuses.push((await act('o5', { action: 'urge' }, token, key)).status);
    expect(statuses).toEqual([201, 201, 429]);
    clock.now += 61_000;
    const unkeyed = await post(`${BASE}/orders/o5/actions`, { action: 'urge' }, token);
    expect((await read(unkeyed)).errors[0].path).toBe('header.Idempotency-Key');
    expect((await post('/plain/support/v1/tickets', { topic: 'other' }, undefined, 'p1')).status).toBe(404);
  });
});

describe('capabilities', () => {
  it('tell what can be asked for', async () => {
    const { get } = await start();
    expect(await get(`${BASE}/capabilities`)).toMatchObject({ version: '1.2', photos: { max_count: 3 } });
    expect(await get('/plain/support/v1/capabilities')).toMatchObject({
      actions: [],
      tickets: [],
      photos: { max_count: 0 },
    });
  });
});

describe('tickets', () => {
  it('are linked to an order that the token proves, and to no other', async () => {
    const { post, signIn } = await start();
    const open = async (order: string, token: string | undefined, key: string) => {
      const answer = await post(`${BASE}/tickets`, { topic: 'payment', fields: { order } }, token, key);
      const { ticket_number } = await read(answer);
      const [row] = await database().query('select order_id, customer_id from tickets where number = $1', [
        ticket_number,
      ]);
      return row;
    };
    const lin = await signIn('lin@example.com');
    expect(await open('t 1', lin, 'k1')).toEqual({ order_id: 'o1', customer_id: 'c1' });
    expect(await open('T-4', lin, 'k2')).toEqual({ order_id: null, customer_id: 'c1' });
    expect(await open('T-1', undefined, 'k3')).toEqual({ order_id: null, customer_id: null });
    const contact = { kind: 'email', value: 'lin@example.com' };
    const { token } = await read(await post(`${BASE}/orders/lookup`, { number: 'T-1', contact }));
    expect(await open('T-1', token, 'k4')).toEqual({ order_id: 'o1', customer_id: 'c1' });
    expect(await open('T-2', token, 'k5')).toEqual({ order_id: null, customer_id: null });
    expect((await post(`${BASE}/tickets`, { topic: 'other' }, 'nonsense', 'k6')).status).toBe(401);
  });

  it('say at once what goes back of an order that was charged twice', async () => {
    const { post, signIn } = await start();
    const body = { topic: 'payment', fields: { order: 'T-6' } };
    const token = await signIn('bo@example.com');
    const first = await read(await post(`${BASE}/tickets`, body, token, 'w1'));
    expect(first).toMatchObject({ outcome: 'review', reason: 'accepted', amount: { amount: '83.99' } });
    expect(await read(await post(`${BASE}/tickets`, body, token, 'w1'))).toEqual(first);
    const unproven = await read(await post(`${BASE}/tickets`, body, await signIn('lin@example.com'), 'w2'));
    expect(unproven.amount).toBeUndefined();
  });

  it('are answered in the shop’s time, by topic', async () => {
    const { post } = await start();
    const open = async (topic: string, key: string) => read(await post(`${BASE}/tickets`, { topic }, undefined, key));
    expect((await open('complaint', 'd1')).due_at).toBe(new Date(NOW + 2 * 3_600_000).toISOString());
    expect((await open('coupon', 'd2')).due_at).toBe(new Date(NOW + 24 * 3_600_000).toISOString());
  });
});
