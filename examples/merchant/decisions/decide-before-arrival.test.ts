import { describe, expect, it } from 'vitest';
import type { FulfillmentStatus, PaymentStatus } from '#commerce/order.ts';
import { decideTicket } from './decide-action.ts';
import { anOrder, daysAgo, hoursAgo, minutesAgo, NOW, orderBook, RULES } from './testing/order-book.ts';

const on = (fulfillment: FulfillmentStatus, payment: PaymentStatus = 'paid', minutes = 30) =>
  orderBook(anOrder({ fulfillment, payment, placed_at: minutesAgo(minutes) }));

describe('cancelling', () => {
  it('gives all of it back before it is packed', () => {
    const book = on('unfulfilled');
    expect(book.ask('cancel')).toMatchObject({ outcome: 'done', reason: 'accepted', amount: { amount: '83.99' } });
    expect(book.order()).toMatchObject({ status: 'cancelled', payment: 'refunded', refunds: [{ amount: '83.99' }] });
    expect(book.order().lines).toHaveLength(3);
    expect(book.ask('cancel')).toMatchObject({ outcome: 'refused', reason: 'already-done' });
  });

  it('takes single lines out, and pays them back', () => {
    const book = on('unfulfilled');
    expect(book.ask('cancel', { lines: { A: 1 } })).toMatchObject({ outcome: 'done', amount: { amount: '12.00' } });
    expect(book.order()).toMatchObject({ status: 'open', payment: 'partially_refunded' });
    expect(book.order().lines.map(({ id, quantity }) => [id, quantity])).toEqual([
      ['A', 1],
      ['B', 1],
      ['C', 1],
    ]);
    // What is left of it is all that is left to pay back.
    expect(book.ask('cancel')).toMatchObject({ amount: { amount: '71.99' } });
    expect(book.order()).toMatchObject({ status: 'cancelled', payment: 'refunded' });
  });

  it('shares a discount out by price', () => {
    const book = orderBook(anOrder({ total: { amount: '70.00', currency: 'CNY' } }));
    // 19.99 of 83.99 at 70.00 is 16.6603…
    expect(book.ask('cancel', { lines: { B: 1 } }).amount?.amount).toBe('16.66');
  });

  it.each([
    ['unfulfilled', 'paid', 121, 'review', 'needs-check'],
    ['processing', 'paid', 30, 'review', 'needs-check'],
    ['processing', 'failed', 30, 'done', 'accepted'],
    ['unfulfilled', 'pending', 500, 'done', 'accepted'],
    ['unfulfilled', 'authorized', 30, 'done', 'accepted'],
    ['shipped', 'paid', 30, 'refused', 'already-shipped'],
    ['out_for_delivery', 'paid', 30, 'refused', 'already-shipped'],
  ] as const)('%s, %s, after %i minutes: %s (%s)', (fulfillment, payment, minutes, outcome, reason) => {
    const verdict = on(fulfillment, payment, minutes).ask('cancel');
    expect(verdict).toMatchObject({ outcome, reason });
    expect(verdict.amount).toBeUndefined();
  });

  it('opens no second ticket for the same', () => {
    const book = on('processing');
    expect(book.ask('cancel').ticketNumber).toBeUndefined();
    expect(book.ask('cancel')).toMatchObject({ outcome: 'review', reason: 'already-done', ticketNumber: 'S-1' });
    expect(book.ask('cancel', { atMs: NOW + 3 * 3_600_000 }).reason).toBe('needs-check');
  });
});

