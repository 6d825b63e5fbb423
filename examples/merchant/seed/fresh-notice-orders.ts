import type { RiskSetup } from '../services/notice-setup.ts';
import type { DemoClock } from './demo-clock.ts';
import type { DemoOrder } from './demo-order.ts';
import { freshProducts } from './fresh-products.ts';

const { MILK, OLIVE_OIL, RICE, SALMON, SPINACH, YOGURT } = freshProducts;

export const ZHOU = 'cus_fr_2006';

/** Orders on their way of which there is something to say before anybody asks, and one of which there is nothing. */
export function freshNoticeOrders({ minutes }: DemoClock): DemoOrder[] {
  const open = { customerId: ZHOU, status: 'open', payment: 'paid' } as const;
  const rider = (number: string, etaMinutes: number) => [
    {
      carrier: '鲜到家骑手',
      tracking_number: number,
      eta: minutes(etaMinutes),
      events: [{ at: minutes(-4), text: '冷仓已接单，正在拣货', place: '上海' }],
    },
  ];
  return [
    {
      // A red warning on a long way at a full hour, and glass in a bag.
      number: 'FR2611-04931',
      ...open,
      placed_at: minutes(-6),
      fulfillment: 'unfulfilled',
      lines: [
        [OLIVE_OIL, 2],
        [SALMON, 1],
        [YOGURT, 2],
      ],
      shipments: rider('RD-0447233', 95),
      facts: { delivery: { district: 'harbour', km: 9.2, stops: 6, carrier: 'rider', packaging: 0 } },
    },
    {
      // Clear sky, and more orders than riders.
      number: 'FR2611-04937',
      ...open,
      placed_at: minutes(-5),
      fulfillment: 'processing',
      lines: [
        [MILK, 2],
        [SPINACH, 1],
      ],
      shipments: rider('RD-0447239', 80),
      facts: { delivery: { district: 'station', km: 3.1, stops: 4, carrier: 'rider', packaging: 1, first: true } },
    },
    {
      number: 'FR2611-04940',
      ...open,
      placed_at: minutes(-8),
      fulfillment: 'processing',
      lines: [[RICE, 1]],
      shipments: rider('RD-0447242', 70),
      facts: { delivery: { district: 'garden', km: 1.8, stops: 0, carrier: 'rider', packaging: 1 } },
    },
  ];
}

const HOUR_MS = 3_600_000;

/** What the grocer knows of its goods, and a feed in which it always storms at the harbour. */
export const freshRisk: RiskSetup = {
  timeZone: 'Asia/Shanghai',
  goods: {
    'FR-OIL-001': { fragility: 3, grams: 900 },
    'FR-TOF-001': { fragility: 2, cold: true, grams: 350 },
    'FR-BER-001': { fragility: 1, cold: true, grams: 125 },
    'FR-CHR-001': { fragility: 1, cold: true, grams: 500 },
    'FR-SAL-001': { cold: true, grams: 200 },
    'FR-SHR-001': { cold: true, grams: 1_000 },
    'FR-MLK-001': { cold: true, grams: 1_000 },
    'FR-MLK-003': { cold: true, grams: 1_000 },
    'FR-YOG-001': { cold: true, grams: 450 },
    'FR-VEG-001': { cold: true, grams: 250 },
    'FR-RIC-001': { grams: 5_000 },
  },
  quiet: { from: '22:00', until: '08:00' },
  demoHours: (nowMs) =>
    Array.from({ length: 12 }, (_, ahead) => {
      const hour = new Date((Math.floor(nowMs / HOUR_MS) + ahead - 1) * HOUR_MS).toISOString();
      return [
        { district: 'harbour', hour, severity: 4, celsius: 24, load: 1.55 },
        { district: 'station', hour, severity: 0, celsius: 19, load: 1.45 },
        { district: 'garden', hour, severity: 0, celsius: 19, load: 0.9 },
      ];
    }).flat(),
};
