import { describe, expect, it } from 'vitest';
import type { Order } from '#commerce/order.ts';
import { DEFAULT_RETENTION } from './retention.ts';
import { freshRules } from './seed/fresh-rules.ts';
import { runRetention } from './services/retention-service.ts';
import type { Shop } from './shop.ts';
import { startTestBackend } from './testing/test-backend.ts';
import { useTestDatabase } from './testing/test-database.ts';

const START = Date.parse('2026-11-21T08:00:00Z');
const DAY_MS = 24 * 60 * 60_000;
const BASE = '/tea/support/v1';
/** What Lin said, nowhere to be found once it is erased. */
const WORDS = 'my-very-own-words';
const ORDER: Order = {
  id: 'o1',
  number: 'TE-1',
  placed_at: '2026-11-18T08:00:00Z',
  status: 'open',
  payment: 'paid',
  fulfillment: 'processing',
  total: { amount: '30.00', currency: 'CNY' },
  lines: [{ id: 'l1', title: 'Tea', quantity: 1 }],
};
const TEA: Shop = {
  id: 'tea',
  name: 'Tea',
  contactKinds: ['email'],
  rules: freshRules,
  demoData: () => ({
    customers: [
      { id: 'customer-lin', name: 'Lin', email: 'lin@example.com', phone: '+86 138 1600 6688', postcode: '200040' },
      { id: 'c2', name: 'Bo', email: 'bo@example.com', phone: '+86 139 1600 1234', postcode: '310012' },
    ],
    orders: [{ customerId: 'customer-lin', order: ORDER }],
  }),
};
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const database = useTestDatabase();

/** Lin has talked, rated, opened a ticket with a photo and asked for an action; so has Bo, but for the last. */
async function start() {
  await database().script('delete from handoffs; delete from tickets; delete from photos; delete from order_actions');
  const { call } = await startTestBackend({
    database: database(),
    shops: [TEA],
    startMs: START,
    deskLeadPasscode: 'lead',
  });
  const lead = (await call('POST', '/desk/v1/session', undefined, { name: 'Ana', passcode: 'lead' })).token as string;
  for (const email of ['lin@example.com', 'bo@example.com']) {
    const words = email.startsWith('lin') ? WORDS : 'words of Bo';
    const { token } = await call('POST', '/tea/session', undefined, { email });
    const request = { reason: 'shopper_asked', summary: words, locale: 'en', order_ids: [], transcript: [] };
    const handoff = await call('POST', `${BASE}/handoffs`, token, request);
    await call('POST', `${BASE}/handoffs/${handoff.id}/messages`, handoff.token, { client_id: 'm', text: words });
    await call('POST', `/desk/v1/handoffs/${handoff.id}/notes`, lead, { client_id: 'n', text: words });
    await call('POST', `${BASE}/handoffs/${handoff.id}/close`, handoff.token);
    await call('POST', `${BASE}/handoffs/${handoff.id}/rating`, handoff.token, { score: 4, comment: words });
    const photos = [{ id: 'p', media_type: 'image/png', data: PNG }];
    await call('POST', `${BASE}/tickets`, token, { topic: 'complaint', fields: { note: words }, photos });
    if (email.startsWith('lin')) {
      await call('POST', `${BASE}/orders/o1/actions`, token, { action: 'cancel', fields: { reason: words } });
    }
  }
  return { call, lead };
}

/** Every row of every table, as text. */
async function everything(): Promise<string> {
  const tables = await database().query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  );
  const rows = [];
  for (const { name } of tables) rows.push(await database().query(`select t::text from ${name} t`));
  return JSON.stringify(rows);
}

