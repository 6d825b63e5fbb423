import { beforeEach, describe, expect, it } from 'vitest';
import type { MerchantBackendOptions } from './create-merchant-backend.ts';
import { createSignOnTokens } from './services/testing/sign-on-tokens.ts';
import type { Shop } from './shop.ts';
import { startTestBackend } from './testing/test-backend.ts';
import { useTestDatabase } from './testing/test-database.ts';

const START = Date.parse('2026-11-21T08:00:00Z');
const MINUTE_MS = 60_000;
const BASE = '/tea/support/v1';
const TEA: Shop = {
  id: 'tea',
  name: 'Tea',
  contactKinds: ['email'],
  maxWaiting: 6,
  demoData: () => ({
    customers: [
      { id: 'c1', name: 'Lin', email: 'lin@example.com', phone: '+86 138 1600 6688', postcode: '200040', vip: true },
      { id: 'c2', name: 'Bo', email: 'bo@example.com', phone: '+86 139 1600 1234', postcode: '310012' },
    ],
    orders: [],
  }),
};
const REQUEST = { reason: 'shopper_asked', summary: 'Hello', locale: 'en', order_ids: [], transcript: [] };

const database = useTestDatabase();
beforeEach(() => database().script('delete from handoffs; delete from agents'));

async function start(options: Partial<MerchantBackendOptions> = {}) {
  const { app, clock, call } = await startTestBackend({
    database: database(),
    shops: [TEA],
    startMs: START,
    deskLeadPasscode: 'lead',
    ...options,
  });
  const agent = async (name: string, said?: object, passcode = 'aisle-demo') => {
    const { token, agent: known } = await call('POST', '/desk/v1/session', undefined, { name, passcode });
    const presence = { state: 'available', skills: ['junior', 'senior', 'expert'], capacity: 10, ...said };
    await call('POST', '/desk/v1/presence', token, presence);
    return { token: token as string, id: known.id as string };
  };
  /** Each a minute after the one before. */
  const wait = async (name: string, rest: object = {}, email?: string) => {
    const token = email && (await call('POST', '/tea/session', undefined, { email })).token;
    const handoff = await call('POST', `${BASE}/handoffs`, token, { ...REQUEST, summary: name, ...rest });
    clock.now += MINUTE_MS;
    return handoff;
  };
  const queue = async (token: string) =>
    (await call('GET', '/desk/v1/handoffs', token)).queued.map((row: { summary: string }) => row.summary);
  const next = async (token: string) => (await call('POST', '/desk/v1/next', token)).summary;
  const kindOf = (answer: { type?: string }) => answer.type?.split(':').at(-1);
  return { app, clock, call, agent, wait, queue, next, kindOf };
}

