import { describe, expect, it } from 'vitest';
import type { CompensationLedger } from '#commerce/compensation/limit-grant.ts';
import type { Order } from '#commerce/order.ts';
import { toDecision } from './decide-action.ts';
import { offersOf } from './offers.ts';
import type { ShopRules } from './shop-rules.ts';
import { anOrder, delivered, minutesAgo, NOW, orderBook, RULES } from './testing/order-book.ts';
import { withoutWords } from './without-words.ts';

const LIMITED: ShopRules = {
  ...RULES,
  offers: {
    trace: {
      kinds: [
        {
          id: 'all',
          maxCelsius: 8,
          toleratedMinutes: 15,
          unsafeMinutes: 120,
          longestGapMinutes: 600,
          homeHours: 24,
          pastDate: 'unsafe',
        },
      ],
    },
    compensation: {
      overTemperature: {
        hours: 48,
        by: { doubtful: { give: 'coupon', percent: 20 }, unsafe: { give: 'refund', percent: 100 } },
      },
      shortWeight: { hours: 24, toleratedPercent: 0, doubledAbovePercent: 5 },
      limits: {
        perCustomer: { grants: 2, days: 30 },
        budget: { amount: '50.00', days: 30 },
        fraud: { claimsShare: 0.5, minClaims: 3, accountDays: 2 },
      },
    },
  },
};
const CLEAN: CompensationLedger = {
  customerGrants: 0,
  spent: '0',
  claims: 0,
  orders: 4,
  accountDays: null,
  isPhotoSeen: false,
};
const UNSAFE = 'over-temperature.refund';

/** A parcel that was at 12 °C for so many minutes. */
function warm(minutes: number, rest: Partial<Order> = {}): Order {
  const readings = [minutes + 60, 60].map((ago) => ({ at: minutesAgo(ago), celsius: 12 }));
  const shipments = [
    { shipped_at: minutesAgo(minutes + 60), delivered_at: minutesAgo(60), cold_chain: { max_celsius: 8, readings } },
  ];
  return delivered(1, { shipments, ...rest });
}

const booked = (order: Order, ledger: Partial<CompensationLedger> = {}) =>
  orderBook(order, { rules: LIMITED, ledger: { ...CLEAN, ...ledger } });

const offered = (order: Order) => offersOf(LIMITED, { document: order, order, history: [] }, NOW);

describe('what the log and the scales prove', () => {
  it('stands in the order: one coupon for a warm way, a refund for each line of an unsafe one', () => {
    expect(offered(warm(10))).toEqual([]);
    expect(offered(warm(40))).toMatchObject([
      { id: 'over-temperature.coupon', kind: 'coupon', amount: { amount: '16.80' } },
    ]);
    expect(offered(warm(130)).map(({ id, amount }) => [id, amount?.amount])).toEqual([
      [`${UNSAFE}.A`, '24.00'],
      [`${UNSAFE}.B`, '19.99'],
      [`${UNSAFE}.C`, '40.00'],
    ]);
  });

  it('is granted once: the coupon by its name, the refund as a claim without a photo, of its own line alone', () => {
    const book = booked(warm(40));
    const coupon = { fields: { offer: 'over-temperature.coupon' } };
    expect(book.ask('coupon-grant', coupon)).toMatchObject({
      outcome: 'done',
      rule: 'over-temperature.coupon',
      isCoupon: true,
    });
    expect(book.ask('coupon-grant', coupon).reason).toBe('already-done');

    const unsafe = booked(warm(130));
    const claim = { fields: { problem: 'spoiled', offer: `${UNSAFE}.A` } };
    expect(unsafe.ask('claim', claim)).toMatchObject({ outcome: 'done', rule: UNSAFE, amount: { amount: '24.00' } });
    expect(unsafe.history[0]?.lines).toEqual([{ line_id: 'A', quantity: 2 }]);
    expect(unsafe.ask('claim', claim)).toMatchObject({ outcome: 'refused', reason: 'already-done' });
    expect(unsafe.order().refunds).toMatchObject([{ amount: '24.00' }]);
    expect(
      offersOf(LIMITED, { document: warm(130), order: unsafe.order(), history: unsafe.history }, NOW),
    ).toHaveLength(2);
  });

  it('is not to be had again under another problem, nor after its shopper was erased', () => {
    const fields = { problem: 'late', offer: `${UNSAFE}.A` };
    const book = booked(warm(130));
    expect(book.ask('claim', { fields }).outcome).toBe('done');
    expect(book.ask('claim', { fields })).toMatchObject({ outcome: 'refused', reason: 'already-done' });
    expect(book.ask('claim', { lines: { A: 1 }, fields: { problem: 'spoiled' } }).reason).toBe('already-done');
    const erased = book.history.map((past) => ({ ...past, fields: withoutWords(past.fields) }));
    expect(erased[0]?.fields.offer).toBe(`${UNSAFE}.A`);
    const left = offersOf(LIMITED, { document: warm(130), order: book.order(), history: erased }, NOW);
    expect(left.map(({ id }) => id)).toEqual([`${UNSAFE}.B`, `${UNSAFE}.C`]);
    expect(withoutWords({ offer: 'call me: 138 0000' })).toEqual({});
  });

  it('is the order system’s own once too', () => {
    const amount = { amount: '9.00', currency: 'CNY' };
    const book = booked(delivered(1, { offers: [{ id: 'sorry', kind: 'refund', rule: 'goodwill', amount }] }));
    const claim = { fields: { problem: 'late', offer: 'sorry' } };
    expect(book.ask('claim', claim)).toMatchObject({ outcome: 'done', amount });
    expect(book.ask('claim', claim)).toMatchObject({ outcome: 'refused', reason: 'already-done' });
  });

  it('goes by what was paid for the lines as they were ordered, when some are gone', () => {
    // 83.99 of goods for 42.00.
    const total = { amount: '42.00', currency: 'CNY' };
    const document = warm(130, { total });
    const lines = document.lines.filter(({ id }) => id !== 'C').map((line) => ({ ...line, quantity: 1 }));
    const refunds = offersOf(LIMITED, { document, order: { ...document, lines }, history: [] }, NOW);
    expect(refunds.map(({ id, amount }) => [id, amount?.amount])).toEqual([
      [`${UNSAFE}.A`, '6.00'],
      [`${UNSAFE}.B`, '10.00'],
    ]);
  });

  it('counts nothing into a coupon that goes back already, and leaves a granted one as it was', () => {
    const document = warm(40);
    const returns = [{ id: 'r', status: 'requested' as const, lines: [{ line_id: 'C', quantity: 1 }] }];
    const order = { ...document, returns };
    expect(offersOf(LIMITED, { document, order, history: [] }, NOW)).toMatchObject([{ amount: { amount: '8.80' } }]);
    const book = booked(document);
    book.ask('coupon-grant', { fields: { offer: 'over-temperature.coupon' } });
    for (const gone of [order, { ...document, lines: [] }]) {
      expect(offersOf(LIMITED, { document, order: gone, history: book.history }, NOW)).toMatchObject([
        { id: 'over-temperature.coupon', code: 'SORRY', amount: { amount: '16.80' } },
      ]);
    }
  });

  it('is looked at by itself: the ticket of one offer is not that of the next', () => {
    const amount = { amount: '9.00', currency: 'CNY' };
    const offers = ['one', 'two'].map((id) => ({ id, kind: 'refund' as const, rule: 'goodwill', amount }));
    const book = booked(delivered(1, { offers }), { claims: 3 });
    expect(book.ask('claim', { fields: { offer: 'one' } })).toMatchObject({ outcome: 'review', reason: 'needs-check' });
    expect(book.ask('claim', { fields: { offer: 'two' } })).toMatchObject({ outcome: 'review', reason: 'needs-check' });
    expect(book.ask('claim', { fields: { offer: 'one' } })).toMatchObject({
      reason: 'already-done',
      ticketNumber: 'S-1',
    });
  });

  it('is refused where there is no such offer', () => {
    expect(booked(warm(10)).ask('claim', { fields: { problem: 'spoiled', offer: `${UNSAFE}.A` } }).reason).toBe(
      'not-possible',
    );
    expect(booked(warm(10)).ask('coupon-grant', { fields: { offer: 'over-temperature.coupon' } }).reason).toBe(
      'not-possible',
    );
  });

  it('is nothing where the shop has no such rules', () => {
    expect(offersOf(RULES, { document: warm(130), order: warm(130), history: [] }, NOW)).toEqual([]);
  });
});

