import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '#examples/merchant/limits.ts';
import { type BackendUnderAttack, LINS, SUNS, startBackend } from './backend-under-attack.ts';

const BASE = '/fresh/support/v1';
const ALLOWED = DEFAULT_LIMITS.failedLookupsPerNumber.count;

describe('an order cannot be read by guessing', () => {
  let backend: BackendUnderAttack;
  beforeAll(async () => {
    backend = await startBackend({ trustedProxyHops: 1 });
  }, 60_000);
  afterAll(() => backend.close());
  afterEach(() => expect(backend.traffic.takeFaults()).toEqual([]));

  const lookUp = (number: string, kind: string, value: string, from = '203.0.113.1') =>
    backend.ask(`${BASE}/orders/lookup`, {
      body: { number, contact: { kind, value } },
      headers: { 'x-forwarded-for': from },
    });

  it('not by going through phone tails, from however many addresses, in whatever spelling of the number', async () => {
    const number = 'FR2611-04760';
    const spellings = [number, 'fr2611 04760', 'FR261104760', 'fr2611–04760', '  fr2611-04760 '];
    const statuses: number[] = [];
    for (let i = 0; i < 40; i += 1) {
      const tail = String(i).padStart(4, '0');
      statuses.push((await lookUp(spellings[i % 5] ?? number, 'phone', tail, `198.51.100.${i}`)).status);
    }
    expect(statuses).toEqual([...Array(ALLOWED).fill(404), ...Array(40 - ALLOWED).fill(429)]);
    // The right one is refused too: otherwise the limit itself would tell which guess was right.
    expect((await lookUp(number, 'phone', '3352', '198.51.100.99')).status).toBe(429);
  });

  it('not by going through numbers with one contact: one client is limited too', async () => {
    const limited = await startBackend({ limits: { lookupsPerClient: { count: 6, windowMs: 600_000 } } });
    const statuses: number[] = [];
    for (let i = 0; i < 9; i += 1) {
      const body = { number: `FR2611-0${5000 + i}`, contact: { kind: 'email', value: 'lin@example.com' } };
      statuses.push((await limited.ask(`${BASE}/orders/lookup`, { body })).status);
    }
    expect(statuses).toEqual([...Array(6).fill(404), 429, 429, 429]);
    await limited.close();
  }, 60_000);

  it('not by how a refusal looks: the same answer, byte for byte, for a wrong number and a wrong contact', async () => {
    const answers = [
      await lookUp('FR2611-04655', 'email', 'somebody@example.org'),
      await lookUp('FR2611-99999', 'email', 'lin@example.com'),
      await lookUp('FR2611-04655', 'phone', '0000'),
      await lookUp('FR2611-04655', 'phone', '1'),
      await lookUp('x', 'postcode', ' '),
    ];
    const seen = await Promise.all(
      answers.map(async ({ status, headers, text }, i) => [
        status,
        [...headers].filter(([name]) => name !== 'date'),
        await text.call(answers[i]),
      ]),
    );
    for (const answer of seen) expect(answer).toEqual(seen[0]);
    expect(seen[0]?.[0]).toBe(404);
  });

  it('not by how long it takes: the same questions are asked of the database, in the same order', async () => {
    const work = async (number: string, value: string) => {
      backend.takeQueries();
      expect((await lookUp(number, 'email', value)).status).toBe(404);
      return backend.takeQueries().map(({ sql, parameters }) => [sql, parameters.length]);
    };
    const wrongContact = await work('FR2611-04521', 'somebody@example.org');
    const noSuchOrder = await work('FR2611-88888', 'wang@example.com');
    expect(wrongContact.length).toBeGreaterThan(1);
    expect(noSuchOrder).toEqual(wrongContact);
  });

  it('not by its id, which opens nothing', async () => {
    const { order } = await backend.json(`${BASE}/orders/lookup`, { body: LINS });
    for (const path of [`/orders/${order.id}`, `/orders/${order.number}`, '/orders']) {
      expect((await backend.ask(BASE + path)).status).toBe(401);
    }
    const act = { body: { action: 'urge' }, headers: { 'idempotency-key': 'guess-1' } };
    expect((await backend.ask(`${BASE}/orders/${order.id}/actions`, act)).status).toBe(401);
  });

  it('not with a token for another one: it is as if it did not exist', async () => {
    const mine = await backend.json(`${BASE}/orders/lookup`, { body: LINS });
    const { order: foreign } = await backend.json(`${BASE}/orders/lookup`, { body: SUNS });
    const { token: lin } = await backend.json('/fresh/session', { method: 'POST' });
    for (const token of [mine.token, lin]) {
      const answers = [
        await backend.ask(`${BASE}/orders/${foreign.id}`, { token }),
        await backend.ask(`${BASE}/orders/ord_nothing`, { token }),
      ];
      const [there, nowhere] = await Promise.all(answers.map(async (each) => [each.status, await each.text()]));
      expect(there).toEqual(nowhere);
      expect(there?.[0]).toBe(404);
      for (const [what, body] of [
        ['actions', { action: 'cancel' }],
        ['returns', { lines: [{ line_id: foreign.lines[0].id, quantity: 1 }] }],
      ] as const) {
        const headers = { 'idempotency-key': `foreign-${what}-${token.slice(-6)}` };
        expect((await backend.ask(`${BASE}/orders/${foreign.id}/${what}`, { token, body, headers })).status).toBe(404);
      }
    }
  });

  it('not by a made-up cursor: it only ever moves within one’s own orders', async () => {
    const { token } = await backend.json('/fresh/session', { method: 'POST' });
    const { orders: mine } = await backend.json(`${BASE}/orders?limit=50`, { token });
    const own = new Set(mine.map(({ id }: { id: string }) => id));
    for (const place of [
      ['2030-01-01T00:00:00Z', 'zzzz'],
      ['1970-01-01T00:00:00Z', 'a'],
    ]) {
      const cursor = Buffer.from(JSON.stringify(place)).toString('base64url');
      const { orders } = await backend.json(`${BASE}/orders?cursor=${cursor}&limit=50`, { token });
      expect(orders.every(({ id }: { id: string }) => own.has(id))).toBe(true);
    }
  });

  it('not by what is counted: ids hold 122 random bits, and numbers that count up open nothing', async () => {
    const { order, token } = await backend.json(`${BASE}/orders/lookup`, { body: SUNS });
    const headers = (key: string) => ({ 'idempotency-key': key });
    const body = { reason: 'policy', summary: '', locale: 'en', order_ids: [], transcript: [] };
    const handoffs = [];
    for (const key of ['a', 'b']) {
      handoffs.push(await backend.json(`${BASE}/handoffs`, { body, headers: headers(`count-${key}`) }));
    }
    const claim = { action: 'claim', fields: { problem: 'unsafe' } };
    const decided = await backend.json(`${BASE}/orders/${order.id}/actions`, {
      token,
      body: claim,
      headers: headers('count-c'),
    });
    const uuid = /^hnd_[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    for (const { id } of handoffs) expect(id).toMatch(uuid);
    expect(handoffs[0].id).not.toBe(handoffs[1].id);
    expect(decided.ticket_number).toMatch(/^S\d{6}-\d{4}$/);
    const agent = await backend.json('/desk/v1/session', { body: { name: 'Mei', passcode: 'open-sesame-desk' } });
    for (const path of [`/desk/v1/tickets/${decided.ticket_number}`, `/desk/v1/handoffs/${decided.ticket_number}`]) {
      expect((await backend.ask(path, { token: agent.token })).status).toBe(404);
      expect((await backend.ask(path, { token })).status).toBe(401);
    }
  });
});
