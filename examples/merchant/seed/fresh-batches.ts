import type { Batch } from '#commerce/order.ts';

/** Where each product of the grocer comes from: days it was made before the order, days it lasts, and its papers. */
interface Source {
  origin: string;
  madeDays: number;
  lastsDays: number;
  certificate?: { title: string; number: string };
}

const quarantine = (number: string) => ({ title: '入境货物检验检疫证明', number });
const inspection = (number: string) => ({ title: '产地检测报告', number });

const SOURCES: Readonly<Record<string, Source>> = {
  'FR-SAL-001': {
    origin: '挪威 卑尔根',
    madeDays: 3,
    lastsDays: 8,
    certificate: quarantine('310126110442'),
  },
  'FR-SHR-001': {
    origin: '厄瓜多尔 瓜亚基尔',
    madeDays: 60,
    lastsDays: 540,
    certificate: quarantine('310126090187'),
  },
  'FR-SHR-003': { origin: '广东 湛江', madeDays: 1, lastsDays: 2 },
  'FR-CRB-001': {
    origin: '江苏 阳澄湖',
    madeDays: 0,
    lastsDays: 3,
    certificate: inspection('YCH-2611-0731'),
  },
  'FR-CRB-002': {
    origin: '江苏 阳澄湖',
    madeDays: 0,
    lastsDays: 3,
    certificate: inspection('YCH-2611-0731'),
  },
  'FR-FSH-001': { origin: '江苏 太湖', madeDays: 0, lastsDays: 2 },
  'FR-BEF-001': {
    origin: '澳大利亚 昆士兰',
    madeDays: 25,
    lastsDays: 60,
    certificate: quarantine('310126100365'),
  },
  'FR-PRK-001': { origin: '山东 莱芜', madeDays: 1, lastsDays: 6, certificate: inspection('SD-P-261118') },
  'FR-MLK-001': { origin: '江苏 泗洪', madeDays: 1, lastsDays: 10 },
  'FR-MLK-003': { origin: '河北 张家口', madeDays: 2, lastsDays: 14 },
  'FR-YOG-001': { origin: '上海 奉贤', madeDays: 2, lastsDays: 21 },
  'FR-BER-001': { origin: '云南 红河', madeDays: 2, lastsDays: 9, certificate: inspection('YN-B-2611-22') },
  'FR-CHR-001': {
    origin: '智利 库里科',
    madeDays: 12,
    lastsDays: 25,
    certificate: quarantine('310126110208'),
  },
  'FR-CIT-001': { origin: '江西 赣州', madeDays: 4, lastsDays: 30 },
  'FR-VEG-001': { origin: '上海 崇明', madeDays: 0, lastsDays: 4, certificate: inspection('CM-O-2611-09') },
  'FR-VEG-004': { origin: '浙江 台州', madeDays: 1, lastsDays: 6 },
  'FR-TOF-001': { origin: '上海 松江', madeDays: 1, lastsDays: 6 },
  'FR-TEA-001': { origin: '福建 武夷山', madeDays: 150, lastsDays: 900 },
  'FR-RIC-001': {
    origin: '黑龙江 五常',
    madeDays: 20,
    lastsDays: 365,
    certificate: inspection('WC-2610-117'),
  },
  'FR-OIL-001': { origin: '西班牙 哈恩', madeDays: 120, lastsDays: 540 },
};

const DAY_MS = 86_400_000;

/** What was packed of a product on the day of the order (ISO 8601); null for what has no batches. */
export function freshBatch(sku: string | undefined, placedAt: string): Batch | null {
  const source = SOURCES[sku ?? ''];
  if (!source) return null;
  const { origin, madeDays, lastsDays, certificate } = source;
  const placed = Date.parse(`${placedAt.slice(0, 10)}T00:00:00Z`);
  const day = (days: number) => new Date(placed + days * DAY_MS).toISOString().slice(0, 10);
  // As the labels have it: the day it came into the store, and the kind of goods.
  const arrived = day(-Math.min(madeDays, 1)).slice(2).replaceAll('-', '');
  return {
    number: `FL${arrived}-${sku?.slice(3, 6)}01`,
    made_on: day(-madeDays),
    best_before: day(lastsDays - madeDays),
    origin,
    ...(certificate && {
      certificate: { ...certificate, url: `https://freshlane.example.com/certificates/${certificate.number}.pdf` },
    }),
  };
}
