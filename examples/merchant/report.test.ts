import { beforeEach, describe, expect, it } from 'vitest';
import type { Shop } from './shop.ts';
import { startTestBackend } from './testing/test-backend.ts';
import { useTestDatabase } from './testing/test-database.ts';

const BASE = '/tea/support/v1';
const HOURS = { timeZone: 'Asia/Shanghai', from: '08:00', until: '24:00' };
const TEA: Shop = { id: 'tea', name: 'Tea', contactKinds: ['email'], hours: HOURS };
const COFFEE: Shop = { id: 'coffee', name: 'Coffee', contactKinds: ['email'] };
const REQUEST = { reason: 'shopper_asked', summary: 'Hello', locale: 'en', order_ids: [], transcript: [] };

/** How many came, by weekday and hour. */
function arrivals(...came: [day: number, hour: number, count: number][]): number[][] {
  const week = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
  for (const [day, hour, count] of came) week[day]?.splice(hour, 1, count);
  return week;
}

const database = useTestDatabase();
beforeEach(() => database().script('delete from handoffs; delete from agents'));

async function start() {
  const { clock, call } = await startTestBackend({
    database: database(),
    shops: [TEA, COFFEE],
    // A Monday: ten past eight in the evening in Shanghai.
    startMs: Date.parse('2026-11-02T12:10:00Z'),
    deskLeadPasscode: 'lead',
  });
  const signIn = async (passcode: string) =>
    (await call('POST', '/desk/v1/session', undefined, { name: 'Mei', passcode })).token as string;
  const presence = { state: 'available', skills: ['junior', 'senior', 'expert'], capacity: 10 };
  const agent = await signIn('aisle-demo');
  await call('POST', '/desk/v1/presence', agent, presence);
  /** Comes, is taken after `waitS`, answered after `replyS` more, ended and rated. */
  const help = async (waitS: number, replyS: number, score?: number) => {
    const { id, token } = await call('POST', `${BASE}/handoffs`, undefined, REQUEST);
    clock.now += waitS * 1000;
    await call('POST', `/desk/v1/handoffs/${id}/accept`, agent);
    clock.now += replyS * 1000;
    await call('POST', `/desk/v1/handoffs/${id}/messages`, agent, { client_id: 'm1', text: 'Hello' });
    await call('POST', `/desk/v1/handoffs/${id}/close`, agent, { reason: 'solved' });
    if (score) await call('POST', `${BASE}/handoffs/${id}/rating`, token, { score });
  };
  const report = async (query: string, passcode = 'lead') =>
    call('GET', `/desk/v1/report?${query}`, await signIn(passcode));
  return { clock, call, signIn, agent, help, report };
}

describe('the report of a month', () => {
  it('says how many came, why and when, how long they waited, how they ended and were rated', async () => {
    const { clock, call, help, report } = await start();
    for (const [waitS, replyS, score] of [
      [10, 20, 5],
      [30, 20, 4],
      [110, 40],
    ] as const) {
      await help(waitS, replyS, score);
    }
    await call('POST', `${BASE}/handoffs`, undefined, { ...REQUEST, reason: 'policy', skill: 'expert' });
    // A quarter past midnight there: closed.
    clock.now = Date.parse('2026-11-03T16:15:00Z');
    await call('POST', `${BASE}/handoffs`, undefined, REQUEST);
    expect(await report('shop=tea&month=2026-11')).toEqual({
      http: 200,
      shop: 'tea',
      month: '2026-11',
      time_zone: 'Asia/Shanghai',
      handoffs: 5,
      by_reason: { shopper_asked: 4, policy: 1 },
      by_skill: { junior: 4, expert: 1 },
      tickets: { closed: 1 },
      closings: { solved: 3 },
      waiting_seconds: { count: 3, median: 30, p90: 94 },
      first_reply_seconds: { count: 3, median: 50, p90: 130 },
      ratings: { count: 2, mean: 4.5, scores: [0, 0, 0, 1, 1] },
      // Four on Monday after eight, one on Wednesday after midnight.
      arrivals: arrivals([0, 20, 4], [2, 0, 1]),
    });
  });

  it('counts by the skill group they came for, whoever they were given to', async () => {
    const { call, agent, report } = await start();
    for (const rest of [{ skill: 'expert' }, {}]) {
      const { id } = await call('POST', `${BASE}/handoffs`, undefined, { ...REQUEST, ...rest });
      await call('POST', `/desk/v1/handoffs/${id}/accept`, agent);
      await call('POST', `/desk/v1/handoffs/${id}/transfer`, agent, { to_skill: 'senior' });
    }
    expect((await report('shop=tea&month=2026-11')).by_skill).toEqual({ expert: 1, junior: 1 });
  });

  it('leaves tickets out of how long they waited, those from before their cause was kept too', async () => {
    const { clock, call, signIn, help, report } = await start();
    await help(10, 20);
    // Closed.
    clock.now = Date.parse('2026-11-03T16:15:00Z');
    const { id, mode } = await call('POST', `${BASE}/handoffs`, undefined, REQUEST);
    expect(mode).toBe('ticket');
    clock.now += 9 * 60 * 60_000;
    const agent = await signIn('aisle-demo');
    await call('POST', `/desk/v1/handoffs/${id}/accept`, agent);
    const said = await call('POST', `/desk/v1/handoffs/${id}/messages`, agent, { client_id: 'm1', text: 'Hello' });
    expect(said.http).toBe(201);
    await database().query('update handoffs set ticket_reason = null');
    expect(await report('shop=tea&month=2026-11')).toMatchObject({
      handoffs: 2,
      waiting_seconds: { count: 1, median: 10 },
      first_reply_seconds: { count: 1, median: 30 },
    });
  });

  it('counts a month by the clocks of the shop, and no other shop', async () => {
    const { clock, call, report } = await start();
    // The first of December in Shanghai, the last of November in UTC.
    clock.now = Date.parse('2026-11-30T16:30:00Z');
    await call('POST', `${BASE}/handoffs`, undefined, REQUEST);
    await call('POST', '/coffee/support/v1/handoffs', undefined, REQUEST);
    const count = async (query: string) => (await report(query)).handoffs;
    expect([await count('shop=tea&month=2026-11'), await count('shop=tea&month=2026-12')]).toEqual([0, 1]);
    expect([await count('shop=coffee&month=2026-11'), await count('shop=coffee&month=2026-12')]).toEqual([1, 0]);
  });

  it('of a month without any is of noughts', async () => {
    const { report } = await start();
    expect(await report('shop=tea&month=2025-01')).toEqual({
      http: 200,
      shop: 'tea',
      month: '2025-01',
      time_zone: 'Asia/Shanghai',
      handoffs: 0,
      by_reason: {},
      by_skill: {},
      tickets: {},
      closings: {},
      waiting_seconds: { count: 0, median: null, p90: null },
      first_reply_seconds: { count: 0, median: null, p90: null },
      ratings: { count: 0, mean: null, scores: [0, 0, 0, 0, 0] },
      arrivals: arrivals(),
    });
  });

  it('is for leads, of shops of this server and months there are', async () => {
    const { report } = await start();
    expect((await report('shop=tea&month=2026-11', 'aisle-demo')).http).toBe(403);
    for (const [query, path] of [
      ['shop=none&month=2026-11', 'query.shop'],
      ['shop=tea&month=2026-13', 'query.month'],
      ['shop=tea', 'query.month'],
    ] as const) {
      expect(await report(query)).toMatchObject({ http: 422, errors: [{ path }] });
    }
  });
});
