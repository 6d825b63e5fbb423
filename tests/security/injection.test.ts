import { randomUUID } from 'node:crypto';
import { request as rawRequest } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type BackendUnderAttack, DESK_PASSCODE, LINS, SUNS, startBackend } from './backend-under-attack.ts';

const BASE = '/fresh/support/v1';
const SQL = [
  "' OR '1'='1",
  "'; DROP TABLE orders; --",
  "') UNION SELECT document FROM orders --",
  "\\'; select pg_sleep(9); --",
  '$1; select 1',
  "%' OR number_key LIKE '%",
  '"; delete from customers; --',
];

describe('what is typed is data', () => {
  let backend: BackendUnderAttack;
  let shopper: string;
  let guest: { order: { id: string; lines: { id: string }[] }; token: string };
  beforeAll(async () => {
    backend = await startBackend();
    shopper = (await backend.json('/fresh/session', { method: 'POST' })).token;
    guest = await backend.json(`${BASE}/orders/lookup`, { body: SUNS });
  }, 60_000);
  afterAll(() => backend.close());
  afterEach(() => expect(backend.traffic.takeFaults()).toEqual([]));

  const counts = async () =>
    backend.database.query(
      'select (select count(*)::int from orders) orders, (select count(*)::int from customers) customers',
    );

  it.each(SQL)('and no SQL: %s', async (text) => {
    const before = await counts();
    backend.takeQueries();
    const key = { 'idempotency-key': text.replaceAll(/[^\x21-\x7e]/g, '_') };
    const asked = [
      backend.ask(`${BASE}/orders/lookup`, { body: { number: text, contact: { kind: 'email', value: text } } }),
      backend.ask(`${BASE}/orders/lookup`, { body: { ...LINS, contact: { kind: 'phone', value: text } } }),
      backend.ask(`${BASE}/orders/${encodeURIComponent(text)}`, { token: shopper }),
      backend.ask(`${BASE}/orders?cursor=${encodeURIComponent(text)}`, { token: shopper }),
      backend.ask(`${BASE}/orders?limit=${encodeURIComponent(text)}`, { token: shopper }),
      backend.ask(`${BASE}/handoffs/${encodeURIComponent(text)}/events`, { token: guest.token }),
      backend.ask(`/${encodeURIComponent(text)}/support/v1/capabilities`),
      backend.ask(`${BASE}/orders/${guest.order.id}/actions`, {
        token: guest.token,
        body: { action: 'change-address', fields: { address: text, note: text } },
        headers: key,
      }),
      backend.ask(`${BASE}/orders/${guest.order.id}/actions`, {
        token: guest.token,
        body: { action: 'cancel', lines: [{ line_id: text, quantity: 1 }] },
        headers: { 'idempotency-key': `${key['idempotency-key']}2` },
      }),
      backend.ask(`${BASE}/tickets`, {
        body: { topic: 'other', fields: { order: text, note: text } },
        headers: { 'idempotency-key': randomUUID() },
      }),
      backend.ask('/desk/v1/session', { body: { name: text.slice(0, 60), passcode: text } }),
    ];
    for (const answer of await Promise.all(asked)) {
      expect(answer.status).toBeLessThan(500);
      expect(await answer.text()).not.toMatch(/syntax error|pg_|postgres|select /i);
    }
    // What was typed went as a parameter, and never became a part of the statement.
    const queries = backend.takeQueries();
    expect(queries.length).toBeGreaterThan(10);
    for (const { sql } of queries) expect(sql).not.toContain(text);
    expect(await counts()).toEqual(before);
    // A made-up shop is none of the document's paths.
    backend.traffic.takeFaults();
  });

  it('is given back as it was: to the agent too', async () => {
    const text = `<script>alert(1)</script>${SQL.join('')}\u202e{{7*7}}\${7*7}`;
    const body = {
      reason: 'policy',
      summary: text,
      locale: 'en',
      order_ids: [text.slice(0, 128)],
      context: { [text.slice(0, 100)]: text, __proto__evil: 'x' },
      transcript: [{ role: 'shopper', text, at: '2026-11-21T08:00:00Z' }],
      facts: [{ label: text.slice(0, 100), value: text }],
    };
    const { id } = await backend.json(`${BASE}/handoffs`, { body, headers: { 'idempotency-key': randomUUID() } });
    const { token } = await backend.json('/desk/v1/session', { body: { name: 'Mei', passcode: DESK_PASSCODE } });
    const detail = await backend.json(`/desk/v1/handoffs/${id}`, { token });
    expect(detail.packet).toMatchObject({ summary: text, context: body.context, facts: body.facts });
    expect(detail.packet.transcript[0].text).toBe(text);
    expect(detail.orders).toEqual([]);
  });

  it('changes no prototype', async () => {
    const bodies = [
      '{"action":"urge","fields":{"__proto__":"x"}}',
      '{"action":"urge","__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}',
      '{"action":"urge","fields":{"constructor":"x","prototype":"y"}}',
    ];
    for (const body of bodies) {
      const { status } = await backend.ask(`${BASE}/orders/${guest.order.id}/actions`, {
        token: guest.token,
        body,
        headers: { 'idempotency-key': randomUUID() },
      });
      expect([201, 422]).toContain(status);
      expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined();
      expect(({} as { x?: unknown }).x).toBeUndefined();
    }
    // Fields that nobody documented were sent on purpose.
    backend.traffic.takeFaults();
  });

  it('adds no header and no line to a log', async () => {
    const nasty = 'a\r\nset-cookie: owned=1\r\n\r\n{"level":"info","event":"forged"}\u001b[2J';
    const asked = [
      backend.ask(`${BASE}/orders/${encodeURIComponent(nasty)}`, { token: shopper }),
      backend.ask(`${BASE}/orders?cursor=${encodeURIComponent(nasty)}`, { token: shopper }),
      backend.ask(`${BASE}/orders/lookup`, { body: { number: nasty, contact: { kind: 'email', value: nasty } } }),
      backend.ask(`${BASE}/handoffs/x/events?after=${encodeURIComponent(nasty)}`, { token: guest.token }),
    ];
    for (const answer of await Promise.all(asked)) {
      expect(answer.headers.get('set-cookie')).toBeNull();
      expect(answer.status).toBeLessThan(500);
    }
    expect(() => new Headers({ 'idempotency-key': 'a\r\nb' })).toThrow();
    for (const line of backend.logged) {
      expect([...line.trimEnd()].every((letter) => letter >= ' ')).toBe(true);
      expect(JSON.parse(line)).not.toMatchObject({ event: 'forged' });
    }
    expect(backend.logged.length).toBeGreaterThan(5);
  });

  it('is no way out of a path', async () => {
    const raw = (path: string) =>
      new Promise<number>((resolve, reject) => {
        const { port } = new URL(backend.url);
        rawRequest({ port, path, headers: { authorization: `Bearer ${shopper}` } }, (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        })
          .once('error', reject)
          .end();
      });
    for (const path of [
      `${BASE}/orders/../../../beauty/support/v1/orders`,
      `${BASE}/orders/..%2f..%2fdesk%2fv1%2fhandoffs`,
      `${BASE}/orders/%2e%2e/%2e%2e/%2e%2e/desk/v1/handoffs`,
      `/fresh/support/v1/../../../desk/v1/handoffs`,
      `//desk/v1/handoffs`,
      `/fresh%2fsupport%2fv1/orders`,
      `/fresh/support/v1/orders/%00`,
      `/../../../etc/passwd`,
      `/fresh/support/v1/orders/${'a'.repeat(5000)}`,
    ]) {
      expect([path.slice(0, 60), await raw(path)]).toEqual([path.slice(0, 60), expect.toSatisfy(isRefusal)]);
    }
  });

  it('makes the server ask nobody: no URL that is given is followed', async () => {
    const { lure } = backend;
    const headers = () => ({ 'idempotency-key': randomUUID() });
    const profile = { name: lure, email: 'a@example.com' };
    const request = { reason: 'policy', summary: lure, locale: 'en', order_ids: [lure], transcript: [] };
    const asked = [
      backend.ask(`${BASE}/handoffs`, {
        body: { ...request, page_url: `${lure}/page`, profile, context: { image: `${lure}/i.png` } },
        headers: headers(),
      }),
      backend.ask(`${BASE}/tickets`, {
        body: { topic: 'other', fields: { photo: `${lure}/photo`, callback: lure } },
        headers: headers(),
      }),
      backend.ask(`${BASE}/tickets`, {
        body: { topic: 'other', photos: [{ id: 'p', media_type: 'image/png', data: `${lure}/p.png` }] },
        headers: headers(),
      }),
      backend.ask(`${BASE}/identity/exchange`, { body: { platform: 'shopify', payload: { query: `shop=${lure}` } } }),
      backend.ask(`${BASE}/capabilities`, { headers: { 'x-forwarded-for': lure } }),
    ];
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses).toEqual([201, 201, 422, 401, 200]);
    for (const url of [`file:///etc/passwd`, 'javascript:alert(1)', 'http://', 'ftp://x']) {
      const body = { ...request, page_url: url };
      expect((await backend.ask(`${BASE}/handoffs`, { body, headers: headers() })).status).toBe(422);
    }
    expect(backend.lured).toEqual([]);
  });

  it('is no larger, deeper or longer than was said', async () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const many = JSON.stringify({
      action: 'urge',
      fields: Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`f${i}`, ''])),
    });
    const act = `${BASE}/orders/${guest.order.id}/actions`;
    const key = () => ({ 'idempotency-key': randomUUID() });
    const statuses = [
      (await backend.ask(`${BASE}/orders/lookup`, { body: deep })).status,
      (await backend.ask(act, { token: guest.token, body: deep, headers: key() })).status,
      (await backend.ask(act, { token: guest.token, body: many, headers: key() })).status,
      (
        await backend.ask(act, {
          token: guest.token,
          body: { action: 'urge' },
          headers: { 'idempotency-key': 'x'.repeat(201) },
        })
      ).status,
    ];
    expect(statuses).toEqual([413, 422, 422, 422]);
  });
});

const isRefusal = (status: unknown): boolean => status === 404 || status === 401 || status === 400;
