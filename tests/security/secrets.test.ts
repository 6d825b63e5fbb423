import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  bigcommerceJwt,
  KEYS,
  shopifyQuery,
  userPayload,
} from '#examples/merchant/services/identity/testing/sign-as.ts';
import { createRestBackend } from '#merchant/rest/rest-backend.ts';
import { type BackendUnderAttack, DESK_PASSCODE, JWT_KEY, LINS, SUNS, startBackend } from './backend-under-attack.ts';

const BASE = '/fresh/support/v1';
const LIN = 'cus_fr_2001';

describe('secrets', () => {
  let backend: BackendUnderAttack;
  /** All that must not be found where it has no business. */
  const tokens: Record<string, string> = {};
  const secrets: Record<string, string> = {
    'the signing key': JWT_KEY,
    'the passcode': DESK_PASSCODE,
    ...Object.fromEntries(Object.entries(KEYS).map(([name, { secret }]) => [`the key of ${name}`, secret])),
  };
  const personal = ['lin@example.com', '138 1600 6688', '13816006688', '南京西路 1 号', '林小雨'];
  const urls: string[] = [];

  beforeAll(async () => {
    backend = await startBackend();
    await liveThrough();
  }, 60_000);
  afterAll(() => backend.close());
  afterEach(() => expect(backend.traffic.takeFaults()).toEqual([]));

  /** A whole life of a shopper at the shop, with refusals and a fault of our own. */
  async function liveThrough(): Promise<void> {
    const now = Date.now();
    const key = () => ({ idempotencyKey: randomUUID() });
    tokens.shopper = (await backend.json('/fresh/session', { method: 'POST' })).token;
    const device = createRestBackend({
      baseUrl: `${backend.url}${BASE}`,
      fetch: (url, init) => {
        urls.push(url);
        return backend.ask(url.slice(backend.url.length), {
          method: init.method ?? 'GET',
          headers: Object.fromEntries(new Headers(init.headers)),
          ...(typeof init.body === 'string' && { body: init.body }),
        });
      },
      getToken: async () => tokens.shopper ?? null,
    });
    const hash = createHmac('sha256', KEYS.handoff.secret).update(LIN).digest('hex');
    const payloads = [
      ['shopify', { query: shopifyQuery(now, { logged_in_customer_id: LIN }) }],
      ['bigcommerce', { jwt: await bigcommerceJwt(now, { customer: { id: LIN } }) }],
      ['custom', userPayload(now, 'fresh', KEYS.custom.secret, { user_id: LIN })],
    ] as const;
    for (const [platform, payload] of payloads) {
      tokens[`exchanged by ${platform}`] = (await device.identity?.exchange(platform, payload))?.token ?? '';
      tokens[`what ${platform} signed`] = Object.values(payload).findLast((value) => typeof value === 'string') ?? '';
      await device.identity?.exchange(platform, payload).catch(() => {});
    }
    tokens['the HMAC'] = hash;

    await device.orders.capabilities();
    await device.orders.list();
    const found = await device.orders.lookup({ number: SUNS.number, contact: { ...SUNS.contact } });
    tokens.guest = found.token;
    await device.orders.lookup({ number: 'FR0', contact: { kind: 'email', value: 'lin@example.com' } }).catch(() => {});
    const wish = { action: 'change-address', lines: [], photoIds: [] } as const;
    const fields = { address: '南京西路 1 号', phone: '13816006688', name: '林小雨' };
    const act = { ...wish, lines: [], photoIds: [], fields };
    await device.orders.act(found.order.id, act, { ...key(), token: found.token });
    const ticket = { topic: 'payment', fields: { note: '林小雨 13816006688' }, photoIds: [] } as const;
    await device.tickets.open({ ...ticket, photoIds: [] }, key());
    const handoff = await device.handoff.create(
      {
        reason: 'policy',
        summary: '林小雨, lin@example.com',
        priority: 'high',
        skill: 'expert',
        facts: [],
        masked: false,
        locale: 'zh-Hans',
        orderIds: [found.order.id],
        orderTokens: [found.token],
        identity: { method: 'hmac', userId: LIN, hash },
        profile: { name: '林小雨', email: 'lin@example.com', phone: '13816006688' },
        transcript: [{ role: 'shopper', text: '南京西路 1 号', at: '2026-11-21T08:00:00Z' }],
      },
      randomUUID(),
    );
    tokens.handoff = handoff.token;
    await device.handoff.send(handoff, { clientId: 'm1', text: '我叫林小雨, 13816006688' });
    const { token } = await backend.json('/desk/v1/session', { body: { name: 'Mei', passcode: DESK_PASSCODE } });
    tokens.agent = token;
    await backend.json(`/desk/v1/handoffs/${handoff.id}/accept`, { token, method: 'POST' });
    await device.handoff.close(handoff);
    await device.handoff.rate(handoff, { score: 5, comment: '林小雨' }, randomUUID());
    await backend.ask('/desk/v1/session', { body: { name: 'Mei', passcode: `${DESK_PASSCODE}x` } });
    await backend.ask(`${BASE}/orders`, { token: `${tokens.shopper}x` });
    // A fault of our own: the table is not there.
    await backend.database.script('alter table orders rename to orders_away');
    await backend.ask(`${BASE}/orders`, { token: tokens.shopper });
    await backend.ask(`${BASE}/orders/lookup`, { body: LINS });
    await backend.database.script('alter table orders_away rename to orders');
    // A fault of our own is in no document.
    backend.traffic.takeFaults();
  }

  const finding = (text: string, named: Record<string, string>) =>
    Object.entries(named)
      .filter(([, value]) => value.length >= 8 && text.includes(value))
      .map(([name]) => name);

  it('were all made', () => {
    expect(Object.values(tokens).every((token) => token.length > 20)).toBe(true);
    expect(Object.keys(tokens).length).toBeGreaterThan(8);
    expect(backend.logged.some((line) => line.includes('"error"'))).toBe(true);
  });

  it('and what is personal are in no log', () => {
    const text = backend.logged.join('\n');
    expect(backend.logged.length).toBeGreaterThan(20);
    expect(finding(text, { ...tokens, ...secrets })).toEqual([]);
    for (const known of personal) expect(text).not.toContain(known);
  });

  it('are in no URL that the device asks for', () => {
    expect(urls.length).toBeGreaterThan(10);
    const text = urls.map((url) => decodeURIComponent(url)).join('\n');
    expect(finding(text, { ...tokens, ...secrets })).toEqual([]);
    for (const known of [...personal, SUNS.number, SUNS.contact.value]) expect(text).not.toContain(known);
  });

  it('are not kept: no token and no key is in the database, so a transcript has none either', async () => {
    const tables = await backend.database.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public' order by 1",
    );
    expect(tables.length).toBeGreaterThan(10);
    const found: string[] = [];
    let letters = 0;
    for (const { name } of tables) {
      const [row] = await backend.database.query<{ text: string | null }>(
        `select string_agg(t::text, E'\\n') as text from "${name}" t`,
      );
      letters += row?.text?.length ?? 0;
      for (const what of finding(row?.text ?? '', { ...tokens, ...secrets })) found.push(`${what} in ${name}`);
    }
    expect(letters).toBeGreaterThan(10_000);
    expect(found).toEqual([]);
  });

  it('are in no answer but the one that gives a token out', async () => {
    const { token = '' } = { token: tokens.agent };
    const { queued, mine, closed } = await backend.json('/desk/v1/handoffs', { token });
    const [{ id }] = [...queued, ...mine, ...closed];
    const texts = [
      JSON.stringify(await backend.json(`/desk/v1/handoffs/${id}`, { token })),
      JSON.stringify(await backend.json('/desk/v1/tickets', { token })),
      await (await backend.ask(`${BASE}/orders`, { token: 'x' })).text(),
      await (await backend.ask(`${BASE}/capabilities`)).text(),
    ];
    for (const text of texts) expect(finding(text, { ...tokens, ...secrets })).toEqual([]);
  });
});