describe('queue', () => {
  it('goes by arrival, with a head start for priority, and more for VIPs who proved who they are', async () => {
    const { agent, wait, queue, next } = await start();
    await wait('normal');
    await wait('low', { priority: 'low' });
    await wait('second');
    await wait('urgent', { priority: 'urgent' });
    await wait('vip', {}, 'lin@example.com');
    await wait('says so', { profile: { customer_id: 'c1', name: 'Lin', verified: true } });
    const mei = await agent('Mei');
    const order = ['vip', 'urgent', 'normal', 'second', 'says so', 'low'];
    expect(await queue(mei.token)).toEqual(order);
    for (const name of order) expect(await next(mei.token)).toBe(name);
  });

  it('lets nobody starve: who has waited longer than every head start goes first', async () => {
    const { agent, wait, next, clock } = await start();
    await wait('patient', { priority: 'low' });
    clock.now += 60 * MINUTE_MS;
    await wait('urgent vip', { priority: 'urgent' }, 'lin@example.com');
    expect(await next((await agent('Mei')).token)).toBe('patient');
  });

  it('tells who waits that somebody came in front', async () => {
    const { wait, call } = await start();
    const first = await wait('first');
    expect(first.queue_position).toBe(1);
    expect((await wait('urgent', { priority: 'urgent' })).queue_position).toBe(1);
    const { events } = await call('GET', `${BASE}/handoffs/${first.id}/events`, first.token);
    expect(events.map((event: { queue_position: number }) => event.queue_position)).toEqual([1, 2]);
  });

  it('counts places for each skill group', async () => {
    const { wait } = await start();
    await wait('junior');
    expect((await wait('expert', { skill: 'expert' })).queue_position).toBe(1);
  });

  it('is past its threshold a list of tickets, with the reason', async () => {
    const { wait, call, agent } = await start();
    for (let i = 0; i < 6; i += 1) expect((await wait(`${i}`)).mode).toBe('live');
    expect((await call('GET', `${BASE}/capabilities`)).handoff.available_now).toBe(false);
    const ticket = await wait('too many', { priority: 'urgent' });
    expect(ticket).toMatchObject({ mode: 'ticket', reason: 'overflow', ticket_number: expect.stringMatching(/^T/) });
    expect(ticket.queue_position).toBeUndefined();
    const mei = await agent('Mei');
    const rows = (await call('GET', '/desk/v1/handoffs', mei.token)).queued;
    expect(rows.at(-1)).toMatchObject({ summary: 'too many', mode: 'ticket', ticket_reason: 'overflow' });
  });

  it('is a list of tickets on a holiday', async () => {
    const hours = { timeZone: 'Asia/Shanghai', from: '00:00', until: '24:00', exceptions: { '2026-11-21': 'closed' } };
    const { wait } = await start({ shops: [{ ...TEA, hours } as Shop] });
    expect(await wait('on a holiday')).toMatchObject({ mode: 'ticket', reason: 'closed' });
  });
});

describe('agents', () => {
  it('take only what they have the skill for', async () => {
    const { agent, wait, call, next, kindOf } = await start();
    const { id } = await wait('hard', { skill: 'expert' });
    await wait('easy');
    const junior = await agent('Bo', { skills: ['junior'] });
    const { queued } = await call('GET', '/desk/v1/handoffs', junior.token);
    expect(queued.map((row: { fits: boolean }) => row.fits)).toEqual([false, true]);
    expect(kindOf(await call('POST', `/desk/v1/handoffs/${id}/accept`, junior.token))).toBe('skill-missing');
    expect(await next(junior.token)).toBe('easy');
    expect((await call('POST', '/desk/v1/next', junior.token)).http).toBe(204);
    expect(await next((await agent('Ana', { skills: ['expert'] })).token)).toBe('hard');
  });

  it('take no more than their capacity, however many they ask for at once', async () => {
    const { agent, wait, call, kindOf } = await start();
    for (let i = 0; i < 5; i += 1) await wait(`${i}`);
    const mei = await agent('Mei', { capacity: 2 });
    const taken = await Promise.all(Array.from({ length: 5 }, () => call('POST', '/desk/v1/next', mei.token)));
    expect(taken.filter(({ http }) => http === 200)).toHaveLength(2);
    expect(new Set(taken.filter(({ http }) => http === 409).map(kindOf))).toEqual(new Set(['agent-at-capacity']));
    expect((await call('GET', '/desk/v1/handoffs', mei.token)).me).toMatchObject({ load: 2, capacity: 2 });
  });

  it('get one each when many ask for the next at once', async () => {
    const { agent, wait, next } = await start();
    for (let i = 0; i < 4; i += 1) await wait(`${i}`);
    const agents = await Promise.all(['Mei', 'Bo', 'Ana', 'Kim'].map((name) => agent(name)));
    const taken = await Promise.all(agents.map(({ token }) => next(token)));
    expect([...taken].sort()).toEqual(['0', '1', '2', '3']);
  });

  it('give a conversation to one who is there and can, and to nobody else', async () => {
    const { agent, wait, call, kindOf, clock } = await start();
    const { id, token } = await wait('hello');
    const [mei, bo] = [await agent('Mei'), await agent('Bo')];
    const give = (to: object) => call('POST', `/desk/v1/handoffs/${id}/transfer`, mei.token, to);
    expect(kindOf(await give({ to_agent: bo.id }))).toBe('handoff-not-yours');
    await call('POST', `/desk/v1/handoffs/${id}/accept`, mei.token);
    expect((await give({})).http).toBe(422);
    expect(kindOf(await give({ to_agent: 'nobody' }))).toBe('agent-unavailable');
    for (const said of [{ state: 'away' }, { skills: ['expert'] }]) {
      await agent('Bo', said);
      expect(kindOf(await give({ to_agent: bo.id }))).toBe('agent-unavailable');
    }
    await agent('Bo');
    clock.now += 2 * MINUTE_MS;
    expect(kindOf(await give({ to_agent: bo.id }))).toBe('agent-unavailable');
    await agent('Bo');
    expect(await give({ to_agent: bo.id })).toMatchObject({ agent: { name: 'Bo' }, transferred_by: { name: 'Mei' } });
    const said = { client_id: 'b1', text: 'Bo here' };
    expect((await call('POST', `/desk/v1/handoffs/${id}/messages`, bo.token, said)).http).toBe(201);
    const { events } = await call('GET', `${BASE}/handoffs/${id}/events`, token);
    const names = events.map((event: { agent?: { name: string } }) => event.agent?.name);
    expect(names).toEqual([undefined, 'Mei', 'Bo', 'Bo']);
  });

  it('give a conversation back to a skill group, where it has waited all along', async () => {
    const { agent, wait, call, queue } = await start();
    const { id, token } = await wait('first');
    const mei = await agent('Mei');
    await call('POST', '/desk/v1/next', mei.token);
    await wait('later', { skill: 'expert' });
    const given = await call('POST', `/desk/v1/handoffs/${id}/transfer`, mei.token, { to_skill: 'expert' });
    expect(given).toMatchObject({ http: 200, skill: 'expert', queue_position: 1 });
    expect(given.agent).toBeUndefined();
    expect(await queue(mei.token)).toEqual(['first', 'later']);
    const { events } = await call('GET', `${BASE}/handoffs/${id}/events`, token);
    expect(events.at(-1)).toMatchObject({ type: 'status', status: 'queued', queue_position: 1 });
  });
});

