import type { ShopRules } from '../decisions/shop-rules.ts';
import { beautyProducts } from './beauty-products.ts';
import { factsBySku } from './demo-order.ts';

const DAY_HOURS = 24;

/** The beauty shop decides as its pages say: `examples/packs/beauty/policies/`. */
export const beautyRules: ShopRules = {
  products: factsBySku(beautyProducts),
  cancel: { atOnce: ['unfulfilled'], tried: ['processing'] },
  // Made again at the old price while there is stock.
  restoreMinutes: 120,
  changeItem: ['unfulfilled'],
  changeAddress: { atOnce: ['unfulfilled'], tried: ['processing'] },
  dispatchHours: 48,
  late: {
    coupon: { promise: 'dispatch', minutes: 0, amount: '10.00', days: 30 },
    feeBackMinutes: null,
    refusableMinutes: null,
  },
  lost: { overdueHours: 7 * DAY_HOURS, quietHours: 72, deliveredHours: 7 * DAY_HOURS },
  returns: { days: 15, fee: '0.00', roundTripDays: 7, allergyDays: 30 },
  exchangeDays: 15,
  claims: {
    hours: 90 * DAY_HOURS,
    hoursByProblem: { damaged: 48, missing: 7 * DAY_HOURS, wrong: 7 * DAY_HOURS, allergy: 30 * DAY_HOURS },
    // Below this nothing has to come back.
    atOnceBelow: '300.00',
    withoutPhoto: ['lost'],
    atOncePerMonth: 3,
    shortWeight: { tolerated: 3, doubledAbove: null },
  },
  priceAdjustHours: 15 * DAY_HOURS,
  invoice: { days: 180, since: 'placed', hours: 24, corrections: 1 },
  refundHours: 72,
  review: { hours: 24 },
  ticketHours: { payment: 24, coupon: 24, account: 24, complaint: 24, wholesale: 48, warranty: 48, other: 24 },
};
