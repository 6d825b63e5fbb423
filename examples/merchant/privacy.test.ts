import { describe, expect, it } from 'vitest';
import type { Order } from '#commerce/order.ts';
import type { Database, Queryable } from './database/database.ts';
import { encodeNotice, NOTICE_CHANNEL } from './handoff-notice.ts';
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
const price = { amount: '10.00', currency: 'CNY' };
/** Three, of which none has left yet. */
const THREE: Order = {
  ...ORDER,
  id: 'o2',
  number: 'TE-2',
  fulfillment: 'unfulfilled',
  lines: [{ id: 'l1', title: 'Tea', quantity: 3, unit_price: price }],
};
/** Came two hours too late this morning. */
const LATE: Order = {
  ...ORDER,
  id: 'o3',
  number: 'TE-3',
  status: 'completed',
  fulfillment: 'delivered',
  total: price,
  lines: [{ id: 'l1', title: 'Tea', quantity: 1, returnable_quantity: 1, unit_price: price }],
  shipments: [{ eta: '2026-11-21T04:00:00Z', delivered_at: '2026-11-21T06:00:00Z' }],
};
const LIN = { shop: 'tea', customer_id: 'customer-lin' };
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
    orders: [ORDER, THREE, LATE, { ...LATE, id: 'o4', number: 'TE-4' }].map((order) => ({
      customerId: 'customer-lin',
      order,
    })),
  }),
};
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const REQUEST = { reason: 'shopper_asked', summary: 'Hello', locale: 'en', order_ids: [], transcript: [] };

const database = useTestDatabase();

/** Nobody has done anything yet but Ana, who leads, and has taken up her work. */
async function startEmpty(over: Database = database()) {
  await database().script(`delete from handoffs; delete from tickets; delete from photos; delete from order_actions;
    delete from order_returns; delete from proposals`);
  const { call, request } = await startTestBackend({
    database: over,
    shops: [TEA],
    startMs: START,
    deskLeadPasscode: 'lead',
  });
  const lead = (await call('POST', '/desk/v1/session', undefined, { name: 'Ana', passcode: 'lead' })).token as string;
  const signIn = async (name: 'lin' | 'bo') =>
    (await call('POST', '/tea/session', undefined, { email: `${name}@example.com` })).token as string;
  const erase = () => call('POST', '/desk/v1/privacy/erasure', lead, LIN);
  return { call, request, lead, signIn, erase };
}