describe('restoring', () => {
  it('makes a cancelled order good again, and calls its refund back', () => {
    const book = on('unfulfilled');
    expect(book.ask('restore')).toMatchObject({ outcome: 'refused', reason: 'not-cancelled' });
    book.ask('cancel', { lines: { A: 1 } });
    book.ask('cancel');
    expect(book.ask('restore', { atMs: NOW + 59 * 60_000 })).toMatchObject({ outcome: 'done' });
    expect(book.order()).toMatchObject({
      status: 'open',
      payment: 'partially_refunded',
      refunds: [{ amount: '12.00' }],
    });
  });

  it('knows its time, also where it was not cancelled here', () => {
    const cancelled = anOrder({
      status: 'cancelled',
      payment: 'refunded',
      refunds: [{ amount: '83.99', currency: 'CNY' }],
    });
    const ago = (cancelled_at?: string) => orderBook(cancelled, { facts: cancelled_at ? { cancelled_at } : {} });
    expect(ago(minutesAgo(59)).ask('restore').outcome).toBe('done');
    expect(ago(minutesAgo(61)).ask('restore').reason).toBe('window-over');
    expect(ago().ask('restore').outcome).toBe('review');
    const never = orderBook(cancelled, { rules: { ...RULES, restoreMinutes: null } });
    expect(never.ask('restore')).toMatchObject({ outcome: 'refused', reason: 'not-possible' });
    const book = ago(minutesAgo(5));
    book.ask('restore');
    expect(book.order()).toMatchObject({ status: 'open', payment: 'paid' });
    expect(book.order().refunds).toBeUndefined();
  });
});

describe('changing', () => {
  it('takes less at once and leaves something else to a person', () => {
    const book = on('unfulfilled');
    const less = book.ask('change-item', { lines: { A: 2 }, fields: { quantity: '1' } });
    expect(less).toMatchObject({ outcome: 'done', amount: { amount: '12.00' } });
    expect(book.order().lines[0]).toMatchObject({ id: 'A', quantity: 1 });
    expect(book.ask('change-item', { lines: { B: 1 }, fields: { wanted: 'the red one' } }).outcome).toBe('review');
    expect(book.ask('change-item', { lines: { C: 1 }, fields: { quantity: '3' } }).outcome).toBe('review');
    expect(on('shipped').ask('change-item', { lines: { B: 1 } })).toMatchObject({ reason: 'already-shipped' });
  });

  it('sends it elsewhere while it is here', () => {
    const book = on('unfulfilled');
    const fields = { address: '上海市静安区南京西路 1 号' };
    expect(book.ask('change-address', { fields })).toMatchObject({ outcome: 'done' });
    expect(book.order().address_changed_at).toBe(new Date(NOW).toISOString());
    expect(JSON.stringify(book.order())).not.toContain('南京西路');
    expect(book.ask('change-address', { fields: { address: ' ' } }).outcome).toBe('review');
    expect(on('processing').ask('change-address', { fields }).outcome).toBe('review');
    expect(on('shipped').ask('change-address', { fields }).reason).toBe('already-shipped');
  });
});

