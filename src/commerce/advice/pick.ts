import type { Money } from '../order.ts';

/** Why a product fits, or what to mind: worded by the card in the shopper's language, with `params` in the reply's. */
export const REASON_CODES = [
  'for-skin',
  'for-need',
  'has',
  'contains',
  'without',
  'gentle',
  'pregnancy',
  'season',
  'wears',
  'in-budget',
  'reduced',
  'bought-with',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

export const CAVEAT_CODES = ['not-for-skin', 'lacks', 'mind', 'apart', 'few-left', 'over-budget'] as const;
export type CaveatCode = (typeof CAVEAT_CODES)[number];

export interface Reason {
  code: ReasonCode;
  params: Record<string, string>;
}

export interface Caveat {
  code: CaveatCode;
  params: Record<string, string>;
}

/** A promotion that runs for a product. */
export interface PickPromotion {
  id: string;
  title: string;
  /** ISO 8601. */
  until: string;
  code: string | null;
  url: string | null;
}

/** One product of a recommendation: a few facts of it, so that an old conversation still shows what was said. */
export interface Pick {
  sku: string;
  name: string;
  image: string;
  url: string;
  price: Money;
  listPrice: Money | null;
  /** Few words each, the wished ones first. */
  tags: string[];
  reasons: Reason[];
  against: Caveat[];
  scene: string | null;
  review: { text: string; url: string | null } | null;
  promotion: PickPromotion | null;
}

export interface PicksPart {
  type: 'picks';
  picks: Pick[];
}
