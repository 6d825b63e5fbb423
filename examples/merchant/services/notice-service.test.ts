import { describe, expect, it } from 'vitest';
import { createOpenApiTraffic } from '#tests/contract/openapi-traffic.ts';
import { demoShops } from '../seed/demo-shops.ts';
import { read, startTestBackend } from '../testing/test-backend.ts';
import { useTestDatabase } from '../testing/test-database.ts';

const START = Date.parse('2026-11-21T08:30:00Z');
const MINUTE_MS = 60_000;
const FRESH = '/fresh/support/v1';

describe('the notices of orders', () => {
  const database = useTestDatabase();

  async function setUp() {
    const traffic = await createOpenApiTraffic(FRESH);
    const backend = await startTestBackend({ database: database(), shops: demoShops, startMs: START, traffic });
    const find = async (number: string) =>
      read(
        await backend.request('POST', `${FRESH}/orders/lookup`, {
          body: { number, contact: { kind: 'phone', value: '2096' } },
        }),
      );
    const kindsOf = async (number: string): Promise<string[]> =>
      ((await find(number)).order.notices ?? []).map(({ kind }: { kind: string }) => kind);
    return { backend, traffic, find, kindsOf };
  }

  it('follow from the model and the shop’s feed, and come with the order', async () => {
    const { find, kindsOf, traffic } = await setUp();
    const { order } = await find('FR2611-04931');
    const [storm, fragile] = order.notices;
    expect(storm).toMatchObject({ kind: 'storm', at: new Date(START).toISOString() });
    expect(storm.reasons[0]).toBe('weather');
    expect(Date.parse(storm.eta)).toBeGreaterThan(Date.parse(order.shipments[0].eta));
    expect(fragile).toMatchObject({ kind: 'fragile-unboxing', reasons: expect.arrayContaining(['fragile']) });
    expect(await kindsOf('FR2611-04937')).toEqual(['peak-slot']);
    expect(await kindsOf('FR2611-04940')).toEqual([]);
    expect(traffic.takeFaults()).toEqual([]);
  });

  it('stay the same ones until what they say changes', async () => {
    const { backend, find } = await setUp();
    const { order } = await find('FR2611-04931');
    backend.clock.now += 10 * MINUTE_MS;
    expect((await find('FR2611-04931')).order.notices).toEqual(order.notices);
    await database().query("update operations_hours set severity = 0, load = 0.8 where district = 'harbour'");
    const calm = (await find('FR2611-04931')).order.notices ?? [];
    expect(calm.map(({ kind }: { kind: string }) => kind)).not.toContain('storm');
  });

  it('end with the order, and are no reason for anything to be granted', async () => {
    const { backend, find, kindsOf } = await setUp();
    const { order, token } = await find('FR2611-04931');
    expect(order.offers ?? []).toEqual([]);
    const cancel = { action: 'cancel', lines: [], fields: {} };
    const { outcome } = await backend.call('POST', `${FRESH}/orders/${order.id}/actions`, token, cancel);
    expect(outcome).toBe('done');
    expect(await kindsOf('FR2611-04931')).toEqual([]);
  });

  it('are none of a shop that foretells nothing', async () => {
    const shops = demoShops.map(({ risk: _, ...shop }) => shop);
    const backend = await startTestBackend({ database: database(), shops, startMs: START });
    const lookUp = { number: 'FR2611-04937', contact: { kind: 'phone', value: '2096' } };
    const { order } = await backend.call('POST', `${FRESH}/orders/lookup`, undefined, lookUp);
    expect(order.notices).toBeUndefined();
    const { features } = await backend.call('GET', `${FRESH}/capabilities`);
    expect(features.map(({ name }: { name: string }) => name)).not.toContain('notices');
  });
});
