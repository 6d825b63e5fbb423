import { describe, expect, it } from 'vitest';
import { createMerchantBackend } from './create-merchant-backend.ts';
import type { Database } from './database/database.ts';
import type { Shop } from './shop.ts';
import { useTestDatabase } from './testing/test-database.ts';

const TEA: Shop = { id: 'tea', name: 'Tea', contactKinds: ['email'] };

const database = useTestDatabase();

async function start(over: Partial<Database> = {}) {
  const logged: { event: string; facts: unknown }[] = [];
  const backend = await createMerchantBackend({
    database: { ...database(), ...over },
    shops: [TEA],
    allowedOrigins: [],
    jwtKey: 'a key of thirty-two bytes or more',
    log: (_, event, facts) => logged.push({ event, facts }),
  });
  return { backend, logged };
}

describe('a backend that runs', () => {
  it('says that it lives and is ready, and after it is told to stop only that it lives', async () => {
    const { backend } = await start();
    const statuses = async () =>
      Promise.all(['/health', '/ready'].map(async (path) => (await backend.request(path)).status));
    expect(await statuses()).toEqual([200, 200]);
    await backend.drain();
    expect(await statuses()).toEqual([200, 503]);
  });

  it('is not ready where its database does not answer', async () => {
    const { backend } = await start({ query: () => Promise.reject(new Error('no connection')) });
    expect((await backend.request('/ready')).status).toBe(503);
  });

  it('waits, when told to stop, for the answer that is under way', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { backend } = await start({
      async query<Row>(sql: string, parameters?: Parameters<Database['query']>[1]) {
        if (sql.includes('from handoffs')) await held;
        return database().query<Row>(sql, parameters);
      },
    });
    const order: string[] = [];
    const answer = Promise.resolve(backend.request('/tea/support/v1/capabilities')).then(({ status }) =>
      order.push(`answered ${status}`),
    );
    const drained = backend.drain().then(() => order.push('drained'));
    await database().query('select 1');
    expect(order).toEqual([]);
    release();
    await Promise.all([answer, drained]);
    expect(order.sort()).toEqual(['answered 200', 'drained']);
  });

  it('ends its streams when told to stop', async () => {
    const { backend } = await start();
    const made = await backend.request('/desk/v1/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Mei', passcode: 'aisle-demo' }),
    });
    const { token } = (await made.json()) as { token: string };
    const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' };
    const stream = await backend.request('/desk/v1/events', { headers });
    const text = stream.text();
    await backend.drain();
    expect(await text).toContain('retry: 2000');
  });

  it('logs a request by the pattern of its path, without ids, queries or bodies', async () => {
    const { backend, logged } = await start();
    await backend.request('/tea/support/v1/handoffs/hnd_secret/events?after=000000000007');
    await backend.request('/tea/support/v1/lin@example.com');
    const requests = logged.filter(({ event }) => event === 'request').map(({ facts }) => facts);
    expect(requests).toMatchObject([
      { method: 'GET', route: '/:shop/support/v1/handoffs/:id/events', status: 401 },
      { method: 'GET', route: 'none', status: 404 },
    ]);
    expect(JSON.stringify(requests)).not.toMatch(/secret|example|0007/);
  });
});
