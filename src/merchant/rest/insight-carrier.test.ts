import { describe, expect, it } from 'vitest';
import type { Passenger } from '../ports.ts';
import { createFakeServer, json, problem } from './fake-server.ts';
import { createRestBackend } from './rest-backend.ts';

const REPORT = { week: '2026-W47', dictionary: '1.after.0123456789abcdef', bits: 'AB-_' };
const LOOKUP = { number: 'GL-1', contact: { kind: 'email', value: 'lin@example.com' } } as const;
const DECISION = { outcome: 'review', reason: 'needs-check', ticket_number: 'S1' };

function connect(answers: Parameters<typeof createFakeServer>, report: typeof REPORT | null = REPORT) {
  const server = createFakeServer(...answers);
  const backend = createRestBackend({
    baseUrl: 'https://shop.example/v1',
    fetch: server.fetch,
    getToken: async () => 'token',
    sleep: () => new Promise<void>(() => {}),
  });
  const asked: unknown[] = [];
  const told: unknown[] = [];
  const passenger: Passenger = {
    async board(request) {
      asked.push(request);
      return report;
    },
    alight: (_, isTaken) => told.push(isTaken),
  };
  backend.insight?.carry(passenger);
  return { backend, asked, told, requests: server.requests };
}

describe('a report that goes along', () => {
  it('stands in the body of a request beside what that says', async () => {
    const { backend, asked, told, requests } = connect([json(DECISION, 201)]);
    await backend.tickets.open({ topic: 'payment', fields: {}, photoIds: [] }, { idempotencyKey: 'c1.k1' });
    expect(requests).toHaveLength(1);
    expect(requests[0]?.body).toEqual({ topic: 'payment', fields: {}, insight: REPORT });
    expect(asked).toEqual([{ key: 'c1.k1', url: 'https://shop.example/v1/tickets' }]);
    expect(told).toEqual([true]);
  });

  it('hears that it was not taken where the shop refuses, and nothing where no answer came', async () => {
    const refused = connect([problem('order-not-found', 404)]);
    await refused.backend.orders.lookup(LOOKUP).catch(() => {});
    expect([refused.asked, refused.told]).toEqual([
      [{ key: null, url: 'https://shop.example/v1/orders/lookup' }],
      [false],
    ]);
    const cut = connect([new TypeError('no network')]);
    await cut.backend.orders.lookup(LOOKUP).catch(() => {});
    expect(cut.told).toEqual([]);
  });

  it('goes with nothing else: not with what is read, nor with what is said to a person', async () => {
    const { backend, asked, requests } = connect([json({ orders: [], next_cursor: null }), json({}, 201)]);
    await backend.orders.list();
    await backend.handoff.send({ id: 'h1', token: 't' }, { clientId: 'm1', text: 'hello' });
    expect(asked).toEqual([]);
    expect(requests[1]?.body).toEqual({ client_id: 'm1', text: 'hello' });
  });

  it('leaves a request as it is where there is none', async () => {
    const { backend, requests } = connect([problem('order-not-found', 404)], null);
    await backend.orders.lookup(LOOKUP).catch(() => {});
    expect(requests[0]?.body).toEqual({ number: 'GL-1', contact: { kind: 'email', value: 'lin@example.com' } });
  });
});
