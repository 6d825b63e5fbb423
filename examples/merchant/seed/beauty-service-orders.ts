import type { Shipment } from '#commerce/order.ts';
import { beautyProducts } from './beauty-products.ts';
import type { DemoClock } from './demo-clock.ts';
import type { DemoOrder } from './demo-order.ts';

const { CLEANSER, CLEANSING_OIL, CUSHION, LIP_GLAZE, PALETTE, REPAIR_CREAM, EYE_CREAM, VITAMIN_C } = beautyProducts;
const { SUNSCREEN, TONER, SHEET_MASK, HAND_CREAM } = beautyProducts;

export const WU = 'cus_bt_1004';

/** Orders to which something happened that a shopper asks the beauty shop to put right; all of one customer. */
export function beautyServiceOrders({ day, minutes }: DemoClock): DemoOrder[] {
  const zto = (tracking_number: string, rest: Shipment): Shipment => ({
    carrier: '中通快递',
    tracking_number,
    tracking_url: `https://track.example.com/zto/${tracking_number}`,
    ...rest,
  });
  return [
    {
      // Delivered yesterday: missing, wrong, broken, gone off, too light, itching.
      number: 'BT20261115-3308',
      customerId: WU,
      placed_at: day(-4, '21:12'),
      status: 'completed',
      payment: 'paid',
      fulfillment: 'delivered',
      returnable: true,
      lines: [
        [CLEANSER, 1],
        [REPAIR_CREAM, 1],
        [CUSHION, 1],
        [LIP_GLAZE, 2],
        [PALETTE, 1],
        [SHEET_MASK, 2],
      ],
      shipments: [
        zto('78920051207736', {
          shipped_at: day(-3, '17:25'),
          delivered_at: day(-1, '15:40'),
          events: [
            { at: day(-1, '15:40'), text: '已签收，签收人：本人', place: '南京' },
            { at: day(-1, '08:57'), text: '【南京鼓楼网点】快递员周师傅正在派送', place: '南京' },
            { at: day(-3, '17:25'), text: '中通快递已揽收', place: '杭州' },
          ],
        }),
      ],
    },
    {
      // Paid days ago, and still not on its way.
      number: 'BT20261110-6071',
      customerId: WU,
      placed_at: day(-3, '10:03'),
      status: 'open',
      payment: 'paid',
      fulfillment: 'unfulfilled',
      lines: [
        [EYE_CREAM, 1],
        [TONER, 1],
      ],
    },
    {
      // Over its time, but moving.
      number: 'BT20261108-1946',
      customerId: WU,
      placed_at: day(-6, '13:48'),
      status: 'open',
      payment: 'paid',
      fulfillment: 'shipped',
      lines: [[CLEANSING_OIL, 1]],
      shipments: [
        zto('78920049900183', {
          shipped_at: day(-5, '17:10'),
          eta: day(-1, '18:00'),
          events: [
            { at: day(-1, '06:31'), text: '快件在【无锡转运中心】滞留，等待中转', place: '无锡' },
            { at: day(-4, '02:12'), text: '快件离开【杭州转运中心】', place: '杭州' },
            { at: day(-5, '17:10'), text: '中通快递已揽收', place: '杭州' },
          ],
        }),
      ],
    },
    {
      // No scan for days: lost.
      number: 'BT20261106-7254',
      customerId: WU,
      placed_at: day(-11, '09:30'),
      status: 'open',
      payment: 'paid',
      fulfillment: 'shipped',
      lines: [
        [SUNSCREEN, 1],
        [HAND_CREAM, 1],
      ],
      shipments: [
        zto('78920046611257', {
          shipped_at: day(-10, '17:40'),
          eta: day(-7, '18:00'),
          events: [
            { at: day(-8, '23:14'), text: '快件离开【常州转运中心】，发往【南京转运中心】', place: '常州' },
            { at: day(-10, '17:40'), text: '中通快递已揽收', place: '杭州' },
          ],
        }),
      ],
    },
    {
      // Bought before the price fell.
      number: 'BT20261112-4419',
      customerId: WU,
      placed_at: day(-6, '20:02'),
      status: 'completed',
      payment: 'paid',
      fulfillment: 'delivered',
      returnable: true,
      lines: [[VITAMIN_C, 1, '289.00']],
      shipments: [
        zto('78920049127740', {
          shipped_at: day(-5, '16:55'),
          delivered_at: day(-3, '12:20'),
          events: [{ at: day(-3, '12:20'), text: '已签收，签收人：菜鸟驿站', place: '南京' }],
        }),
      ],
    },
    {
      // The bank took the money twice.
      number: 'BT20261117-0526',
      customerId: WU,
      placed_at: minutes(-93),
      status: 'open',
      payment: 'paid',
      fulfillment: 'unfulfilled',
      lines: [
        [LIP_GLAZE, 2],
        [CLEANSER, 1],
      ],
      facts: { charged_twice: true },
    },
    {
      // Too long ago to go back.
      number: 'BT20261022-8840',
      customerId: WU,
      placed_at: day(-23, '18:36'),
      status: 'completed',
      payment: 'paid',
      fulfillment: 'delivered',
      lines: [[PALETTE, 1]],
      shipments: [
        zto('78920030045519', {
          shipped_at: day(-22, '17:05'),
          delivered_at: day(-20, '10:48'),
          events: [{ at: day(-20, '10:48'), text: '已签收，签收人：本人', place: '南京' }],
        }),
      ],
    },
    {
      // Cancelled by a slip, a moment ago.
      number: 'BT20261118-6613',
      customerId: WU,
      placed_at: minutes(-205),
      status: 'cancelled',
      payment: 'refunded',
      fulfillment: 'unfulfilled',
      lines: [[CUSHION, 1]],
      refunded: 'all',
      facts: { cancelled_at: minutes(-35) },
    },
  ];
}
