import type { Shipment } from '#commerce/order.ts';
import { beautyProducts } from './beauty-products.ts';
import { beautyServiceOrders, WU } from './beauty-service-orders.ts';
import { createDemoClock } from './demo-clock.ts';
import type { DemoData } from './demo-data.ts';
import { type DemoOrder, demoOrder } from './demo-order.ts';

const {
  CLEANSER,
  CLEANSING_OIL,
  FOUNDATION,
  CUSHION,
  LIP_GLAZE,
  PALETTE,
  REPAIR_CREAM,
  EYE_CREAM,
  VITAMIN_C,
  RETINOL,
  SUNSCREEN,
  TONER,
  SHEET_MASK,
  PERFUME,
  HAND_CREAM,
} = beautyProducts;

const LIN = 'cus_bt_1001';
const ZHOU = 'cus_bt_1002';
const CHEN = 'cus_bt_1003';

/** The beauty shop: parcels from Hangzhou, by SF from ¥299 and by ZTO below. */
export function beautyData(nowMs: number): DemoData {
  const clock = createDemoClock(nowMs, 8);
  const { day, minutes } = clock;
  const sf = (tracking_number: string, rest: Shipment): Shipment => ({
    carrier: '顺丰速运',
    tracking_number,
    tracking_url: `https://track.example.com/sf/${tracking_number}`,
    ...rest,
  });
  const zto = (tracking_number: string, rest: Shipment): Shipment => ({
    carrier: '中通快递',
    tracking_number,
    tracking_url: `https://track.example.com/zto/${tracking_number}`,
    ...rest,
  });

  const orders: DemoOrder[] = [
    {
      number: 'BT20261104-7731',
      customerId: LIN,
      placed_at: day(-2, '10:26'),
      status: 'open',
      payment: 'paid',
      fulfillment: 'shipped',
      lines: [
        [VITAMIN_C, 1],
        [REPAIR_CREAM, 1],
        [SHEET_MASK, 2],
      ],
      shipments: [
        sf('SF1429930027781', {
          shipped_at: day(-2, '18:40'),
          eta: day(1, '18:00'),
          events: [
            { at: minutes(-95), text: '快件已到达【上海静安中转场】，等待发往派送网点', place: '上海' },
            { at: minutes(-640), text: '快件在【上海浦东集散中心】完成分拣', place: '上海' },
            { at: day(-1, '03:12'), text: '快件已发往【上海浦东集散中心】', place: '杭州' },
            { at: day(-2, '20:55'), text: '快件在【杭州萧山中转场】完成分拣', place: '杭州' },
            { at: day(-2, '18:40'), text: '顺丰速运已收取快件', place: '杭州' },
          ],
        }),
      ],
    },
    {
      number: 'BT20261106-0295',
      customerId: LIN,
      placed_at: minutes(-38),
      status: 'open',
      payment: 'pending',
      fulfillment: 'unfulfilled',
      lines: [
        [SUNSCREEN, 1],
        [CLEANSER, 1],
      ],
    },
    {
      number: 'BT20261028-4416',
      customerId: LIN,
      placed_at: day(-4, '21:07'),
      status: 'completed',
      payment: 'paid',
      fulfillment: 'delivered',
      returnable: true,
      lines: [
        [FOUNDATION, 1],
        [LIP_GLAZE, 1],
      ],
      shipments: [
        sf('SF1429817705512', {
          shipped_at: day(-3, '17:30'),
          delivered_at: day(-1, '14:18'),
          events: [
            { at: day(-1, '14:18'), text: '已签收，签收人：本人', place: '上海' },
            { at: day(-1, '09:42'), text: '快件交给李师傅，正在派送途中', place: '上海' },
            { at: day(-2, '22:30'), text: '快件已到达【上海静安营业点】', place: '上海' },
            { at: day(-3, '17:30'), text: '顺丰速运已收取快件', place: '杭州' },
          ],
        }),
      ],
    },
    {
      number: 'BT20261012-1183',
      customerId: LIN,
      placed_at: day(-16, '12:44'),
      status: 'completed',
      payment: 'refunded',
      fulfillment: 'returned',
      lines: [[RETINOL, 1]],
      shipments: [
        zto('78920031156604', {
          shipped_at: day(-15, '18:05'),
          delivered_at: day(-13, '11:20'),
          events: [{ at: day(-13, '11:20'), text: '已签收，签收人：菜鸟驿站', place: '上海' }],
        }),
      ],
      returns: [{ id: 'ret_bt_1183', status: 'refunded', requested_at: day(-11, '20:15') }],
      refunded: 'all',
    },
    {
      number: 'BT20261103-5520',
      customerId: ZHOU,
      placed_at: day(-1, '23:16'),
      status: 'open',
      payment: 'paid',
      fulfillment: 'unfulfilled',
      lines: [
        [TONER, 1],
        [HAND_CREAM, 2],
      ],
    },
    {
      number: 'BT20261103-8807',
      customerId: ZHOU,
      placed_at: day(-1, '15:31'),
      status: 'open',
      payment: 'paid',
      fulfillment: 'processing',
      lines: [
        [CUSHION, 1],
        [PALETTE, 1],
      ],
    },
    {
      number: 'BT20261101-6342',
      customerId: ZHOU,
      placed_at: day(-3, '19:22'),
      status: 'open',
      payment: 'paid',
      fulfillment: 'partially_shipped',
      lines: [
        [PERFUME, 1],
        [EYE_CREAM, 1],
      ],
      shipments: [
        sf('SF1429901163390', {
          shipped_at: day(-2, '17:58'),
          eta: minutes(240),
          events: [
            { at: minutes(-180), text: '快件已到达【杭州西湖营业点】', place: '杭州' },
            { at: day(-2, '17:58'), text: '顺丰速运已收取快件（眼霜；香水走陆运，另行发出）', place: '杭州' },
          ],
        }),
      ],
    },
    {
      number: 'BT20261031-2071',
      customerId: ZHOU,
      placed_at: day(-3, '09:40'),
      status: 'open',
      payment: 'paid',
      fulfillment: 'out_for_delivery',
      lines: [
        [CLEANSING_OIL, 1],
        [SHEET_MASK, 1],
      ],
      shipments: [
        zto('78920044870912', {
          shipped_at: day(-3, '17:20'),
          eta: minutes(150),
          events: [
            { at: minutes(-70), text: '【杭州西湖文三路网点】快递员王师傅正在派送，请保持电话畅通', place: '杭州' },
            { at: minutes(-260), text: '快件已到达【杭州西湖文三路网点】', place: '杭州' },
            { at: day(-2, '02:05'), text: '快件离开【广州转运中心】，发往【杭州转运中心】', place: '广州' },
            { at: day(-3, '17:20'), text: '中通快递已揽收', place: '广州' },
          ],
        }),
      ],
    },
    {
      number: 'BT20261020-3395',
      customerId: CHEN,
      placed_at: day(-12, '20:11'),
      status: 'completed',
      payment: 'paid',
      fulfillment: 'delivered',
      returnable: false,
      lines: [
        [TONER, 1],
        [CLEANSER, 1],
        [SUNSCREEN, 1],
      ],
      shipments: [
        sf('SF1429702238841', {
          shipped_at: day(-11, '16:50'),
          delivered_at: day(-9, '18:26'),
          events: [{ at: day(-9, '18:26'), text: '已签收，签收人：前台代收', place: '广州' }],
        }),
      ],
    },
    {
      number: 'BT20261102-9158',
      customerId: CHEN,
      placed_at: day(-2, '13:05'),
      status: 'cancelled',
      payment: 'refunded',
      fulfillment: 'unfulfilled',
      lines: [[PALETTE, 1]],
      refunded: 'all',
      facts: { cancelled_at: day(-2, '14:40') },
    },
    {
      number: 'BT20261105-0643',
      customerId: CHEN,
      placed_at: minutes(-210),
      status: 'open',
      payment: 'failed',
      fulfillment: 'unfulfilled',
      lines: [[PERFUME, 1]],
    },
    {
      number: 'BT20261018-7729',
      customerId: CHEN,
      placed_at: day(-14, '11:52'),
      status: 'completed',
      payment: 'paid',
      fulfillment: 'returned',
      lines: [[FOUNDATION, 2]],
      shipments: [
        sf('SF1429655510278', {
          shipped_at: day(-14, '18:12'),
          delivered_at: day(-12, '15:03'),
          events: [{ at: day(-12, '15:03'), text: '已签收，签收人：本人', place: '广州' }],
        }),
      ],
      // Back in the warehouse and being checked: the money is on its way but not there yet.
      returns: [{ id: 'ret_bt_7729', status: 'received', requested_at: day(-7, '10:20') }],
    },
  ];

  return {
    customers: [
      { id: LIN, name: '林小雨', email: 'lin@example.com', phone: '+86 138 1600 6688', postcode: '200040' },
      { id: ZHOU, name: '周子涵', email: 'zhou@example.com', phone: '+86 139 5711 2046', postcode: '310012' },
      { id: CHEN, name: '陈立', email: 'chen@example.com', phone: '+86 136 2209 9013', postcode: '510623' },
      { id: WU, name: '吴倩', email: 'wu@example.com', phone: '+86 138 5170 8473', postcode: '210008' },
    ],
    orders: [...orders, ...beautyServiceOrders(clock)].map((order) => demoOrder('beauty', 'CNY', order)),
  };
}