/** Lin and Bo have talked, rated and opened a ticket with a photo; Lin has asked for an action and a return, too. */
async function start() {
  const { call, lead, signIn } = await startEmpty();
  for (const name of ['lin', 'bo'] as const) {
    const words = name === 'lin' ? WORDS : 'words of Bo';
    const token = await signIn(name);
    const handoff = await call('POST', `${BASE}/handoffs`, token, { ...REQUEST, summary: words });
    await call('POST', `${BASE}/handoffs/${handoff.id}/messages`, handoff.token, { client_id: 'm', text: words });
    await call('POST', `/desk/v1/handoffs/${handoff.id}/notes`, lead, { client_id: 'n', text: words });
    const proposal = { client_id: name, shop: 'tea', question: words, answer: 'Yes', locale: 'en' };
    await call('POST', '/desk/v1/proposals', lead, { ...proposal, handoff_id: handoff.id });
    await call('POST', `${BASE}/handoffs/${handoff.id}/close`, handoff.token);
    await call('POST', `${BASE}/handoffs/${handoff.id}/rating`, handoff.token, { score: 4, comment: words });
    const photos = [{ id: 'p', media_type: 'image/png', data: PNG }];
    await call('POST', `${BASE}/tickets`, token, { topic: 'complaint', fields: { note: words }, photos });
    if (name === 'lin') {
      await call('POST', `${BASE}/orders/o1/actions`, token, { action: 'cancel', fields: { reason: words } });
      const lines = [{ line_id: 'l1', quantity: 1, reason: `why: ${words}`, note: words }];
      await call('POST', `${BASE}/orders/o4/returns`, token, { lines });
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
    const data = await call('POST', '/desk/v1/privacy/export', lead, LIN);
    expect(data.handoffs).toHaveLength(1);
    expect(data.handoffs[0]).toMatchObject({
      packet: { summary: WORDS },
      notes: [{ text: WORDS, agent: { name: 'Ana' } }],
      rating: { score: 4, comment: WORDS },
    });
    expect(data.handoffs[0].events).toContainEqual(expect.objectContaining({ type: 'message', text: WORDS }));
    // What was asked to be done waits for a person, too.
    expect(data.tickets).toMatchObject([
      { fields: { note: WORDS }, ticket: { photo_count: 1 } },
      { fields: { reason: WORDS }, ticket: { topic: 'cancel' } },
    ]);
    expect(data.actions).toMatchObject([{ action: 'cancel', fields: { reason: WORDS } }]);
    expect(data.returns).toMatchObject([
      { order_id: 'o4', status: 'requested', lines: [{ line_id: 'l1', reason: `why: ${WORDS}`, note: WORDS }] },
    ]);
    expect(data.proposals).toMatchObject([{ question: WORDS, handoff_id: data.handoffs[0].id }]);
    expect(JSON.stringify(data)).not.toContain('words of Bo');
  });

  it('can be erased: none of it is left, the order is, and the log has a receipt without it', async () => {
    const { call, lead } = await start();
    expect(await everything()).toContain(WORDS);
    const done = await call('POST', '/desk/v1/privacy/erasure', lead, LIN);
    expect(done.erased).toEqual({ handoffs: 1, tickets: 2, actions: 1, photos: 1 });
    const left = await everything();
    expect(left).not.toContain(WORDS);
    expect(left).toContain('words of Bo');
    expect(left).toContain('TE-1');
    const { entries } = await call('GET', '/desk/v1/audit', lead);
    const entry = entries.find(({ action }: { action: string }) => action === 'shopper-erased');
    expect(entry).toMatchObject({ subject: done.receipt, facts: done.erased });
    expect(JSON.stringify(entry)).not.toContain('customer-lin');
    const again = (await call('POST', '/desk/v1/privacy/erasure', lead, LIN)).erased;
    expect(again).toEqual({ handoffs: 0, tickets: 0, actions: 0, photos: 0 });
  });

  it('is a guest’s by the order they proved, and never that of who is signed in as somebody else', async () => {
    const { call, lead, signIn, erase } = await startEmpty();
    const contact = { kind: 'email', value: 'lin@example.com' };
    const { token: opened } = await call('POST', `${BASE}/orders/lookup`, undefined, { number: 'TE-1', contact });
    const about = { ...REQUEST, order_ids: ['o1'], order_tokens: [opened] };
    await call('POST', `${BASE}/handoffs`, undefined, { ...about, summary: 'of a guest' });
    await call('POST', `${BASE}/handoffs`, await signIn('bo'), { ...about, summary: 'of Bo' });
    const { handoffs } = await call('POST', '/desk/v1/privacy/export', lead, LIN);
    expect(handoffs).toMatchObject([{ packet: { summary: 'of a guest' } }]);
    expect((await erase()).erased.handoffs).toBe(1);
    const { queued } = await call('GET', '/desk/v1/handoffs', lead);
    expect(queued).toMatchObject([{ summary: 'of Bo' }]);
  });
});

