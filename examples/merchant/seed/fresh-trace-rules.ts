import type { OrderRules } from '#commerce/compensation/compensation-rules.ts';

const CUPBOARD = {
  ambient: true,
  toleratedMinutes: 0,
  longestGapMinutes: 30,
  homeHours: 4_320,
  pastDate: 'doubtful',
} as const;
const CHILLED = {
  maxCelsius: 8,
  minCelsius: -3,
  unsafeMinutes: 120,
  longestGapMinutes: 30,
  pastDate: 'unsafe',
} as const;

/**
 * How the grocer judges the way of its goods, and what it grants for it: the same figures as `trace` and `compensation` of
 * `examples/packs/fresh/rules.yaml`, by which the device proposes (a test holds them together).
 */
export const freshTraceRules: OrderRules = {
  trace: {
    kinds: [
      { id: 'long-life', skus: ['FR-MLK-005'], ...CUPBOARD },
      {
        id: 'frozen',
        skus: ['FR-SHR-001', 'FR-SHR-002', 'FR-FSH-002', 'FR-DMP-', 'FR-BEF-003', 'FR-LMB-'],
        maxCelsius: -12,
        toleratedMinutes: 10,
        unsafeMinutes: 120,
        longestGapMinutes: 30,
        homeHours: 2_160,
        pastDate: 'doubtful',
      },
      {
        id: 'live',
        skus: ['FR-SHR-003', 'FR-CRB-', 'FR-OYS-'],
        maxCelsius: 15,
        toleratedMinutes: 30,
        unsafeMinutes: 240,
        longestGapMinutes: 60,
        homeHours: 2,
        shelfLifeDays: 1,
        pastDate: 'unsafe',
      },
      {
        id: 'fish',
        skus: ['FR-SAL-', 'FR-FSH-001'],
        ...CHILLED,
        toleratedMinutes: 15,
        homeHours: 24,
        shelfLifeDays: 2,
      },
      {
        id: 'chilled',
        skus: [
          'FR-MLK-',
          'FR-YOG-',
          'FR-JUC-',
          'FR-BEF-',
          'FR-PRK-',
          'FR-CHK-',
          'FR-EGG-',
          'FR-TOF-',
          'FR-MSH-',
          'FR-DUR-',
          'FR-VEG-003',
        ],
        ...CHILLED,
        toleratedMinutes: 30,
        homeHours: 72,
      },
      {
        id: 'produce',
        skus: ['FR-VEG-', 'FR-BER-', 'FR-CHR-', 'FR-CIT-', 'FR-AVO-', 'FR-APL-', 'FR-BAN-', 'FR-KIW-'],
        maxCelsius: 18,
        minCelsius: 1,
        toleratedMinutes: 60,
        longestGapMinutes: 60,
        homeHours: 96,
        pastDate: 'doubtful',
      },
      { id: 'cupboard', ...CUPBOARD },
    ],
  },
  compensation: {
    late: { moreThanMinutes: 30, amount: '5.00', days: 14 },
    overTemperature: {
      hours: 48,
      by: { doubtful: { give: 'coupon', percent: 20, atMost: '20.00' }, unsafe: { give: 'refund', percent: 100 } },
    },
    shortWeight: { hours: 24, toleratedPercent: 0, doubledAbovePercent: 5 },
    limits: {
      perCustomer: { grants: 5, days: 30 },
      budget: { amount: '3000.00', days: 30 },
      fraud: { claimsShare: 0.5, minClaims: 4, accountDays: 3 },
    },
  },
};
