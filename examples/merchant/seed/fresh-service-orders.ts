import type { Shipment } from '#commerce/order.ts';
import type { DemoClock } from './demo-clock.ts';
import type { DemoOrder } from './demo-order.ts';
import { freshProducts } from './fresh-products.ts';

const { SALMON, LIVE_PRAWNS, CRAB_BOX, CRABS, PORK_BELLY, MILK, YOGURT, BLUEBERRIES, CHERRIES, ORANGES } =
  freshProducts;
const { SPINACH, BROCCOLI, TOFU, RICE } = freshProducts;

export const SUN = 'cus_fr_2004';

/** Orders to which something happened that a shopper asks the grocer to put right; all of one customer. */
export function freshServiceOrders({ day, minutes }: DemoClock): DemoOrder[] {
  const rider = (rest: Shipment): Shipment => ({ carrier: '鲜到家骑手', ...rest });
  return [
    {
      // Just delivered: missing, wrong, crushed, spoiled, dead, too light.
      number: 'FR2611-04866',
      customerId: SUN,
      placed_at: minutes(-118),
      status: 'completed',
      payment: 'paid',
      fulfillment: 'delivered',
      lines: [
        [SALMON, 1],
        [LIVE_PRAWNS, 1],
        [PORK_BELLY, 1],
        [SPINACH, 2],
        [BLUEBERRIES, 2],
        [TOFU, 1],
        [CRABS, 1],
      ],
      shipments: [
        rider({
          tracking_number: 'RD-0447088',
          shipped_at: minutes(-71),
          eta: minutes(-30),
          delivered_at: minutes(-35),
          events: [
            { at: minutes(-35), text: '已送达，放在门口并拍照', place: '上海' },
            { at: minutes(-71), text: '骑手赵师傅已从徐汇漕溪北路冷仓出发', place: '上海' },
            { at: minutes(-84), text: '拣货完成，已放入冷链箱', place: '上海' },
          ],
        }),
      ],
    },
    {
      // More than half an hour behind its promise.
      number: 'FR2611-04790',
      customerId: SUN,
      placed_at: minutes(-171),
      status: 'open',
      payment: 'paid',
      fulfillment: 'out_for_delivery',
      lines: [
        [MILK, 2],
        [BROCCOLI, 2],
        [YOGURT, 2],
      ],
      shipments: [
        rider({
          tracking_number: 'RD-0446977',
          shipped_at: minutes(-66),
          eta: minutes(-48),
          events: [
            { at: minutes(-66), text: '骑手陈师傅已从徐汇漕溪北路冷仓出发', place: '上海' },
            { at: minutes(-93), text: '拣货完成，已放入冷链箱', place: '上海' },
          ],
        }),
      ],
    },
    {
      // No news since it left the depot, and a day over its time.
      number: 'FR2611-04118',
      customerId: SUN,
      placed_at: day(-5, '19:40'),
      status: 'open',
      payment: 'paid',
      fulfillment: 'shipped',
      lines: [[CRAB_BOX, 1]],
      shipments: [
        {
          carrier: '顺丰冷运',
          tracking_number: 'SF3108845519022',
          tracking_url: 'https://track.example.com/sf/SF3108845519022',
          shipped_at: day(-4, '15:20'),
          eta: day(-2, '12:00'),
          events: [
            { at: day(-3, '04:50'), text: '快件离开【苏州冷运中心】，全程 0–8 ℃', place: '苏州' },
            { at: day(-4, '15:20'), text: '顺丰冷运已在阳澄湖产地揽收', place: '苏州' },
          ],
        },
      ],
    },
    {
      // Bought this morning for more than it costs now.
      number: 'FR2611-04815',
      customerId: SUN,
      placed_at: minutes(-196),
      status: 'completed',
      payment: 'paid',
      fulfillment: 'delivered',
      lines: [
        [CHERRIES, 2, '56.90'],
        [ORANGES, 1],
      ],
      shipments: [
        rider({
          tracking_number: 'RD-0446901',
          shipped_at: minutes(-132),
          delivered_at: minutes(-104),
          events: [{ at: minutes(-104), text: '已送达，当面交接', place: '上海' }],
        }),
      ],
    },
    {
      // The bank took the money twice.
      number: 'FR2611-04840',
      customerId: SUN,
      placed_at: minutes(-44),
      status: 'open',
      payment: 'paid',
      fulfillment: 'processing',
      lines: [
        [SALMON, 1],
        [SPINACH, 1],
      ],
      shipments: [
        rider({
          eta: minutes(71),
          events: [{ at: minutes(-31), text: '徐汇漕溪北路冷仓已接单，正在拣货', place: '上海' }],
        }),
      ],
      facts: { charged_twice: true },
    },
    {
      // Sealed, and too long ago to go back.
      number: 'FR2611-02988',
      customerId: SUN,
      placed_at: day(-13, '10:22'),
      status: 'completed',
      payment: 'paid',
      fulfillment: 'delivered',
      lines: [[RICE, 1]],
      shipments: [
        rider({
          tracking_number: 'RD-0431240',
          shipped_at: day(-13, '11:15'),
          delivered_at: day(-13, '11:52'),
          events: [{ at: day(-13, '11:52'), text: '已送达，当面交接', place: '上海' }],
        }),
      ],
    },
    {
      // Booked for tomorrow: everything can still be changed.
      number: 'FR2611-04877',
      customerId: SUN,
      placed_at: minutes(-18),
      status: 'open',
      payment: 'paid',
      fulfillment: 'unfulfilled',
      lines: [
        [MILK, 3],
        [PORK_BELLY, 1],
        [BROCCOLI, 1],
      ],
      shipments: [rider({ eta: day(1, '18:00') })],
    },
  ];
}
