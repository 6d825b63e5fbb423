import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { demoShops } from '../seed/demo-shops.ts';
import { startTestBackend } from '../testing/test-backend.ts';
import { useTestDatabase } from '../testing/test-database.ts';
import { readRiskModel } from './notice-model.ts';
import { createNoticeService } from './notice-service.ts';
import { createPushService, type PushService } from './push-service.ts';
import { newVapidKeys } from './push-vapid.ts';
import { startPushReceiver } from './testing/push-receiver.ts';

/** 16:30 in Shanghai. */
const START = Date.parse('2026-11-21T08:30:00Z');
const MINUTE_MS = 60_000;
const FRESH = '/fresh/support/v1';
const vapid = { ...newVapidKeys(), subject: 'mailto:support@shop.example' };

describe('pushes of notices', () => {
  const database = useTestDatabase();
  let receiver: Awaited<ReturnType<typeof startPushReceiver>>;
  beforeAll(async () => {
    receiver = await startPushReceiver();
  });
  afterAll(() => receiver.close());
  beforeEach(async () => {
    receiver.received.length = 0;
    receiver.answerWith(201);
    await database().query('delete from push_subscriptions');
    await database().query('delete from order_notices');
  });

  async function setUp(startMs = START) {
    const setup = { ...vapid, hosts: [receiver.host], everyMs: 1e9 };
    const backend = await startTestBackend({
      database: database(),
      shops: demoShops,
      startMs,
      push: setup,
      deskLeadPasscode: 'for leads alone',
    });
    const now = () => backend.clock.now;
    const notices = createNoticeService({ database: database(), model: readRiskModel(), now });
    let made = 0;
    const newId = () => `${now()}-${made++}`;
    const push = await createPushService({ database: database(), shops: demoShops, notices, setup, now, newId });
    const lookUp = { number: 'FR2611-04931', contact: { kind: 'phone', value: '2096' } };
    const { order, token } = await backend.call('POST', `${FRESH}/orders/lookup`, undefined, lookUp);
    const subscribe = (target: object, more: object = {}) =>
      backend.call('POST', `${FRESH}/push/subscriptions`, token, {
        order_id: order.id,
        locale: 'zh-Hans',
        page: '/fresh/',
        ...target,
        ...more,
      });
    return { backend, push, order, token, subscribe };
  }

  /** What arises after the shopper asked for pushes: as if nothing had been told yet. */
  async function arise(push: PushService): Promise<number> {
    await database().query('delete from order_notices');
    await database().query('delete from push_deliveries');
    return push.run();
  }

  it('come encrypted for the browser, signed by the shop, in the shopper’s language, without personal data', async () => {
    const { push, order, subscribe } = await setUp();
    expect(order.notices.map(({ kind }: { kind: string }) => kind)).toEqual(['storm', 'fragile-unboxing']);
    expect((await subscribe(receiver.subscription('one'))).http).toBe(200);
    // What the shopper had seen already is not pushed.
    expect(await push.run()).toBe(0);

    expect(await arise(push)).toBe(2);
    const [first] = receiver.received;
    expect(first?.vapid).toEqual({
      aud: `http://${receiver.host}`,
      sub: vapid.subject,
      exp: START / 1000 + 12 * 3600,
      key: vapid.publicKey,
    });
    expect(first?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '14400' });
    const storm = receiver.received.find(({ payload }) => payload.body.includes('预警'))?.payload;
    expect(storm).toEqual({
      aisle: 1,
      id: expect.stringMatching(/^ntc_/),
      order: '4931',
      title: '鲜到家 Freshlane · 尾号 4931 的订单',
      body: expect.stringMatching(/大约 \d\d:\d\d 送达/),
      lang: 'zh-Hans',
      dir: 'ltr',
      page: '/fresh/',
    });
    const said = JSON.stringify(receiver.received.map(({ payload }) => payload));
    for (const own of ['周', 'zhou@', '2096', '200082', order.number, order.id]) expect(said).not.toContain(own);
  });

  it('come once for a notice, however often it is looked', async () => {
    const { push, subscribe, backend } = await setUp();
    await subscribe(receiver.subscription('once'));
    expect(await arise(push)).toBe(2);
    backend.clock.now += 5 * MINUTE_MS;
    expect(await push.run()).toBe(0);
    expect(receiver.received).toHaveLength(2);
  });

  it.each(['tomorrow', '2026-02-30T10:00:00Z', '', '2026-11-21T17:05:00+99:00'])(
    'are not stopped by another order whose promise is %j',
    async (eta) => {
      const { push, subscribe } = await setUp();
      await subscribe(receiver.subscription('beside'));
      const put = (value: string | null) =>
        database().query(
          `update orders set document = jsonb_set(document, '{shipments,0,eta}', $1::text::jsonb)
            where id = (select id from orders where shop = 'fresh' and document->>'status' = 'open'
              and document->>'number' <> 'FR2611-04931' and document->'shipments'->0 is not null order by id limit 1)
            returning id`,
          [JSON.stringify(value)],
        );
      expect(await put(eta)).toHaveLength(1);
      expect(await arise(push)).toBe(2);
    },
  );

  it('go out for one shop when another’s fail, and that is told', async () => {
    const { backend, subscribe } = await setUp();
    await subscribe(receiver.subscription('others'));
    await database().query('delete from order_notices');
    await database().query('delete from push_deliveries');
    const now = () => backend.clock.now;
    const own = createNoticeService({ database: database(), model: readRiskModel(), now });
    const refresh: typeof own.refresh = async (shop) => {
      if (shop.id !== 'fresh') throw new Error(`no feed of ${shop.id}`);
      await own.refresh(shop);
    };
    const push = await createPushService({
      database: database(),
      // The one that fails comes first.
      shops: demoShops.toSorted((a, b) => Number(a.id === 'fresh') - Number(b.id === 'fresh')),
      notices: { ...own, refresh },
      setup: { ...vapid, hosts: [receiver.host] },
      now,
      newId: () => 'others',
    });
    await expect(push.run()).rejects.toThrow(AggregateError);
    expect(receiver.received).toHaveLength(2);
  });

  it('wait for the morning, unless the parcel is near', async () => {
    // 23:30 in Shanghai; promised for 01:05.
    const { push, subscribe, order } = await setUp(Date.parse('2026-11-21T15:30:00Z'));
    await subscribe(receiver.subscription('night'));
    expect(await arise(push)).toBe(0);
    const { rows } = { rows: await database().query<{ state: string }>('select state from push_deliveries') };
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['waiting']));
    await database().query(
      `update orders set document = jsonb_set(document, '{fulfillment}', '"out_for_delivery"') where id = $1`,
      [order.id],
    );
    expect(await arise(push)).toBe(2);
  });

  it('are tried again with longer and longer waits, and given up', async () => {
    const { push, subscribe, backend } = await setUp();
    await subscribe(receiver.subscription('later'));
    receiver.answerWith(503);
    expect(await arise(push)).toBe(0);
    const waits = async () =>
      (
        await database().query<{ tries: number; next_at: Date }>(
          "select tries, next_at from push_deliveries where state = 'waiting' order by notice_id limit 1",
        )
      ).map(({ tries, next_at }) => [tries, (next_at.getTime() - backend.clock.now) / MINUTE_MS]);
    expect(await waits()).toEqual([[1, 1]]);
    backend.clock.now += MINUTE_MS;
    await push.run();
    expect(await waits()).toEqual([[2, 2]]);
    receiver.answerWith(429, { 'retry-after': '1200' });
    backend.clock.now += 2 * MINUTE_MS;
    await push.run();
    expect(await waits()).toEqual([[3, 20]]);
    receiver.answerWith(201);
    backend.clock.now += 20 * MINUTE_MS;
    expect(await push.run()).toBe(2);
  });

  it.each([404, 410])('end for a browser that its push service answers %i for', async (status) => {
    const { push, subscribe } = await setUp();
    await subscribe(receiver.subscription(`gone-${status}`));
    receiver.answerWith(status);
    expect(await arise(push)).toBe(0);
    expect(await database().query('select 1 from push_subscriptions')).toEqual([]);
  });

  it('end when the shopper says so, by the token of the subscription alone', async () => {
    const { backend, push, subscribe, token } = await setUp();
    const { id, token: ending } = await subscribe(receiver.subscription('ended'));
    const close = `${FRESH}/push/subscriptions/${id}/close`;
    expect((await backend.call('POST', close, token)).http).toBe(401);
    expect((await backend.request('POST', close, { token: ending })).status).toBe(204);
    expect((await backend.request('POST', close, { token: ending })).status).toBe(204);
    expect(await arise(push)).toBe(0);
  });

  it('end with the erasure of a shopper’s data', async () => {
    const { backend, subscribe } = await setUp();
    await subscribe(receiver.subscription('erased'));
    const session = { name: 'Ana', passcode: 'for leads alone' };
    const { token: lead } = await backend.call('POST', '/desk/v1/session', undefined, session);
    const shopper = { shop: 'fresh', customer_id: 'cus_fr_2006' };
    expect((await backend.call('POST', '/desk/v1/privacy/erasure', lead, shopper)).http).toBe(200);
    expect(await database().query('select 1 from push_subscriptions')).toEqual([]);
  });

  it('are not sent to where a device says that is no push service, nor for another’s order', async () => {
    const { backend, subscribe } = await setUp();
    for (const endpoint of ['http://169.254.169.254/latest', 'https://fcm.googleapis.com.evil.example/x']) {
      expect((await subscribe(receiver.subscription('no'), { endpoint })).http).toBe(422);
    }
    for (const page of ['//evil.example', '/\t/evil.example', '/a\u0000', '/a\nb']) {
      expect((await subscribe(receiver.subscription('no'), { page })).http).toBe(422);
    }
    const lookUp = { number: 'FR2611-04817', contact: { kind: 'email', value: 'lin@example.com' } };
    const other = await backend.call('POST', `${FRESH}/orders/lookup`, undefined, lookUp);
    expect((await subscribe(receiver.subscription('no'), { order_id: other.order.id })).http).toBe(404);
  });

  it('are not offered where no keys are set up', async () => {
    const backend = await startTestBackend({ database: database(), shops: demoShops, startMs: START });
    const offer = await backend.call('GET', `${FRESH}/capabilities`);
    expect(offer.push).toBeUndefined();
    expect(offer.features).toContainEqual({ name: 'notices', version: 1 });
    expect((await backend.call('POST', `${FRESH}/push/subscriptions`, 'x', {})).http).toBe(404);
  });
});