describe('an erasure', () => {
  it('leaves what was granted as it stands, and later decisions as they would have been', async () => {
    const { call, signIn, erase } = await startEmpty();
    const token = await signIn('lin');
    const act = (id: string, action: string, fields: object) =>
      call('POST', `${BASE}/orders/${id}/actions`, token, { action, fields });
    const less = await act('o2', 'change-item', { quantity: '1', reason: WORDS });
    expect(less).toMatchObject({ outcome: 'done', amount: { amount: '20.00' } });
    expect(await act('o3', 'claim', { problem: 'late', note: WORDS })).toMatchObject({ outcome: 'done' });
    const unclear = { problem: WORDS, quantity: WORDS };
    expect(await act('o4', 'claim', unclear)).toMatchObject({ outcome: 'review' });
    const orders = async () => (await call('GET', `${BASE}/orders`, token)).orders;
    const before = await orders();
    expect(before.find(({ id }: Order) => id === 'o2').lines).toMatchObject([{ quantity: 1 }]);

    expect((await erase()).erased.actions).toBe(3);
    expect(await everything()).not.toContain(WORDS);
    expect(await orders()).toEqual(before);
    expect(await act('o2', 'cancel', {})).toMatchObject({ outcome: 'done', amount: { amount: '10.00' } });
    // What was late may be incomplete besides.
    expect(await act('o3', 'claim', { problem: 'missing' })).toMatchObject({ outcome: 'done' });
  });

  it('ends a conversation that is not over, for who follows it and for who waits behind it', async () => {
    const { call, request, lead, signIn, erase } = await startEmpty();
    const lin = await call('POST', `${BASE}/handoffs`, await signIn('lin'), REQUEST);
    const bo = await call('POST', `${BASE}/handoffs`, await signIn('bo'), REQUEST);
    expect(bo.queue_position).toBe(2);
    const events = (headers: Record<string, string>) =>
      request('GET', `${BASE}/handoffs/${lin.id}/events`, { token: lin.token, headers });
    const stream = { accept: 'text/event-stream' };
    const heard = (await events(stream)).text();
    await erase();
    expect(await heard).toContain('"status":"closed"');
    const told = (await call('GET', `${BASE}/handoffs/${bo.id}/events`, bo.token)).events;
    expect(told.at(-1)).toMatchObject({ status: 'queued', queue_position: 1 });
    expect((await events({ ...stream, 'last-event-id': '1' })).status).toBe(204);
    expect((await events(stream)).status).toBe(404);
    expect((await events({ 'last-event-id': '1' })).status).toBe(404);
    expect((await call('GET', '/desk/v1/handoffs', lead)).queued).toMatchObject([{ id: bo.id }]);
  });

  it('ends for who missed being told, too', async () => {
    const { call, request } = await startEmpty();
    const { id, token } = await call('POST', `${BASE}/handoffs`, undefined, REQUEST);
    const stream = await request('GET', `${BASE}/handoffs/${id}/events`, {
      token,
      headers: { accept: 'text/event-stream' },
    });
    const heard = stream.text();
    await database().query('delete from handoffs');
    await database().notify(NOTICE_CHANNEL, [encodeNotice({ kind: 'status', handoffId: id, agentId: null })]);
    expect(await heard).not.toContain('closed');
  });

  it('leaves no photo whose ticket is gone, whenever a ticket comes in between', async () => {
    let tickets = 0;
    let isErasing = false;
    /** What another transaction commits between two statements of this one is seen as if it were this one’s own. */
    const besides = (transaction: Queryable): Queryable => ({
      ...transaction,
      async query<Row>(...asked: Parameters<Queryable['query']>) {
        if (isErasing) {
          tickets += 1;
          await transaction.query(
            `insert into tickets (shop, id, number, topic, customer_id, fields, created_at, due_at)
              values ('tea', $1, $1, 'other', 'customer-lin', '{}', now(), now())`,
            [`t${tickets}`],
          );
          await transaction.query(
            `insert into photos (shop, owner_id, id, media_type, bytes, created_at)
              values ('tea', $1, 'p', 'image/png', '', now())`,
            [`t${tickets}`],
          );
        }
        return transaction.query<Row>(...asked);
      },
    });
    const { erase } = await startEmpty({
      ...database(),
      transaction: (work) => database().transaction((transaction) => work(besides(transaction))),
    });
    isErasing = true;
    await erase();
    const left = await database().query<{ id: string }>('select id from tickets order by id');
    expect(left.length).toBeGreaterThan(0);
    expect(left.length).toBeLessThan(tickets);
    expect(await database().query('select owner_id as id from photos order by id, owner_id')).toEqual(left);
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

  it('notes every page of it that is read', async () => {
    const { call, lead } = await startEmpty();
    const reads = async (query: string) =>
      (await call('GET', `/desk/v1/audit${query}`, lead)).entries.filter(
        ({ action }: { action: string }) => action === 'audit-read',
      ).length;
    const before = await reads('');
    await reads('?before=999999999');
    expect(await reads('?before=999999999')).toBe(before + 2);
  });

  it('is read page by page from the newest to the first, with nothing left out', async () => {
    const { call, lead } = await startEmpty();
    for (let count = 0; count < 105; count += 1) await call('GET', '/desk/v1/audit', lead);
    const first = await call('GET', '/desk/v1/audit', lead);
    const second = await call('GET', `/desk/v1/audit?before=${first.next_cursor}`, lead);
    const ids = [...first.entries, ...second.entries].map(({ id }: { id: string }) => Number(id));
    expect(first.entries).toHaveLength(100);
    expect(second.next_cursor).toBeNull();
    expect(ids).toEqual(Array.from(ids, (_, index) => (ids[0] ?? 0) - index));
    expect(ids.at(-1)).toBe(Math.min(...ids));
    expect(second.entries.at(-1)).toMatchObject({ action: 'signed-in' });
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
    const { id } = await call('POST', `${BASE}/handoffs`, undefined, REQUEST);
    await runRetention(database(), DEFAULT_RETENTION, START + 1000 * DAY_MS);
    expect(await database().query('select id from handoffs')).toEqual([{ id }]);
  });
});
