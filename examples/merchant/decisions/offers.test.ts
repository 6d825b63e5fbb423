import { describe, expect, it } from 'vitest';
import type { CompensationOffer } from '#commerce/order.ts';
import { offersOf, withOffers } from './offers.ts';
import { anOrder, hoursAgo, minutesAgo, NOW, orderBook, RULES } from './testing/order-book.ts';

const late = (minutes: number) =>
  anOrder({ fulfillment: 'out_for_delivery', shipments: [{ shipped_at: minutesAgo(200), eta: minutesAgo(minutes) }] });
const CARD: CompensationOffer = {
  id: 'card',
  kind: 'coupon',
  rule: 'goodwill',
  amount: { amount: '20.00', currency: 'CNY' },
  expires_at: hoursAgo(-1),
};

describe('a coupon that the shop offers', () => {
  it('stands in the order from the moment it is late enough, and for its days', () => {
    const shown = (minutes: number) => withOffers(RULES, orderFileOf(late(minutes)), NOW).offers;
    expect(shown(30)).toBeUndefined();
    expect(shown(31)).toEqual([
      {
        id: 'late',
        kind: 'coupon',
        rule: 'late.coupon',
        amount: { amount: '5.00', currency: 'CNY' },
        expires_at: new Date(NOW + 7 * 86_400_000 - 60_000).toISOString(),
      },
    ]);
    expect(shown(30 + 7 * 24 * 60 + 1)).toBeUndefined();
  });

  it('is granted once, by name or without one, and stays in the order with its code', () => {
    for (const fields of [{}, { offer: 'late' }]) {
      const book = orderBook(late(45));
      const asked = book.ask('coupon-grant', { fields });
      expect(asked).toMatchObject({ outcome: 'done', reason: 'accepted', rule: 'late.coupon', isCoupon: true });
      expect(book.ask('coupon-grant', { fields })).toMatchObject({ outcome: 'refused', reason: 'already-done' });
      expect(book.ask('claim', { fields: { problem: 'late' } }).reason).toBe('already-done');
      const { history } = book;
      const arrived = { ...late(45), shipments: [{ eta: minutesAgo(45), delivered_at: minutesAgo(44) }] };
      for (const order of [late(45), arrived]) {
        expect(offersOf(RULES, { document: order, order, history }, NOW)).toMatchObject([
          { id: 'late', code: 'SORRY' },
        ]);
      }
      expect(book.order().payment).toBe('paid');
    }
  });

  it('may be the order system’s own, each once, while it lasts', () => {
    const book = orderBook({ ...late(45), offers: [CARD] });
    expect(book.ask('coupon-grant', { fields: { offer: 'card' } })).toMatchObject({
      outcome: 'done',
      rule: 'goodwill',
      amount: CARD.amount,
    });
    expect(book.ask('coupon-grant', { fields: { offer: 'card' } }).reason).toBe('already-done');
    expect(book.ask('coupon-grant')).toMatchObject({ outcome: 'done', rule: 'late.coupon' });
    expect(book.ask('coupon-grant').reason).toBe('already-done');
    const over = orderBook(anOrder({ offers: [{ ...CARD, expires_at: minutesAgo(1) }] }));
    expect(over.ask('coupon-grant', { fields: { offer: 'card' } }).reason).toBe('window-over');
  });

  it.each([
    ['in time', late(-10), {}, 'not-late'],
    ['of another name', late(45), { offer: 'other' }, 'not-possible'],
    ['unpaid', { ...late(45), payment: 'pending' as const }, {}, 'not-paid'],
    ['cancelled', { ...late(45), status: 'cancelled' as const }, {}, 'not-possible'],
    ['too long ago', late(8 * 24 * 60), {}, 'not-late'],
  ])('is refused to what is %s', (_, order, fields, reason) => {
    expect(orderBook(order).ask('coupon-grant', { fields })).toMatchObject({ outcome: 'refused', reason });
  });

  it('is nothing where the shop has no rules', () => {
    const order = { ...late(45), offers: [CARD] };
    expect(withOffers(undefined, orderFileOf(order), NOW).offers).toEqual([CARD]);
  });
});

function orderFileOf(order: ReturnType<typeof anOrder>) {
  return { document: order, order, history: [] };
}
