import type { Shipment } from '#commerce/order.ts';
import { createDemoClock } from './demo-clock.ts';
import type { DemoData } from './demo-data.ts';
import { type DemoOrder, type DemoProduct, demoOrder } from './demo-order.ts';

const SALMON: DemoProduct = ['FR-SAL-001', '挪威三文鱼刺身 200 g', '59.90'];
const PRAWNS: DemoProduct = ['FR-SHR-001', '厄瓜多尔白虾 40/50 净重 1 kg', '79.90'];
const LIVE_PRAWNS: DemoProduct = ['FR-SHR-003', '鲜活基围虾 500 g', '68.00'];
const CRAB_BOX: DemoProduct = ['FR-CRB-001', '阳澄湖大闸蟹 公 4.0 两 母 3.0 两 8 只礼盒', '388.00'];
const CRABS: DemoProduct = ['FR-CRB-002', '阳澄湖大闸蟹 全母 2.5 两 6 只', '168.00'];
const SEA_BASS: DemoProduct = ['FR-FSH-001', '鲜活鲈鱼 现杀 约 500 g', '29.90'];
const RIB_EYE: DemoProduct = ['FR-BEF-001', '澳洲谷饲眼肉牛排 200 g', '69.90'];
const PORK_BELLY: DemoProduct = ['FR-PRK-001', '黑猪五花肉 400 g', '42.80'];
const MILK: DemoProduct = ['FR-MLK-001', '全脂鲜牛奶 950 ml', '19.90'];
const A2_MILK: DemoProduct = ['FR-MLK-003', 'A2 β-酪蛋白鲜牛奶 950 ml', '28.90'];
const YOGURT: DemoProduct = ['FR-YOG-001', '无糖希腊酸奶 400 g', '24.90'];
const BLUEBERRIES: DemoProduct = ['FR-BER-001', '云南蓝莓 大果 18 mm+ 125 g', '14.90'];
const CHERRIES: DemoProduct = ['FR-CHR-001', '智利车厘子 JJ 500 g', '49.90'];
const ORANGES: DemoProduct = ['FR-CIT-001', '赣南脐橙 2.5 kg', '36.90'];
const SPINACH: DemoProduct = ['FR-VEG-001', '有机菠菜 250 g', '8.90'];
const BROCCOLI: DemoProduct = ['FR-VEG-004', '西兰花 约 300 g', '6.90'];
const TOFU: DemoProduct = ['FR-TOF-001', '嫩豆腐 350 g', '4.50'];
const TEA: DemoProduct = ['FR-TEA-001', '武夷大红袍 100 g', '128.00'];
const RICE: DemoProduct = ['FR-RIC-001', '五常大米 稻花香 2 号 5 kg', '69.90'];
const OLIVE_OIL: DemoProduct = ['FR-OIL-001', '特级初榨橄榄油 500 ml', '68.00'];

const LIN = 'cus_fr_2001';
const WANG = 'cus_fr_2002';
const ZHAO = 'cus_fr_2003';

/** The grocer: riders from cold stores nearby, and hairy crabs straight from the lake by SF. */
export function freshData(nowMs: number): DemoData {
  const { day, minutes } = createDemoClock(nowMs, 8);
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
    ],
    orders: orders.map((order) => demoOrder('fresh', 'CNY', order)),
  };
}