describe('signing in', () => {
  it('by the merchant’s sign-on needs a token of theirs, with a role, that is not over', async () => {
    const { setup, token } = await createSignOnTokens();
    const { app, call } = await start({ deskSignOn: setup });
    const enter = (given: string) => call('POST', '/desk/v1/session/sso', given);
    const lead = await enter(await token({ roles: ['support-lead'] }, START));
    expect(lead).toMatchObject({ http: 201, role: 'lead', agent: { id: 'sso_u-7', name: 'Ana' } });
    const agent = await enter(await token({ roles: 'support-agent' }, START));
    expect((await call('GET', '/desk/v1/audit', agent.token)).http).toBe(403);
    for (const claims of [
      { roles: ['customer'] },
      {},
      { roles: ['support-lead'], iss: 'https://login.evil.example' },
      { roles: ['support-lead'], aud: 'another-app' },
      { roles: ['support-lead'], exp: START / 1000 - 60 },
    ]) {
      expect((await enter(await token(claims, START))).http).toBe(401);
    }
    const forged = await (await createSignOnTokens()).token({ roles: ['support-lead'] }, START);
    expect((await enter(forged)).http).toBe(401);
    const byProxy = await app.request('/desk/v1/session/sso', {
      method: 'POST',
      headers: { 'x-id-token': await token({ roles: ['support-agent'] }, START) },
    });
    expect(byProxy.status).toBe(201);
    const passcode = await call('POST', '/desk/v1/session', undefined, { name: 'Mei', passcode: 'aisle-demo' });
    expect(passcode.http).toBe(404);
  });

  it('is refused where there is no sign-on', async () => {
    const { call } = await start();
    expect((await call('POST', '/desk/v1/session/sso', 'x')).http).toBe(404);
  });
});