describe('a shopper’s data', () => {
  it('can be exported: all of it, and nobody else’s', async () => {
    const { call, lead } = await start();
    const data = await call('POST', '/desk/v1/privacy/export', lead, { shop: 'tea', customer_id: 'customer-lin' });
    expect(data.handoffs).toHaveLength(1);
    expect(data.handoffs[0]).toMatchObject({ packet: { summary: WORDS }, rating: { score: 4, comment: WORDS } });
    // What was asked to be done waits for a person, too.
    expect(data.tickets).toMatchObject([
      { fields: { note: WORDS }, ticket: { photo_count: 1 } },
      { fields: { reason: WORDS }, ticket: { topic: 'cancel' } },
    ]);
    expect(data.actions).toMatchObject([{ action: 'cancel', fields: { reason: WORDS } }]);
    expect(JSON.stringify(data)).not.toContain('words of Bo');
  });

  it('can be erased: none of it is left, the order is, and the log has a receipt without it', async () => {
    const { call, lead } = await start();
    expect(await everything()).toContain(WORDS);
    const shopper = { shop: 'tea', customer_id: 'customer-lin' };
    const done = await call('POST', '/desk/v1/privacy/erasure', lead, shopper);
    expect(done.erased).toEqual({ handoffs: 1, tickets: 2, actions: 1, photos: 1 });
    const left = await everything();
    expect(left).not.toContain(WORDS);
    expect(left).toContain('words of Bo');
    expect(left).toContain('TE-1');
    const { entries } = await call('GET', '/desk/v1/audit', lead);
    const entry = entries.find(({ action }: { action: string }) => action === 'shopper-erased');
    expect(entry).toMatchObject({ subject: done.receipt, facts: done.erased });
    expect(JSON.stringify(entry)).not.toContain('customer-lin');
    expect((await call('POST', '/desk/v1/privacy/erasure', lead, shopper)).erased.handoffs).toBe(0);
  });
});

describe('the audit log', () => {
  it('says who did what when, and nothing of what was said', async () => {
    const { call, lead } = await start();
    const { entries } = await call('GET', '/desk/v1/audit', lead);
    const actions = entries.map(({ action }: { action: string }) => action);
    expect(actions).toEqual(expect.arrayContaining(['signed-in', 'handoff-created', 'note-added', 'handoff-rated']));
    expect(JSON.stringify(entries)).not.toContain(WORDS);
  });

  it('cannot be changed, emptied or shortened but by the retention', async () => {
    await start();
    for (const change of ["update audit_log set actor = 'x'", 'delete from audit_log', 'truncate audit_log']) {
      await expect(database().query(change)).rejects.toThrow('append-only');
    }
  });
});

describe('retention', () => {
  it('deletes what is older than it may be, and nothing else', async () => {
    const { call, lead } = await start();
    const counts = async () => {
      const [row] = await database().query<Record<string, number>>(
        `select (select count(*)::int from handoffs) as handoffs, (select count(*)::int from tickets) as tickets,
          (select count(*)::int from photos) as photos`,
      );
      return row;
    };
    const { tickets } = await call('GET', '/desk/v1/tickets', lead);
    await call('POST', `/desk/v1/tickets/${tickets[0].id}/close`, lead);
    const later = (days: number) => runRetention(database(), DEFAULT_RETENTION, START + days * DAY_MS);
    await later(89);
    expect(await counts()).toEqual({ handoffs: 2, tickets: 3, photos: 2 });
    expect(await later(91)).toMatchObject({ photos: 2, handoffs: 0 });
    expect(await later(181)).toMatchObject({ handoffs: 2, tickets: 0 });
    // The open ones stay until somebody has closed them.
    expect(await later(366)).toMatchObject({ tickets: 1 });
    expect(await counts()).toEqual({ handoffs: 0, tickets: 2, photos: 0 });
    expect((await later(731))?.audit).toBeGreaterThan(0);
  });

  it('leaves conversations that are not over', async () => {
    const { call } = await start();
    const open = { reason: 'shopper_asked', summary: 'open', locale: 'en', order_ids: [], transcript: [] };
    const { id } = await call('POST', `${BASE}/handoffs`, undefined, open);
    await runRetention(database(), DEFAULT_RETENTION, START + 1000 * DAY_MS);
    expect(await database().query('select id from handoffs')).toEqual([{ id }]);
  });
});
