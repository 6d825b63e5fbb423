import type { DemoProduct } from './demo-order.ts';

const YEAR_HOURS = 365 * 24;

/** What the orders of the cross-border shop are of. */
export const globalProducts = {
  E_READER: ['GL-GAD-001', 'Moye 6 e-reader, 32 GB', '119.00', { claimHours: 2 * YEAR_HOURS }],
  EARBUDS: [
    'GL-GAD-003',
    'Yun Buds, noise-cancelling true wireless',
    '45.00',
    { claimHours: 2 * YEAR_HOURS, sealedOnly: true },
  ],
  HEADPHONES: ['GL-GAD-004', 'Yun Over, over-ear noise-cancelling headphones', '79.00', { claimHours: 2 * YEAR_HOURS }],
  KETTLE: ['GL-GAD-007', 'Gooseneck electric kettle 0.9 l, 220–240 V', '69.00', { claimHours: 2 * YEAR_HOURS }],
  VASE: ['GL-HOM-001', 'Longquan celadon meiping vase, 26 cm', '118.00'],
  WOK: ['GL-KIT-003', 'Hand-hammered carbon-steel wok, 32 cm, flat base', '59.00'],
  STEAMER: ['GL-KIT-004', 'Bamboo steamer, two tiers, 24 cm', '32.00'],
  NOTEBOOK: ['GL-PAP-001', 'Thread-bound notebook A5, bamboo paper, 96 pages', '14.00'],
  SEAL: ['GL-PAP-004', 'Name seal, Qingtian stone, carved by hand', '45.00', { notReturnable: true }],
  BACKPACK: ['GL-BAG-001', 'Waxed canvas backpack, 20 l', '64.00'],
  DA_HONG_PAO: ['GL-TEA-001', 'Da Hong Pao, Wuyi rock oolong, 100 g tin', '36.00', { grams: 100, sealedOnly: true }],
  LAPSANG: ['GL-TEA-003', 'Lapsang Souchong, unsmoked, 100 g tin', '32.00', { grams: 100, sealedOnly: true }],
  TASTING_BOX: ['GL-TEA-012', 'Six Teas tasting box, 6 × 8 g', '19.90', { grams: 48, sealedOnly: true }],
  GAIWAN: ['GL-WAR-002', 'White porcelain gaiwan, 110 ml', '24.00'],
  CUPS: ['GL-WAR-003', 'Longquan celadon cups, pair, 80 ml each', '32.00'],
  SILK_SQUARE: ['GL-TEX-001', 'Silk twill square 90 × 90 cm, "Lotus Pond"', '58.00'],
  SHAWL: ['GL-TEX-003', 'Alashan cashmere shawl 200 × 70 cm', '129.00'],
  ROBE: ['GL-TEX-009', 'Silk robe, 19 momme, for everyone', '128.00'],
  PANDA: ['GL-TOY-002', 'Bamboo-fibre plush panda, 28 cm', '29.00'],
} as const satisfies Record<string, DemoProduct>;
