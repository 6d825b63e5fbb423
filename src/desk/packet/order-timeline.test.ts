import { expect, it } from 'vitest';
import { sampleOrder } from '../testing/samples.ts';
import { coldSummary, orderTimeline } from './order-timeline.ts';

it('puts shipments, returns, refunds, actions and the broken cold chain into one line of time, newest first', () => {
  const { order, actions } = sampleOrder();
  expect(orderTimeline(order, actions).map(({ kind }) => kind)).toEqual([
    'expected',
    'action',
    'too-warm',
    'event',
    'shipped',
    'refund',
    'return',
    'placed',
  ]);
});

it('leaves out what has no time, and what was expected once it has come', () => {
  const { order } = sampleOrder();
  const [shipment] = order.shipments ?? [];
  const arrived = {
    ...order,
    refunds: [{ amount: '1.00', currency: 'CNY' }],
    shipments: [{ ...shipment, delivered_at: '2026-11-21T10:20:00.000Z' }],
  };
  const kinds = orderTimeline(arrived).map(({ kind }) => kind);
  expect(kinds[0]).toBe('delivered');
  expect(kinds).not.toContain('expected');
  expect(kinds).not.toContain('refund');
});

it('sums the cold chain up, and says whether a limit was broken', () => {
  const { order } = sampleOrder();
  expect(coldSummary(order)).toEqual({ min: 2.4, max: 6.1, last: 6.1, isBroken: true, limits: { min: 0, max: 4 } });
  expect(coldSummary({ ...order, shipments: [] })).toBeNull();
});
