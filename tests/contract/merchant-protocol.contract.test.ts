import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  bigcommerceJwt,
  KEYS,
  shopifyQuery,
  userPayload,
} from '#examples/merchant/services/identity/testing/sign-as.ts';
import { IDENTITY_PLATFORMS } from '#merchant/ports.ts';
import { contractDatabases } from './contract-databases.ts';
import { describeDesk } from './desk.contract.ts';
import { describePush } from './push.contract.ts';
import { type RestFixture, startRestFixture } from './rest-fixture.ts';

const SHOP = '/beauty/support/v1';
const LOOKUP = { number: 'BT20261028-4416', contact: { kind: 'email', value: 'lin@example.com' } };

/** The parts of the protocol that no adapter of the shopper's side uses, and all of it at the end. */
describe.each(contractDatabases())('merchant protocol, $name', ({ open }) => {
  let fixture: RestFixture;
  beforeAll(async () => {
    fixture = await startRestFixture(await open());
  }, 60_000);
  afterAll(() => fixture.close());
  afterEach(() => expect(fixture.takeFaults()).toEqual([]));

  async function call(
    method: string,
    path: string,
    token?: string,
    body?: object,
    headers: Record<string, string> = {},
  ) {
    return fixture.fetch(`${fixture.url}${path}`, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  }
  // biome-ignore lint/suspicious/noExplicitAny: bodies are held against the document as they pass.
  const read = async (response: Response): Promise<any> => response.json();
  const handOver = async (rest: object = {}) => {
    const body = {
      reason: 'policy',
      summary: 'Wants to send the lipstick back.',
      locale: 'zh-Hans',
      topic: 'return.request',
      order_ids: [],
      page_url: 'http://127.0.0.1:8080/beauty/',
      context: { page: 'cart' },
      transcript: [{ role: 'shopper', text: '口红能退吗', at: '2026-11-21T08:00:00+08:00' }],
      ...rest,
    };
    const key = { 'idempotency-key': crypto.randomUUID() };
    return read(await call('POST', `${SHOP}/handoffs`, undefined, body, key));
  };

  it('takes a return from a guest, once', async () => {
    const { order, token } = await read(await call('POST', `${SHOP}/orders/lookup`, undefined, LOOKUP));
    const body = {
      kind: 'exchange',
      lines: [{ line_id: order.lines[1].id, quantity: 1, reason: 'colour', note: '太红' }],
    };
    const ask = () =>
      call('POST', `${SHOP}/orders/${order.id}/returns`, token, body, { 'idempotency-key': 'return-1' });
    const first = await ask();
    const again = await ask();
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(await read(again)).toEqual(await read(first));
    const seen = await read(await call('GET', `${SHOP}/orders/${order.id}`, token));
    expect(seen.returns).toHaveLength(1);
    expect(seen.lines[1].returnable_quantity).toBe(0);
    const rest = { lines: [{ line_id: order.lines[1].id, quantity: 1 }] };
    const more = await call('POST', `${SHOP}/orders/${order.id}/returns`, token, rest, {
      'idempotency-key': 'return-2',
    });
    expect(more.status).toBe(422);
  });

  it('gives an agent everything at once: packet, orders in full, events', async () => {
    const { order, token } = await read(await call('POST', `${SHOP}/orders/lookup`, undefined, LOOKUP));
    const handoff = await handOver({ order_ids: [order.id], order_tokens: [token], profile: { name: '林小雨' } });
    const agent = await fixture.agentToken('Mei');
    const detail = await read(await call('GET', `/desk/v1/handoffs/${handoff.id}`, agent));
    expect(detail.handoff).toMatchObject({
      shop: 'beauty',
      status: 'queued',
      shopper_name: '林小雨',
      message_count: 0,
    });
    expect(detail.packet).toMatchObject({ summary: 'Wants to send the lipstick back.', context: { page: 'cart' } });
    expect(detail.packet.transcript[0].text).toBe('口红能退吗');
    expect(detail.orders[0]).toMatchObject({ proven: true, order: { number: LOOKUP.number } });
    expect(detail.orders[0].order.shipments[0].events.length).toBeGreaterThan(1);
    expect(detail.events).toMatchObject([{ type: 'status', status: 'queued' }]);
  });

  it('keeps the lists of the desk up to date by themselves', async () => {
    const [mei, bo] = [await fixture.agentToken('Mei'), await fixture.agentToken('Bo')];
    const streams = await Promise.all(
      [mei, bo].map(async (token) => dataOf(await call('GET', '/desk/v1/events', token))),
    );
    const [meis, bos] = streams as [Data, Data];
    await Promise.all([meis.next(), bos.next()]);

    const { id, token } = await handOver();
    const has = (list: 'queued' | 'mine' | 'closed') => (lists: Lists) => lists[list].some((row) => row.id === id);
    await Promise.all([meis.until(has('queued')), bos.until(has('queued'))]);

    await call('POST', `/desk/v1/handoffs/${id}/accept`, mei);
    await Promise.all([meis.until(has('mine')), bos.until((lists) => !has('queued')(lists) && !has('mine')(lists))]);

    await call('POST', `${SHOP}/handoffs/${id}/messages`, token, { client_id: 'm1', text: '在吗' });
    const heard = await meis.until((lists) => lists.mine.some((row) => row.last_message?.text === '在吗'));
    expect(heard.mine.find((row) => row.id === id)?.message_count).toBe(1);

    await call('POST', `/desk/v1/handoffs/${id}/close`, mei);
    await meis.until(has('closed'));
    const { closed } = await read(await call('GET', '/desk/v1/handoffs', mei));
    expect(closed[0]).toMatchObject({ id, closed_by: 'agent', agent: { name: 'Mei' } });
    await Promise.all([meis.end(), bos.end()]);
  });

  it('gives the agent the events of a conversation as a stream and as a page', async () => {
    const agent = await fixture.agentToken('Mei');
    const { id, token } = await handOver();
    await call('POST', `/desk/v1/handoffs/${id}/accept`, agent);
    await call('POST', `/desk/v1/handoffs/${id}/typing`, agent, { typing: true });
    await call('POST', `/desk/v1/handoffs/${id}/messages`, agent, { client_id: 'a1', text: '您好' });
    await call('POST', `${SHOP}/handoffs/${id}/close`, token);
    const page = await read(await call('GET', `/desk/v1/handoffs/${id}/events`, agent));
    expect(page.events.map((event: { type: string }) => event.type)).toEqual(['status', 'status', 'message', 'status']);
    const accept = { accept: 'text/event-stream' };
    const stream = await call('GET', `/desk/v1/handoffs/${id}/events`, agent, undefined, accept);
    const streamed = (await stream.text()).split('\n').filter((line) => line.startsWith('data: '));
    expect(streamed.map((line) => JSON.parse(line.slice(6)))).toEqual(page.events);
    const last = page.events.at(-1).id;
    const over = await call('GET', `/desk/v1/handoffs/${id}/events?after=${last}`, agent, undefined, accept);
    expect(over.status).toBe(204);
  });

  describeDesk(() => ({ fixture, call }));

  describePush(() => ({ fixture }));

  it('takes each platform’s word on who the shopper is, once, for a token that opens their orders', async () => {
    const { identity } = fixture.connect('guest');
    const now = Date.now();
    const customer = 'cus_bt_1001';
    const payloads = [
      ['shopify', { query: shopifyQuery(now, { logged_in_customer_id: customer }) }],
      ['bigcommerce', { jwt: await bigcommerceJwt(now, { customer: { id: customer } }) }],
      ['woocommerce', userPayload(now, 'beauty', KEYS.woocommerce.secret, { user_id: customer })],
      ['custom', userPayload(now, 'beauty', KEYS.custom.secret, { user_id: customer })],
    ] as const;
    expect((await fixture.connect('guest').orders.capabilities()).identityPlatforms).toEqual(IDENTITY_PLATFORMS);
    for (const [platform, payload] of payloads) {
      const given = await identity?.exchange(platform, payload);
      expect(Date.parse(given?.expiresAt ?? '') - Date.now()).toBeLessThanOrEqual(900_000);
      const { orders } = await read(await call('GET', `${SHOP}/orders?limit=50`, given?.token));
      expect(orders).toHaveLength(fixture.known.orderCount);
      await expect(identity?.exchange(platform, payload)).rejects.toMatchObject({ code: 'unauthorised' });
    }
  });

  it('takes the query of the request itself where it came through Shopify’s app proxy', async () => {
    const query = shopifyQuery(Date.now(), { logged_in_customer_id: 'cus_bt_1001', nonce: 'own-query' });
    const answer = await call('POST', `${SHOP}/identity/exchange?${query}`, undefined, {
      platform: 'shopify',
      payload: {},
    });
    expect((await read(answer)).expires_in).toBe(900);
  });

  it('was spoken in full: every operation of the document was seen to work', async () => {
    const guest = fixture.connect('guest');
    const owner = fixture.connect('owner');
    await guest.orders.capabilities();
    await owner.orders.list();
    const { id, token } = await handOver();
    await call('POST', `${SHOP}/handoffs/${id}/typing`, token, { typing: false });
    const found = await guest.orders.lookup(fixture.known.toCancel);
    const request = { action: 'cancel', lines: [], fields: {}, photoIds: [] } as const;
    const idempotencyKey = crypto.randomUUID();
    await guest.orders.act(
      found.order.id,
      { ...request, lines: [], photoIds: [] },
      { idempotencyKey, token: found.token },
    );
    await guest.tickets.open({ topic: 'account', fields: {}, photoIds: [] }, { idempotencyKey });
    await call('GET', `${SHOP}/handoffs/${id}/events`, token);

    const file = new URL('../../docs/merchant-protocol.openapi.yaml', import.meta.url);
    const { paths } = parse(await readFile(file, 'utf8')) as { paths: Record<string, Record<string, unknown>> };
    const written = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods)
        .filter((method) => ['get', 'post'].includes(method))
        .map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(fixture.seenOperations()).toEqual(written.sort());
  });
});

interface Row {
  id: string;
  message_count: number;
  last_message?: { text: string };
}
interface Lists {
  queued: Row[];
  mine: Row[];
  closed: Row[];
}
type Data = ReturnType<typeof dataOf>;

/** The data lines of a stream of lists. */
function dataOf(response: Response) {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new Error('no stream');
  let text = '';
  async function next(): Promise<Lists> {
    for (;;) {
      const line = /(?:^|\n)data: (.*)\n\n/.exec(text);
      if (line?.[1] !== undefined) {
        text = text.slice(line.index + line[0].length);
        return JSON.parse(line[1]);
      }
      const { done, value } = await (reader as ReadableStreamDefaultReader<string>).read();
      if (done) throw new Error('the stream ended');
      text += value;
    }
  }
  return {
    next,
    async until(fits: (lists: Lists) => boolean): Promise<Lists> {
      for (;;) {
        const lists = await next();
        if (fits(lists)) return lists;
      }
    },
    end: () => reader.cancel(),
  };
}
