import type { CataloguePromotion } from './catalogue.ts';

/** What there is to say about a code that the shopper typed. */
export type CouponAnswer =
  | { kind: 'empty' }
  | { kind: 'unknown'; current: CataloguePromotion[] }
  | { kind: 'early' | 'over' | 'no-goods' | 'valid'; promotion: CataloguePromotion };

/** Explains a code; never applies it, because a promotion states its terms in words. `now` is epoch ms. */
export function explainCoupon(
  typed: string,
  promotions: readonly CataloguePromotion[],
  skus: readonly string[],
  now: number,
): CouponAnswer {
  const code = typed.normalize('NFKC').trim().toUpperCase();
  if (code === '') return { kind: 'empty' };
  const promotion = promotions.find((candidate) => candidate.code?.toUpperCase() === code);
  if (promotion === undefined) {
    return { kind: 'unknown', current: promotions.filter((one) => one.code !== undefined && isCurrent(one, now)) };
  }
  if (now < Date.parse(promotion.from)) return { kind: 'early', promotion };
  if (!isCurrent(promotion, now)) return { kind: 'over', promotion };
  const covers = promotion.skus === undefined || promotion.skus.some((sku) => skus.includes(sku));
  return { kind: covers ? 'valid' : 'no-goods', promotion };
}

/** Whether an offer holds at `now`, epoch ms. */
export function isCurrent({ from, until }: { from: string; until: string }, now: number): boolean {
  return Date.parse(from) <= now && now <= Date.parse(until);
}
