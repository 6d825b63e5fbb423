import type { Order } from '#commerce/order.ts';

/** Something that shoppers want done, and the state in which their order makes the wish a fitting one. */
export interface ServiceWish {
  intent: string;
  /** How often, against the others. */
  weight: number;
  /** Null: it is about no order, though a flow may ask for one. */
  fits: ((order: Order) => boolean) | null;
  /** Wishes that are served as well by the flows of these intents: shoppers mix them up, and so may the shop. */
  near?: readonly string[];
}

const is =
  (...stages: Order['fulfillment'][]) =>
  ({ fulfillment, status }: Order): boolean =>
    status !== 'cancelled' && stages.includes(fulfillment);
const open = is('unfulfilled', 'processing', 'partially_shipped', 'shipped', 'out_for_delivery');
const travelling = is('shipped', 'out_for_delivery', 'partially_shipped');
const arrived = is('delivered');
const waiting = is('unfulfilled', 'processing');

export const SERVICE_WISHES: readonly [ServiceWish, ...ServiceWish[]] = [
  { intent: 'order.track', weight: 6, fits: open, near: ['order.find', 'order.late'] },
  { intent: 'order.find', weight: 1, fits: () => true, near: ['order.track'] },
  { intent: 'order.late', weight: 3, fits: open, near: ['order.track', 'order.lost'] },
  { intent: 'order.cancel', weight: 3, fits: open },
  { intent: 'order.restore', weight: 0.5, fits: ({ status }) => status === 'cancelled' },
  { intent: 'order.change', weight: 1, fits: waiting },
  { intent: 'order.address', weight: 1.5, fits: open },
  {
    intent: 'order.lost',
    weight: 1,
    fits: (order) => arrived(order) || travelling(order),
    near: ['order.late', 'order.track'],
  },
  { intent: 'order.missing', weight: 1, fits: arrived },
  { intent: 'order.wrong', weight: 1, fits: arrived },
  { intent: 'order.damaged', weight: 1, fits: arrived, near: ['order.defective', 'order.spoiled'] },
  { intent: 'order.defective', weight: 1, fits: arrived, near: ['order.damaged', 'order.spoiled', 'warranty.service'] },
  { intent: 'order.spoiled', weight: 1, fits: arrived, near: ['order.damaged', 'order.defective'] },
  { intent: 'order.short_weight', weight: 0.5, fits: arrived, near: ['order.missing'] },
  { intent: 'return.request', weight: 2, fits: arrived, near: ['refund.request'] },
  { intent: 'return.fee', weight: 0.5, fits: arrived },
  { intent: 'return.status', weight: 0.5, fits: ({ returns }) => (returns ?? []).length > 0, near: ['refund.status'] },
  { intent: 'exchange.request', weight: 1, fits: arrived },
  { intent: 'refund.request', weight: 1.5, fits: ({ payment }) => payment === 'paid', near: ['return.request'] },
  {
    intent: 'refund.status',
    weight: 1,
    fits: ({ returns, refunds }) => (returns ?? refunds ?? []).length > 0,
    near: ['return.status'],
  },
  { intent: 'warranty.service', weight: 0.5, fits: arrived, near: ['order.defective'] },
  { intent: 'invoice.request', weight: 1, fits: ({ payment }) => payment === 'paid' },
  { intent: 'payment.failed', weight: 1, fits: ({ payment }) => payment === 'failed' || payment === 'pending' },
  { intent: 'payment.wrong_charge', weight: 0.5, fits: ({ payment }) => payment === 'paid' },
  { intent: 'coupon.problem', weight: 1, fits: null },
  { intent: 'price.adjust', weight: 0.5, fits: ({ payment, status }) => payment === 'paid' && status !== 'cancelled' },
  { intent: 'account.login', weight: 0.5, fits: null },
  { intent: 'account.update', weight: 0.3, fits: null },
  { intent: 'complaint', weight: 0.5, fits: null },
  { intent: 'business.wholesale', weight: 0.3, fits: null },
];
