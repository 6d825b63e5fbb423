import type { ShopRules } from '../decisions/shop-rules.ts';
import { factsBySku } from './demo-order.ts';
import { globalProducts } from './global-products.ts';

const DAY_HOURS = 24;
const WEEK_DAYS = 7;

/** The cross-border shop decides as its pages say: `examples/packs/global/policies/`. Five working days are a week. */
export const globalRules: ShopRules = {
  products: factsBySku(globalProducts),
  cancel: { atOnce: ['unfulfilled', 'processing'], minutes: 120, tried: ['unfulfilled', 'processing'] },
  // The tax calculation is released with the stock.
  restoreMinutes: null,
  changeItem: ['unfulfilled', 'processing'],
  changeAddress: { atOnce: ['unfulfilled', 'processing'], tried: [] },
  dispatchHours: 2 * DAY_HOURS,
  late: { coupon: null, feeBackMinutes: null, refusableMinutes: null },
  lost: {
    overdueHours: 4 * WEEK_DAYS * DAY_HOURS,
    quietHours: 3 * WEEK_DAYS * DAY_HOURS,
    deliveredHours: 14 * DAY_HOURS,
  },
  returns: { days: 30, fee: '6.90', roundTripDays: 21, allergyDays: null },
  exchangeDays: 30,
  claims: {
    // The warranty; gadgets have two years.
    hours: 365 * DAY_HOURS,
    hoursByProblem: { damaged: 7 * DAY_HOURS, missing: 7 * DAY_HOURS, wrong: 7 * DAY_HOURS },
    atOnceBelow: '25.00',
    withoutPhoto: ['lost'],
    atOncePerMonth: 3,
    shortWeight: { tolerated: 2, doubledAbove: null },
  },
  priceAdjustHours: 14 * DAY_HOURS,
  invoice: { days: 3650, since: 'placed', hours: 1, corrections: 1 },
  refundHours: WEEK_DAYS * DAY_HOURS,
  review: { hours: 2 * DAY_HOURS },
  ticketHours: { payment: 48, coupon: 48, account: 48, complaint: 24, wholesale: 48, warranty: 48, other: 48 },
};
