import type { Shipment } from '#commerce/order.ts';
import type { DemoClock } from './demo-clock.ts';
import type { DemoOrder } from './demo-order.ts';
import { freshProducts } from './fresh-products.ts';

const { SALMON, SEA_BASS, RIB_EYE, PORK_BELLY, MILK, YOGURT, TOFU } = freshProducts;

export const CHEN = 'cus_fr_2005';

/**
 * Orders whose ways differ, so that each verdict of the traceability report can be seen; all of one customer. What their logs
 * and labels say is in `fresh-traces.ts`.
 */
export function freshTraceOrders({ day, minutes }: DemoClock): DemoOrder[] {
  const came = (left: string, arrived: string, run: string, cleared: string, eta = arrived): Shipment => ({
    carrier: '鲜到家骑手',
    tracking_number: run,
    shipped_at: left,
    eta,
    delivered_at: arrived,
    events: [
      { at: arrived, text: '已送达，当面交接', place: '上海' },
      { at: left, text: '骑手周师傅已从长宁天山路冷仓出发', place: '上海' },
      { at: cleared, text: '拣货完成，已放入冷链箱', place: '上海' },
    ],
    legs: [{ mode: 'rider', from: '长宁天山路冷仓', to: '上海 长宁', departed_at: left, arrived_at: arrived }],
  });
  const delivered = { customerId: CHEN, status: 'completed', payment: 'paid', fulfillment: 'delivered' } as const;
  return [
    {
      // Kept cold all the way.
      ...delivered,
      number: 'FR2611-04880',
      placed_at: minutes(-131),
      lines: [
        [SALMON, 1],
        [MILK, 1],
      ],
      shipments: [came(minutes(-83), minutes(-46), 'RD-0447201', minutes(-90))],
    },
    {
      // Warm for more than half an hour; and the pork weighs less than its label.
      ...delivered,
      number: 'FR2611-04881',
      placed_at: minutes(-205),
      lines: [
        [SALMON, 1],
        [PORK_BELLY, 1],
        [TOFU, 1],
      ],
      shipments: [came(minutes(-150), minutes(-72), 'RD-0447188', minutes(-158))],
    },
    {
      // The ice was left out, and the rider broke down.
      ...delivered,
      number: 'FR2611-04882',
      placed_at: minutes(-372),
      lines: [
        [SALMON, 1],
        [RIB_EYE, 2],
      ],
      shipments: [came(minutes(-330), minutes(-95), 'RD-0447120', minutes(-338), minutes(-240))],
    },
    {
      // The logger was silent in the middle; and the sea bass weighs less than its label.
      ...delivered,
      number: 'FR2611-04883',
      placed_at: minutes(-262),
      lines: [
        [SALMON, 1],
        [SEA_BASS, 1],
      ],
      shipments: [came(minutes(-201), minutes(-112), 'RD-0447155', minutes(-208))],
    },
    {
      // The yogurt was past its date when it came.
      ...delivered,
      number: 'FR2611-04884',
      placed_at: day(-1, '09:02'),
      lines: [
        [YOGURT, 1],
        [MILK, 1],
      ],
      shipments: [came(day(-1, '09:51'), day(-1, '10:27'), 'RD-0446790', day(-1, '09:43'))],
    },
  ];
}
