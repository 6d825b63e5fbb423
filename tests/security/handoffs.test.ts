import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { KEYS } from '#examples/merchant/services/identity/testing/sign-as.ts';
import { type BackendUnderAttack, DESK_PASSCODE, SUNS, startBackend } from './backend-under-attack.ts';

const BASE = '/fresh/support/v1';
const SECRET = '我的地址是南京西路 1 号';

describe('a conversation with a person', () => {
  let backend: BackendUnderAttack;
  beforeAll(async () => {
    backend = await startBackend();
  }, 60_000);
  afterAll(() => backend.close());
  afterEach(() => expect(backend.traffic.takeFaults()).toEqual([]));

  const request = (rest: object = {}) => ({
    reason: 'policy',
    summary: 's',
    locale: 'zh-Hans',
    order_ids: [],
    transcript: [{ role: 'shopper', text: SECRET, at: '2026-11-21T08:00:00Z' }],
    ...rest,
  });
  const handOver = (body: object = request(), key: string = randomUUID(), base = BASE) =>
    backend.ask(`${base}/handoffs`, { body, headers: { 'idempotency-key': key } });
  const agent = async () =>
    (await backend.json('/desk/v1/session', { body: { name: 'Mei', passcode: DESK_PASSCODE } })).token as string;

  it('is read and written by nobody but the guest it is of', async () => {
    const mine = await (await handOver()).json();
    const theirs = await (await handOver()).json();
    const elsewhere = await (await handOver(request(), randomUUID(), '/beauty/support/v1')).json();
    const path = `${BASE}/handoffs/${mine.id}`;
    await backend.json(`${path}/messages`, { token: mine.token, body: { client_id: 'm1', text: SECRET } });
    const rating = { body: { score: 1 }, headers: { 'idempotency-key': 'r1' } };
    for (const token of [theirs.token, elsewhere.token, `${mine.token}x`, undefined]) {
      const tries = [
        backend.ask(`${path}/events`, { token }),
        backend.ask(`${path}/events`, { token, headers: { accept: 'text/event-stream' } }),
        backend.ask(`${path}/messages`, { token, body: { client_id: 'm1', text: 'x' } }),
        backend.ask(`${path}/typing`, { token, body: { typing: true } }),
        backend.ask(`${path}/close`, { token, method: 'POST' }),
        backend.ask(`${path}/rating`, { token, ...rating }),
      ];
      for (const answer of await Promise.all(tries)) {
        expect(answer.status).toBe(401);
        expect(await answer.text()).not.toContain(SECRET);
      }
    }
    const { events } = await backend.json(`${path}/events`, { token: mine.token });
    expect(events.map(({ type }: { type: string }) => type)).toEqual(['status', 'message']);
  });

  it('is not given out for its key to another request, nor in another shop', async () => {
    const key = randomUUID();
    const mine = await (await handOver(request(), key)).json();
    for (const other of [request({ summary: 'other' }), request({ transcript: [] })]) {
      const answer = await handOver(other, key);
      expect(answer.status).toBe(409);
      expect(await answer.text()).not.toContain(mine.token);
    }
    const elsewhere = await (await handOver(request(), key, '/beauty/support/v1')).json();
    expect(elsewhere.id).not.toBe(mine.id);
    expect(elsewhere.token).not.toBe(mine.token);
  });

  it('shows the agent as proven only what was proven, whatever the page says', async () => {
    const { order } = await backend.json(`${BASE}/orders/lookup`, { body: SUNS });
    const claimed = request({
      order_ids: [order.id, SUNS.number],
      order_tokens: ['x', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJvcmQifQ.'],
      profile: {
        customer_id: 'cus_fr_2004',
        name: 'Sun',
        email: 'sun@example.com',
        verified: true,
        verified_by: 'jwt',
      },
      // Only the merchant's server can say who it is.
      identity: { method: 'hmac', user_id: 'cus_fr_2004', hash: '0'.repeat(64) },
    });
    const token = await agent();
    const seen = async (body: object) => {
      const { id } = await (await handOver(body)).json();
      return backend.json(`/desk/v1/handoffs/${id}`, { token });
    };
    const lied = await seen(claimed);
    expect(lied.packet.profile).toMatchObject({ verified: false });
    expect(lied.packet.profile).not.toHaveProperty('verified_by');
    expect(lied.orders.map(({ proven }: { proven: boolean }) => proven)).toEqual([false]);
    expect(lied.handoff.vip).toBe(false);

    const hash = createHmac('sha256', KEYS.handoff.secret).update('cus_fr_2004').digest('hex');
    const vouched = await seen(
      request({ order_ids: [order.id], identity: { method: 'hmac', user_id: 'cus_fr_2004', hash } }),
    );
    expect(vouched.packet.profile).toMatchObject({ customer_id: 'cus_fr_2004', verified: true, verified_by: 'hmac' });
    // It never ends, so it opens no order.
    expect(vouched.orders.map(({ proven }: { proven: boolean }) => proven)).toEqual([false]);
    expect(JSON.stringify(vouched.packet)).not.toContain(hash);
  });

  it('is rated once, and its notes never reach the shopper', async () => {
    const { id, token } = await (await handOver()).json();
    const desk = await agent();
    await backend.json(`/desk/v1/handoffs/${id}/accept`, { token: desk, method: 'POST' });
    const note = { client_id: 'n1', text: 'rude; probably lying' };
    await backend.json(`/desk/v1/handoffs/${id}/notes`, { token: desk, body: note });
    const rate = (score: number, key: string) =>
      backend.ask(`${BASE}/handoffs/${id}/rating`, { token, body: { score }, headers: { 'idempotency-key': key } });
    const statuses = await Promise.all(['a', 'b', 'c', 'd'].map(async (key) => (await rate(5, key)).status));
    expect(statuses.toSorted()).toEqual([201, 409, 409, 409]);
    const told = await (await backend.ask(`${BASE}/handoffs/${id}/events`, { token })).text();
    expect(told).not.toContain('lying');
  });
});
