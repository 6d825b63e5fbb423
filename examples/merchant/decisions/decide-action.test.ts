import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ORDER_ACTIONS } from '#commerce/action.ts';
import type { FulfillmentStatus, Order, PaymentStatus } from '#commerce/order.ts';
import { toMinor } from './money.ts';
import { reviewedMs } from './order-times.ts';
import { CLAIM_PROBLEMS } from './shop-rules.ts';
import { anOrder, hoursAgo, NOW, orderBook, RULES } from './testing/order-book.ts';

const HOUR_MS = 3_600_000;

const stages: FulfillmentStatus[] = [
  'unfulfilled',
  'processing',
  'partially_shipped',
  'shipped',
  'out_for_delivery',
  'delivered',
  'returned',
];
const payments: PaymentStatus[] = ['pending', 'authorized', 'paid', 'failed'];

const anyOrder = fc
  .record({
    fulfillment: fc.constantFrom(...stages),
    payment: fc.constantFrom(...payments),
    ageHours: fc.integer({ min: 0, max: 400 }),
    total: fc.integer({ min: 1, max: 12_000 }),
    etaHours: fc.integer({ min: -200, max: 100 }),
  })
  .map(({ fulfillment, payment, ageHours, total, etaHours }): Order => {
    const isOver = fulfillment === 'delivered' || fulfillment === 'returned';
    return anOrder({
      fulfillment,
      payment,
      status: isOver ? 'completed' : 'open',
      placed_at: hoursAgo(ageHours),
      total: { amount: (total / 100).toFixed(2), currency: 'CNY' },
      shipments: [{ eta: hoursAgo(-etaHours), ...(isOver && { delivered_at: hoursAgo(ageHours / 2) }) }],
    });
  });

const anyWish = fc.record({
  action: fc.constantFrom(...ORDER_ACTIONS),
  lines: fc.oneof(
    fc.constant({} as Record<string, number>),
    fc.subarray(['A', 'B', 'C'], { minLength: 1 }).map((ids) => Object.fromEntries(ids.map((id) => [id, 1]))),
  ),
  fields: fc.record(
    {
      problem: fc.constantFrom(...CLAIM_PROBLEMS, 'something else'),
      wish: fc.constantFrom('refund', 'resend'),
      weight: fc.constantFrom('0', '400', '480 g', 'x'),
      quantity: fc.constantFrom('1', '2', 'x'),
      condition: fc.constantFrom('unopened', 'opened', 'used'),
      title: fc.constantFrom('a', 'b'),
      address: fc.constantFrom('x', 'Street 1'),
    },
    { requiredKeys: [] },
  ),
  photos: fc.integer({ min: 0, max: 3 }),
  waitHours: fc.integer({ min: 0, max: 60 }),
});

describe('any number of requests about any order', () => {
  it('never pays back more than was paid, and always says why', () => {
    fc.assert(
      fc.property(anyOrder, fc.array(anyWish, { maxLength: 12 }), (document, wishes) => {
        const book = orderBook(document);
        let atMs = NOW;
        for (const { action, fields, photos, waitHours, lines } of wishes) {
          atMs += waitHours * HOUR_MS;
          const there = book.order().lines.map(({ id }) => id);
          const named = Object.fromEntries(Object.entries(lines).filter(([id]) => there.includes(id)));
          const before = book.order();
          const kept = fields as Record<string, string>;
          const verdict = book.ask(action, { lines: named, fields: kept, photos, atMs });
          const after = book.order();
          const back = (after.refunds ?? []).map(toMinor);
          expect(back.every((refund) => refund > 0n)).toBe(true);
          expect(back.reduce((sum, refund) => sum + refund, 0n) <= toMinor(document.total)).toBe(true);
          if (after.payment === 'refunded') expect(back.length).toBeGreaterThan(0);
          if (['pending', 'failed', 'authorized'].includes(document.payment)) expect(back).toEqual([]);
          expect(after.lines.length).toBeGreaterThan(0);
          if (verdict.outcome === 'refused') expect(after).toEqual(before);
          if (verdict.outcome === 'review') expect(verdict.dueMs).toBeGreaterThan(atMs);
          if (verdict.outcome === 'done') expect(verdict.reason).toBe('accepted');
        }
      }),
      { numRuns: 400 },
    );
  });

  it('decides the same for the same', () => {
    fc.assert(
      fc.property(anyOrder, anyWish, (order, { action, fields, photos }) => {
        const wish = { fields: fields as Record<string, string>, photos };
        expect(orderBook(order).ask(action, wish)).toEqual(orderBook(order).ask(action, wish));
      }),
    );
  });
});

describe('when a person has looked', () => {
  const rules = {
    ...RULES,
    review: { hours: 2, day: { offsetHours: 8, from: '08:00', until: '22:30', elseAt: '10:00' } },
  };
  it.each([
    ['2026-11-21T08:00:00Z', '2026-11-21T10:00:00.000Z'],
    ['2026-11-21T14:29:00Z', '2026-11-21T16:29:00.000Z'],
    ['2026-11-21T14:30:00Z', '2026-11-22T02:00:00.000Z'],
    ['2026-11-21T20:00:00Z', '2026-11-22T02:00:00.000Z'],
    ['2026-11-21T23:59:00Z', '2026-11-22T02:00:00.000Z'],
  ])('told at %s, by %s', (at, expected) => {
    expect(new Date(reviewedMs(rules, Date.parse(at))).toISOString()).toBe(expected);
  });
});