describe('lateness', () => {
  const due = (minutes: number, rest = {}) =>
    orderBook(
      anOrder({
        fulfillment: 'out_for_delivery',
        placed_at: hoursAgo(4),
        shipments: [{ shipped_at: hoursAgo(2), eta: minutesAgo(minutes) }],
        ...rest,
      }),
    );
  const late = { fields: { problem: 'late' } };

  it('is worth a coupon past half an hour, once', () => {
    expect(due(-10).ask('claim', late)).toMatchObject({ outcome: 'refused', reason: 'not-late' });
    expect(due(30).ask('claim', late).reason).toBe('not-late');
    const book = due(31);
    expect(book.ask('claim', late)).toMatchObject({ outcome: 'done', isCoupon: true, amount: { amount: '5.00' } });
    expect(book.order()).toMatchObject({ payment: 'paid' });
    expect(book.ask('claim', late)).toMatchObject({ outcome: 'refused', reason: 'already-done' });
  });

  it('counts after the arrival too', () => {
    const shipments = [{ eta: hoursAgo(3), delivered_at: hoursAgo(2) }];
    expect(due(0, { fulfillment: 'delivered', status: 'completed', shipments }).ask('claim', late).outcome).toBe(
      'done',
    );
  });

  it('may be of the dispatch, or a person’s business', () => {
    const coupon = { promise: 'dispatch', minutes: 0, amount: '10.00', days: 7 } as const;
    const rules = { ...RULES, late: { coupon, feeBackMinutes: null, refusableMinutes: null } };
    const waiting = (hours: number) => orderBook(anOrder({ placed_at: hoursAgo(hours) }), { rules });
    expect(waiting(47).ask('claim', late).reason).toBe('not-late');
    expect(waiting(49).ask('claim', late)).toMatchObject({ outcome: 'done', amount: { amount: '10.00' } });
    const onItsWay = anOrder({
      fulfillment: 'shipped',
      shipments: [{ shipped_at: minutesAgo(20), eta: minutesAgo(5) }],
    });
    expect(orderBook(onItsWay, { rules }).ask('claim', late)).toMatchObject({ outcome: 'review' });
  });

  it('gives the delivery fee back past an hour, where one was paid', () => {
    const at = (minutes: number, facts: { delivery_fee?: string }, rules = RULES) =>
      decideTicket(
        rules,
        { topic: 'other', fields: { scene: 'late-fee' } },
        { document: anOrder({ fulfillment: 'out_for_delivery', shipments: [{ eta: minutesAgo(minutes) }] }), facts },
        NOW,
      );
    const fee = { amount: { amount: '6.00', currency: 'CNY' }, reason: 'accepted', outcome: 'review' };
    expect(at(61, { delivery_fee: '6.00' })).toMatchObject(fee);
    expect(at(60, { delivery_fee: '6.00' })).not.toHaveProperty('amount');
    expect(at(61, {})).not.toHaveProperty('amount');
    const never = { ...RULES, late: { ...RULES.late, feeBackMinutes: null } };
    expect(at(61, { delivery_fee: '6.00' }, never)).not.toHaveProperty('amount');
  });

  it('lets the whole order be refused at last', () => {
    expect(due(59).ask('refund')).toMatchObject({ outcome: 'refused', reason: 'already-shipped' });
    const book = due(61);
    expect(book.ask('refund')).toMatchObject({ outcome: 'done', amount: { amount: '83.99' } });
    expect(book.order()).toMatchObject({ status: 'cancelled', payment: 'refunded' });
  });

  it('is hurried up: with a time while there is one, by a person after that', () => {
    const book = due(-20);
    expect(book.ask('urge')).toMatchObject({ outcome: 'done', dueMs: NOW + 20 * 60_000 });
    expect(book.ask('urge')).toMatchObject({ outcome: 'refused', reason: 'already-done', dueMs: NOW + 20 * 60_000 });
    expect(due(20).ask('urge')).toMatchObject({ outcome: 'review', reason: 'needs-check' });
    expect(on('unfulfilled').ask('urge')).toMatchObject({ outcome: 'done', dueMs: NOW + 47.5 * 3_600_000 });
    expect(on('unfulfilled', 'failed').ask('urge').reason).toBe('not-paid');
  });

  it('becomes a loss', () => {
    const lost = { fields: { problem: 'lost' } };
    const moving = (daysLate: number, daysQuiet: number) =>
      orderBook(
        anOrder({
          fulfillment: 'shipped',
          placed_at: daysAgo(20),
          shipments: [{ eta: daysAgo(daysLate), events: [{ at: daysAgo(daysQuiet), text: 'scan' }] }],
        }),
      );
    expect(moving(-1, 0.5).ask('claim', lost).reason).toBe('not-late');
    expect(moving(1, 0.5).ask('claim', lost).outcome).toBe('review');
    expect(moving(1, 3.1).ask('claim', lost)).toMatchObject({ outcome: 'done', amount: { amount: '83.99' } });
    const book = moving(3.1, 1);
    expect(book.ask('claim', lost).outcome).toBe('done');
    expect(book.order().payment).toBe('refunded');
    expect(book.ask('claim', lost).reason).toBe('already-done');
    const again = moving(4, 1);
    expect(again.ask('claim', { fields: { problem: 'lost', wish: 'resend' } })).not.toHaveProperty('amount');
    expect(on('unfulfilled').ask('claim', lost).reason).toBe('not-shipped');
  });
});
