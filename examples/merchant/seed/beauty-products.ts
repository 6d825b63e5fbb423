import type { DemoProduct } from './demo-order.ts';

/** What the orders of the beauty shop are of. */
export const beautyProducts = {
  CLEANSER: ['BT-CLN-001', '氨基酸温和洁面乳 120g', '89.00', { grams: 120, sealedOnly: true }],
  CLEANSING_OIL: ['BT-CLN-003', '山茶花卸妆油 200ml', '129.00', { sealedOnly: true }],
  FOUNDATION: ['BT-BAS-001', '雾纱持妆粉底液 30ml', '219.00', { sealedOnly: true, exchangeOpened: true }],
  CUSHION: ['BT-BAS-004', '水漾光感气垫 15g × 2', '199.00', { sealedOnly: true, exchangeOpened: true }],
  LIP_GLAZE: ['BT-LIP-001', '丝绒唇釉 #25 王菲红 6ml', '99.00', { sealedOnly: true }],
  PALETTE: ['BT-EYE-001', '大地九色眼影盘 11g', '149.00', { sealedOnly: true }],
  REPAIR_CREAM: ['BT-CRM-001', '神经酰胺修护霜 50g', '189.00', { grams: 50, sealedOnly: true }],
  EYE_CREAM: ['BT-CRM-006', '胜肽紧致眼霜 15g', '239.00', { sealedOnly: true }],
  VITAMIN_C: ['BT-SER-001', '15% 原型 VC 阿魏酸精华 30ml', '259.00', { sealedOnly: true }],
  RETINOL: ['BT-SER-004', '0.1% 视黄醇新手精华 30ml', '229.00', { sealedOnly: true }],
  SUNSCREEN: ['BT-SUN-001', '清透水感防晒乳 SPF50+ 50ml', '139.00', { sealedOnly: true }],
  TONER: ['BT-TON-001', '积雪草无酒精爽肤水 200ml', '119.00', { sealedOnly: true }],
  SHEET_MASK: ['BT-MSK-001', '玻尿酸补水面膜 5 片', '79.00', { sealedOnly: true }],
  PERFUME: ['BT-FRA-001', '椴木集「梅雨」淡香精 50ml', '459.00', { sealedOnly: true }],
  HAND_CREAM: ['BT-BDY-001', '椴花护手霜 50ml', '59.00', { sealedOnly: true }],
} as const satisfies Record<string, DemoProduct>;
