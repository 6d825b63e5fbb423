import type { Shipment } from '#commerce/order.ts';
import { createDemoClock } from './demo-clock.ts';
import type { DemoData } from './demo-data.ts';
import { type DemoOrder, demoOrder } from './demo-order.ts';
import { freshNoticeOrders, ZHOU } from './fresh-notice-orders.ts';
import { freshProducts } from './fresh-products.ts';
import { freshServiceOrders, SUN } from './fresh-service-orders.ts';
import { CHEN, freshTraceOrders } from './fresh-trace-orders.ts';
import { traced } from './fresh-traces.ts';

const {
  SALMON,
  PRAWNS,
  LIVE_PRAWNS,
  CRAB_BOX,
  CRABS,
  SEA_BASS,
  RIB_EYE,
  PORK_BELLY,
  MILK,
  A2_MILK,
  YOGURT,
  BLUEBERRIES,
  CHERRIES,
  ORANGES,
  SPINACH,
  BROCCOLI,
  TOFU,
  TEA,
  RICE,
  OLIVE_OIL,
} = freshProducts;

const LIN = 'cus_fr_2001';
const WANG = 'cus_fr_2002';
const ZHAO = 'cus_fr_2003';

/** The grocer: riders from cold stores nearby, and hairy crabs straight from the lake by SF. */
export function freshData(nowMs: number): DemoData {
  const clock = createDemoClock(nowMs, 8);
  const { day, minutes } = clock;
  const rider = (rest: Shipment): Shipment => ({ carrier: '鲜到家骑手', ...rest });
  const sf = (tracking_number: string, rest: Shipment): Shipment => ({
    carrier: '顺丰冷运',
    tracking_number,
    tracking_url: `https://track.example.com/sf/${tracking_number}`,
    ...rest,
  });

  const orders: DemoOrder[] = [
    {
      number: 'FR2611-04817',
      customerId: LIN,
      placed_at: minutes(-71),
      status: 'open',
      payment: 'paid',
      fulfillment: 'out_for_delivery',
      lines: [
        [SALMON, 1],
        [MILK, 2],
        [BLUEBERRIES, 2],
        [SPINACH, 1],
      ],
      shipments: [
        rider({
          tracking_number: 'RD-0447162',
          tracking_url: 'https://track.example.com/rider/RD-0447162',
          shipped_at: minutes(-16),
          eta: minutes(24),
          events: [
            { at: minutes(-16), text: '骑手张师傅已从静安南京西路冷仓出发，全程冷链箱配送', place: '上海' },
            { at: minutes(-22), text: '骑手张师傅已取货', place: '上海' },
            { at: minutes(-34), text: '拣货完成，已放入冷链箱', place: '上海' },
            { at: minutes(-66), text: '静安南京西路冷仓已接单，正在拣货', place: '上海' },
          ],
        }),
      ],
    },
    {
      number: 'FR2611-04902',
      customerId: LIN,
      placed_at: minutes(-9),
      status: 'open',
      payment: 'pending',
      fulfillment: 'unfulfilled',
      lines: [
        [CRABS, 1],
        [TOFU, 2],
      ],
    },
    {
      number: 'FR2611-04655',
      customerId: LIN,
      placed_at: day(-1, '16:48'),
      status: 'completed',
      payment: 'paid',
      fulfillment: 'delivered',
      returnable: true,
      lines: [
        [RICE, 1],
        [OLIVE_OIL, 1],
      ],
      shipments: [
        rider({
          tracking_number: 'RD-0446820',
          shipped_at: day(-1, '17:36'),
          delivered_at: day(-1, '18:02'),
          events: [
            { at: day(-1, '18:02'), text: '已送达，放在门口并拍照', place: '上海' },
            { at: day(-1, '17:36'), text: '骑手李师傅已从静安南京西路冷仓出发', place: '上海' },
            { at: day(-1, '17:20'), text: '拣货完成', place: '上海' },
          ],
        }),
      ],
    },
    {
      number: 'FR2611-03390',
      customerId: LIN,
      placed_at: day(-7, '09:15'),
      status: 'completed',
      payment: 'refunded',
      fulfillment: 'returned',
      lines: [[TEA, 1]],
      shipments: [
        rider({
          tracking_number: 'RD-0438114',
          shipped_at: day(-7, '10:05'),
          delivered_at: day(-7, '10:41'),
          events: [{ at: day(-7, '10:41'), text: '已送达，当面交接', place: '上海' }],
        }),
      ],
      returns: [{ id: 'ret_fr_3390', status: 'refunded', requested_at: day(-5, '11:02') }],
      refunded: 'all',
    },
    {
      number: 'FR2611-04760',
      customerId: WANG,
      placed_at: minutes(-140),
      status: 'open',
      payment: 'paid',
      fulfillment: 'unfulfilled',
      lines: [
        [SEA_BASS, 1],
        [TOFU, 1],
        [SPINACH, 2],
      ],
      shipments: [rider({ eta: day(1, '10:00') })],
    },
    {
      number: 'FR2611-04833',
      customerId: WANG,
      placed_at: minutes(-33),
      status: 'open',
      payment: 'paid',
      fulfillment: 'processing',
      lines: [
        [RIB_EYE, 2],
        [BROCCOLI, 1],
        [YOGURT, 1],
      ],
      shipments: [
        rider({
          eta: minutes(82),
          events: [{ at: minutes(-28), text: '西湖文三路冷仓已接单，正在拣货', place: '杭州' }],
        }),
      ],
    },
    {
      number: 'FR2611-04521',
      customerId: WANG,
      placed_at: day(-1, '11:08'),
      status: 'open',
      payment: 'paid',
      fulfillment: 'partially_shipped',
      lines: [
        [CRAB_BOX, 1],
        [TEA, 1],
      ],
      shipments: [
        rider({
          tracking_number: 'RD-0446102',
          shipped_at: day(-1, '12:10'),
          delivered_at: day(-1, '12:47'),
          events: [{ at: day(-1, '12:47'), text: '已送达：武夷大红袍。大闸蟹由阳澄湖产地另行发出', place: '杭州' }],
        }),
      ],
    },
    {
      number: 'FR2611-04288',
      customerId: WANG,
      placed_at: day(-2, '20:36'),
      status: 'open',
      payment: 'paid',
      fulfillment: 'shipped',
      lines: [[CRAB_BOX, 1]],
      shipments: [
        sf('SF3108847720156', {
          shipped_at: day(-1, '15:20'),
          eta: minutes(420),
          events: [
            { at: minutes(-110), text: '快件已到达【杭州萧山冷运中心】，等待发往派送网点', place: '杭州' },
            { at: day(-1, '21:05'), text: '快件离开【苏州冷运中心】，全程 0–8 ℃', place: '苏州' },
            { at: day(-1, '18:44'), text: '快件在【苏州冷运中心】完成分拣', place: '苏州' },
            { at: day(-1, '15:20'), text: '顺丰冷运已在阳澄湖产地揽收，出水后 3 小时内打包', place: '苏州' },
          ],
        }),
      ],
    },
    {
      number: 'FR2611-03117',
      customerId: ZHAO,
      placed_at: day(-9, '18:20'),
      status: 'completed',
      payment: 'partially_refunded',
      fulfillment: 'delivered',
      lines: [
        [CHERRIES, 2],
        [ORANGES, 1],
        [A2_MILK, 1],
      ],
      shipments: [
        rider({
          tracking_number: 'RD-0435077',
          shipped_at: day(-9, '19:12'),
          delivered_at: day(-9, '19:44'),
          events: [{ at: day(-9, '19:44'), text: '已送达，交给门卫', place: '广州' }],
        }),
      ],
      // A handful of soft cherries, paid back on a photograph.
      refunded: '12.50',
    },
    {
      number: 'FR2611-04702',
      customerId: ZHAO,
      placed_at: minutes(-260),
      status: 'cancelled',
      payment: 'refunded',
      fulfillment: 'unfulfilled',
      lines: [[LIVE_PRAWNS, 2]],
      refunded: 'all',
      facts: { cancelled_at: minutes(-251) },
    },
    {
      number: 'FR2611-04871',
      customerId: ZHAO,
      placed_at: minutes(-27),
      status: 'open',
      payment: 'failed',
      fulfillment: 'unfulfilled',
      lines: [
        [PRAWNS, 1],
        [PORK_BELLY, 1],
      ],
    },
    {
      number: 'FR2611-04390',
      customerId: ZHAO,
      placed_at: day(-2, '08:10'),
      status: 'completed',
      payment: 'paid',
      fulfillment: 'returned',
      lines: [[OLIVE_OIL, 2]],
      shipments: [
        rider({
          tracking_number: 'RD-0444518',
          shipped_at: day(-2, '08:58'),
          delivered_at: day(-2, '09:31'),
          events: [{ at: day(-2, '09:31'), text: '已送达，当面交接', place: '广州' }],
        }),
      ],
      // Taken back by the rider; the card takes its days to pay.
      returns: [{ id: 'ret_fr_4390', status: 'received', requested_at: day(-1, '10:02') }],
    },
  ];

  return {
    customers: [
      { id: LIN, name: '林小雨', email: 'lin@example.com', phone: '+86 138 1600 6688', postcode: '200040' },
      { id: WANG, name: '王建国', email: 'wang@example.com', phone: '+86 137 5711 3352', postcode: '310012' },
      { id: ZHAO, name: '赵敏', email: 'zhao@example.com', phone: '+86 135 2209 7406', postcode: '510623' },
      { id: SUN, name: '孙磊', email: 'sun@example.com', phone: '+86 137 6408 5190', postcode: '200031' },
      { id: CHEN, name: '陈静', email: 'chen@example.com', phone: '+86 136 2188 4473', postcode: '200051' },
      { id: ZHOU, name: '周婷', email: 'zhou@example.com', phone: '+86 138 1755 2096', postcode: '200082' },
    ],
    orders: [...orders, ...freshServiceOrders(clock), ...freshTraceOrders(clock), ...freshNoticeOrders(clock)].map(
      (order) => {
        const made = demoOrder('fresh', 'CNY', order);
        return { ...made, order: traced(made.order, nowMs) };
      },
    ),
  };
}
