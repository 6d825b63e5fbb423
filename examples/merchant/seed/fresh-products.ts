import type { DemoProduct } from './demo-order.ts';

/** What the orders of the grocer are of. Hours in which a fault may be told, and weights, are those of the product pages. */
export const freshProducts = {
  SALMON: ['FR-SAL-001', '挪威三文鱼刺身 200 g', '59.90', { claimHours: 24, grams: 200, notReturnable: true }],
  PRAWNS: [
    'FR-SHR-001',
    '厄瓜多尔白虾 40/50 净重 1 kg',
    '79.90',
    { claimHours: 48, grams: 1_000, notReturnable: true },
  ],
  LIVE_PRAWNS: ['FR-SHR-003', '鲜活基围虾 500 g', '68.00', { claimHours: 2, grams: 500, notReturnable: true }],
  CRAB_BOX: [
    'FR-CRB-001',
    '阳澄湖大闸蟹 公 4.0 两 母 3.0 两 8 只礼盒',
    '388.00',
    { claimHours: 2, grams: 1_400, pieces: 8, notReturnable: true },
  ],
  CRABS: [
    'FR-CRB-002',
    '阳澄湖大闸蟹 全母 2.5 两 6 只',
    '168.00',
    { claimHours: 2, grams: 750, pieces: 6, notReturnable: true },
  ],
  SEA_BASS: ['FR-FSH-001', '鲜活鲈鱼 现杀 约 500 g', '29.90', { claimHours: 2, grams: 500, notReturnable: true }],
  RIB_EYE: ['FR-BEF-001', '澳洲谷饲眼肉牛排 200 g', '69.90', { claimHours: 24, grams: 200, notReturnable: true }],
  PORK_BELLY: ['FR-PRK-001', '黑猪五花肉 400 g', '42.80', { claimHours: 24, grams: 400, notReturnable: true }],
  MILK: ['FR-MLK-001', '全脂鲜牛奶 950 ml', '19.90', { claimHours: 24, notReturnable: true }],
  A2_MILK: ['FR-MLK-003', 'A2 β-酪蛋白鲜牛奶 950 ml', '28.90', { claimHours: 24, notReturnable: true }],
  YOGURT: ['FR-YOG-001', '无糖希腊酸奶 400 g', '24.90', { claimHours: 24, grams: 400, notReturnable: true }],
  BLUEBERRIES: [
    'FR-BER-001',
    '云南蓝莓 大果 18 mm+ 125 g',
    '14.90',
    { claimHours: 24, grams: 125, notReturnable: true },
  ],
  CHERRIES: ['FR-CHR-001', '智利车厘子 JJ 500 g', '49.90', { claimHours: 24, grams: 500, notReturnable: true }],
  ORANGES: ['FR-CIT-001', '赣南脐橙 2.5 kg', '36.90', { claimHours: 48, grams: 2_500, notReturnable: true }],
  SPINACH: ['FR-VEG-001', '有机菠菜 250 g', '8.90', { claimHours: 24, grams: 250, notReturnable: true }],
  BROCCOLI: ['FR-VEG-004', '西兰花 约 300 g', '6.90', { claimHours: 24, grams: 300, notReturnable: true }],
  TOFU: ['FR-TOF-001', '嫩豆腐 350 g', '4.50', { claimHours: 24, grams: 350, notReturnable: true }],
  TEA: ['FR-TEA-001', '武夷大红袍 100 g', '128.00', { grams: 100, sealedOnly: true }],
  RICE: ['FR-RIC-001', '五常大米 稻花香 2 号 5 kg', '69.90', { grams: 5_000, sealedOnly: true }],
  OLIVE_OIL: ['FR-OIL-001', '特级初榨橄榄油 500 ml', '68.00', { sealedOnly: true }],
} as const satisfies Record<string, DemoProduct>;
