import type { ShopRules } from '../decisions/shop-rules.ts';
import { factsBySku } from './demo-order.ts';
import { freshProducts } from './fresh-products.ts';
import { freshTraceRules } from './fresh-trace-rules.ts';

/** The grocer decides as its pages say: `examples/packs/fresh/policies/`. */
export const freshRules: ShopRules = {
  products: factsBySku(freshProducts),
  cancel: { atOnce: ['unfulfilled'], tried: ['processing'] },
  // Stock and slot go to somebody else that very second.
  restoreMinutes: null,
  changeItem: ['unfulfilled', 'processing'],
  changeAddress: { atOnce: ['unfulfilled'], tried: ['processing', 'out_for_delivery'] },
  dispatchHours: 2,
  late: {
    coupon: { promise: 'arrival', minutes: 30, amount: '5.00', days: 14 },
    feeBackMinutes: 60,
    refusableMinutes: 60,
  },
  lost: { overdueHours: 12, quietHours: 48, deliveredHours: 24 },
  returns: { days: 7, fee: '6.00', roundTripDays: 2, allergyDays: null },
  exchangeDays: null,
  claims: {
    hours: 7 * 24,
    // What is missing or wrong has the hours of its goods too: a day for the chilled, two for the frozen, a week for the rest.
    hoursByProblem: {},
    atOnceBelow: '30.00',
    withoutPhoto: ['missing', 'lost'],
    atOncePerMonth: 5,
    shortWeight: { tolerated: 0, doubledAbove: 5 },
  },
  offers: freshTraceRules,
  priceAdjustHours: 24,
  invoice: { days: 90, since: 'delivered', hours: 24, corrections: 1 },
  refundHours: 24,
  review: { hours: 2, day: { offsetHours: 8, from: '08:00', until: '22:30', elseAt: '10:00' } },
  ticketHours: { payment: 24, coupon: 24, account: 24, complaint: 2, wholesale: 24, warranty: 24, other: 24 },
};
