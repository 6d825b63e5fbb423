import type { Promotion } from '#knowledge/pack-schema.ts';
import { groupOf } from '../intent-groups.ts';
import type { Question } from '../memory.ts';
import { coarseTerms } from './terms.ts';

/** What was asked, and of what. */
export interface Asked extends Pick<Question, 'intent' | 'sku' | 'category' | 'name'> {
  text: string;
}

/** Who asks so wants to hear of offers. */
export const ASKS_FOR_DEALS: ReadonlySet<string> = new Set(['promo.query', 'coupon.get', 'price.bargain']);
const CLOSE_TO_BUYING: ReadonlySet<string> = new Set(['product.price', 'product.stock']);

/**
 * How strongly a promotion is related to what was asked, in [0, 1]: 1 for the very product, 0.8 for an offer on everything
 * where offers are asked for, 0.7 where title and question share a term and no other product is meant, 0.65 for an offer on
 * everything while the price or stock of one product is asked for, 0.5 for the product's category, less for the rest. `scripts/pack/relevance.test.ts` holds the figures
 * against a labelled set, at the threshold of the base pack.
 */
export function relevance(asked: Asked, promotion: Promotion): number {
  const { intent, sku, category } = asked;
  const isForAll = (promotion.skus ?? []).length === 0;
  if (sku !== null && promotion.skus?.includes(sku)) return 1;
  if (isForAll && ASKS_FOR_DEALS.has(intent)) return 0.8;
  const isNear = category !== null && promotion.categories?.includes(category) === true;
  // An offer on other things is not related by a word that it shares with this one.
  if (sku === null || isForAll || isNear) {
    const title = coarseTerms(promotion.title);
    if ([...coarseTerms(asked.text)].some((term) => title.has(term))) return 0.7;
  }
  // Of the same category alone it is a neighbour on the shelf: crabs beside salmon.
  if (isNear) return 0.5;
  if (!isForAll) return 0.2;
  if (sku !== null && CLOSE_TO_BUYING.has(intent)) return 0.65;
  return groupOf(intent) === 'product' ? 0.4 : 0.1;
}