describe('the limits of what is granted', () => {
  const ask = (ledger: Partial<CompensationLedger>) =>
    booked(warm(40), ledger).ask('coupon-grant', { fields: { offer: 'over-temperature.coupon' } });

  it('end with the budget, told as a limit', () => {
    expect(ask({ spent: '33.20' }).outcome).toBe('done');
    expect(ask({ spent: '33.21' })).toMatchObject({
      outcome: 'refused',
      reason: 'limit-reached',
      rule: 'compensation.budget',
    });
  });

  it('send who had as many as may be, or looks like fraud, to a person', () => {
    expect(ask({ customerGrants: 2 })).toMatchObject({
      outcome: 'review',
      reason: 'limit-reached',
      rule: 'compensation.per-customer',
    });
    expect(ask({ claims: 3 })).toMatchObject({
      outcome: 'review',
      reason: 'needs-check',
      heldBy: 'compensation.claims-share',
    });
    expect(ask({ accountDays: 1 })).toMatchObject({ outcome: 'review', heldBy: 'compensation.new-account' });
  });

  it('do not tell the shopper which sign it was', () => {
    for (const sign of [{ claims: 3 }, { accountDays: 1 }, { isPhotoSeen: true }]) {
      const said = toDecision(ask(sign));
      expect(said.rule).toBe('compensation.check');
      expect(JSON.stringify(said)).not.toMatch(/claims-share|new-account|same-photo/);
    }
  });

  it('hold for the coupon of lateness too', () => {
    const late = anOrder({
      fulfillment: 'out_for_delivery',
      shipments: [{ shipped_at: minutesAgo(200), eta: minutesAgo(45) }],
    });
    expect(booked(late).ask('coupon-grant').outcome).toBe('done');
    expect(booked(late, { spent: '46' }).ask('coupon-grant').reason).toBe('limit-reached');
    expect(booked(late, { spent: '46' }).ask('claim', { fields: { problem: 'late' } }).reason).toBe('limit-reached');
  });

  it('look at a photo that came with another order, whatever it is claimed for', () => {
    const damaged = { lines: { B: 1 }, fields: { problem: 'damaged' }, photos: 1 };
    expect(booked(delivered(2)).ask('claim', damaged).outcome).toBe('done');
    expect(booked(delivered(2), { isPhotoSeen: true }).ask('claim', damaged)).toMatchObject({
      outcome: 'review',
      heldBy: 'compensation.same-photo',
    });
  });
});
