import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Order } from '../order.ts';
import { CHILLED_RULES, LEFT, orderOf, type Route, routes } from '../trace/testing/routes.ts';
import type { OrderRules } from './compensation-rules.ts';
import { proposeCompensation } from './propose-compensation.ts';

const RULES: OrderRules = {
  trace: CHILLED_RULES,
  compensation: {
    late: { moreThanMinutes: 30, amount: '5.00', days: 30 },
    overTemperature: {
      hours: 48,
      by: { doubtful: { give: 'coupon', percent: 20, atMost: '20.00' }, unsafe: { give: 'refund', percent: 100 } },
    },
    shortWeight: { hours: 24, toleratedPercent: 0, doubledAbovePercent: 5 },
  },
};
const KEPT: Route = { steps: [0, 10, 10], celsius: [3, 3, 3], daysLeft: 2, sorting: 'passed', hoursAgo: 1 };

function proposed(route: Partial<Route>, change: Partial<Order> = {}) {
  const { order, now } = orderOf({ ...KEPT, ...route });
  return proposeCompensation({ order: { ...order, ...change }, rules: RULES, now });
}

describe('what a shop’s rules offer', () => {
  it('is nothing where nothing went wrong, nothing was paid, or it was cancelled', () => {
    expect(proposed({})).toEqual([]);
    const warm = { celsius: [12, 12, 12] };
    expect(proposed(warm, { payment: 'pending' })).toEqual([]);
    expect(proposed(warm, { status: 'cancelled' })).toEqual([]);
  });

  it('is a coupon for more than half an hour, with its rule and its figure', () => {
    const eta = (minutes: number) => {
      const { order } = orderOf(KEPT);
      const came = LEFT + 20 * 60_000;
      const shipments = (order.shipments ?? []).map((each) => ({
        ...each,
        eta: new Date(came - minutes * 60_000).toISOString(),
      }));
      return proposed({}, { shipments });
    };
    expect(eta(30)).toEqual([]);
    expect(eta(31)).toMatchObject([
      {
        id: 'late',
        kind: 'coupon',
        rule: 'late.coupon',
        cause: 'late',
        amount: { amount: '5.00', currency: 'CNY' },
        figure: 31,
      },
    ]);
  });

  it('is a fifth as a coupon for a warm way, and all of it back for an unsafe one', () => {
    expect(proposed({ celsius: [12, 12, 12] })).toMatchObject([
      { id: 'over-temperature.coupon', kind: 'coupon', amount: { amount: '11.98' }, lineIds: ['l1'], figure: 20 },
    ]);
    const unsafe = proposed({ steps: [0, 25, 25, 25, 25, 25], celsius: [12, 12, 12, 12, 12, 12] });
    expect(unsafe).toMatchObject([
      { id: 'over-temperature.refund.l1', kind: 'refund', amount: { amount: '59.90' }, figure: 125 },
    ]);
  });

  it('ends with its hours', () => {
    expect(proposed({ celsius: [12, 12, 12], hoursAgo: 48 })).toHaveLength(1);
    expect(proposed({ celsius: [12, 12, 12], hoursAgo: 49 })).toEqual([]);
  });

  it.each([
    [199, '0.30'],
    [190, '3.00'],
    [189, '6.59'],
    [100, '59.90'],
  ])('is the missing part of what was weighed as %i of 200 g, twice above 5 %%', (grams, amount) => {
    const sorting = [{ at: new Date(LEFT).toISOString(), text: 'weighed', line_id: 'l1', grams }];
    expect(proposed({}, { sorting })).toMatchObject([
      { id: 'short-weight.refund.l1', kind: 'refund', amount: { amount, currency: 'CNY' }, figure: 200 - grams },
    ]);
  });

  it('leaves out what the backend granted, and takes its own offers as they stand', () => {
    const offer = {
      id: 'over-temperature.coupon',
      kind: 'coupon',
      rule: 'over-temperature.coupon',
      amount: { amount: '8.00', currency: 'CNY' },
    } as const;
    const warm = { celsius: [12, 12, 12] };
    expect(proposed(warm, { offers: [offer] })).toMatchObject([
      { amount: { amount: '8.00' }, cause: 'over-temperature', figure: 20 },
    ]);
    expect(proposed(warm, { offers: [{ ...offer, code: 'SORRY' }] })).toEqual([]);
    expect(proposed({}, { offers: [{ ...offer, id: 'card', rule: 'goodwill' }] })).toMatchObject([
      { id: 'card', cause: 'other', figure: null },
    ]);
  });

  it('never comes to more than was paid, on any route', () => {
    fc.assert(
      fc.property(routes, fc.integer({ min: 0, max: 250 }), (route, grams) => {
        const sorting = [{ at: new Date(LEFT).toISOString(), text: 'weighed', line_id: 'l1', grams }];
        for (const { amount, kind } of proposed(route, { sorting })) {
          expect(Number(amount.amount)).toBeGreaterThan(0);
          expect(Number(amount.amount)).toBeLessThanOrEqual(kind === 'coupon' ? 20 : 59.9);
        }
      }),
    );
  });
});
