import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_RETENTION } from './retention.ts';
import { runRetention } from './services/retention-service.ts';
import type { Shop } from './shop.ts';
import { startTestBackend } from './testing/test-backend.ts';
import { useTestDatabase } from './testing/test-database.ts';

const BASE = '/tea/support/v1';
const TEA: Shop = { id: 'tea', name: 'Tea', contactKinds: ['email'] };
const COFFEE: Shop = { id: 'coffee', name: 'Coffee', contactKinds: ['email'] };
const HANDOFF = { reason: 'shopper_asked', summary: 'peonies for Ada', locale: 'en', order_ids: [], transcript: [] };
const REPORT = { week: '2026-W45', dictionary: '1.after.0123456789abcdef', bits: 'AB-_' };

const database = useTestDatabase();
beforeEach(() => database().script('delete from insight_reports; delete from handoffs; delete from idempotency_keys'));

async function start() {
  const backend = await startTestBackend({
    database: database(),
    shops: [TEA, COFFEE],
    // A Monday of week 45.
    startMs: Date.parse('2026-11-02T12:10:00Z'),
    deskLeadPasscode: 'lead',
  });
  const { app, call } = backend;
  const signIn = async (passcode: string) =>
    (await call('POST', '/desk/v1/session', undefined, { name: 'Mei', passcode })).token as string;
  const handOff = (key: string, insight: unknown, shop = 'tea') =>
    app.request(`/${shop}/support/v1/handoffs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ ...HANDOFF, insight }),
    });
  const download = async (query: string, passcode = 'lead') =>
    app.request(`/desk/v1/insight-reports?${query}`, {
      headers: { authorization: `Bearer ${await signIn(passcode)}` },
    });
  const lines = async (query = 'shop=tea') => (await (await download(query)).text()).split('\n').filter(Boolean);
  return { ...backend, handOff, download, lines };
}

const KEY = 'k'.repeat(32);

describe('noisy counts', () => {
  it('are taken with a request that is taken in, once, and given to a lead as JSON Lines', async () => {
    const { handOff, download, lines } = await start();
    expect((await handOff(KEY, REPORT)).status).toBe(201);
    expect((await handOff(KEY, REPORT)).status).toBe(200);
    expect((await handOff(`${KEY}2`, { ...REPORT, bits: 'AAAA' })).status).toBe(201);
    const answer = await download('shop=tea&week=2026-W45');
    expect(answer.headers.get('content-type')).toContain('application/x-ndjson');
    expect(
      (await answer.text())
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    ).toEqual([{ ...REPORT, bits: 'AAAA' }, REPORT]);
    expect(await lines('shop=tea&week=2026-W44')).toEqual([]);
    expect(await lines('shop=coffee')).toEqual([]);
  });

  it('are kept without anything of who asked, for what, from where and when', async () => {
    const { handOff } = await start();
    await handOff(KEY, { ...REPORT, id: 'device-1', at: '2026-11-02T12:10:00Z', text: 'peonies' });
    const columns = await database().query<{ name: string }>(
      "select column_name as name from information_schema.columns where table_name = 'insight_reports' order by 1",
    );
    expect(columns.map(({ name }) => name)).toEqual(['bits', 'dictionary', 'monday', 'shop', 'week']);
    const [row] = await database().query<{ row: string }>('select to_jsonb(r)::text as row from insight_reports r');
    expect(JSON.parse(row?.row ?? '')).toEqual({ shop: 'tea', monday: '2026-11-02', ...REPORT });
  });

  it('fail no request when they are not as they should be, and are not kept then', async () => {
    const { handOff, lines } = await start();
    const odd = [
      null,
      'bits',
      { ...REPORT, bits: 'A B' },
      { ...REPORT, week: '2026-W60' },
      { ...REPORT, dictionary: 'UPPER' },
      // Long past, and to come.
      { ...REPORT, week: '2026-W20' },
      { ...REPORT, week: '2026-W49' },
      { ...REPORT, bits: 'A'.repeat(201) },
    ];
    for (const [at, insight] of odd.entries()) expect((await handOff(`${KEY}${at}`, insight)).status).toBe(201);
    expect(await lines()).toEqual([]);
  });

  it('are not kept with a request that is refused', async () => {
    const { app, lines } = await start();
    const lookUp = await app.request(`${BASE}/orders/lookup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ number: 'T-1', contact: { kind: 'email', value: 'a@b.c' }, insight: REPORT }),
    });
    expect(lookUp.status).toBe(404);
    expect(await lines()).toEqual([]);
  });

  it('are given to nobody but a lead', async () => {
    const { app, download } = await start();
    expect((await download('shop=tea', 'aisle-demo')).status).toBe(403);
    expect((await app.request('/desk/v1/insight-reports?shop=tea')).status).toBe(401);
    expect((await download('shop=tea&week=now')).status).toBe(422);
  });

  it('go when they are old', async () => {
    const { clock, handOff, lines } = await start();
    await handOff(KEY, REPORT);
    const kept = await runRetention(database(), DEFAULT_RETENTION, clock.now + 398 * 86_400_000);
    expect(kept?.insight).toBe(0);
    expect(await lines()).toHaveLength(1);
    const gone = await runRetention(database(), DEFAULT_RETENTION, clock.now + 402 * 86_400_000);
    expect(gone?.insight).toBe(1);
  });
});
