import { namedProduct } from '../advice/question.ts';
import { because, type Draft } from '../draft.ts';
import type { Turn } from '../flows/turn.ts';
import { memoryOf } from '../memory.ts';
import { bandsOf } from '../policy.ts';
import { isExcluded } from './misread.ts';

/** Answered by the product's own card, whatever else was found. */
const ON_THE_CARD: ReadonlySet<string> = new Set(['product.price', 'product.stock']);
/** Answered by it where nothing better was found. */
const IN_ITS_FACTS: ReadonlySet<string> = new Set([
  'product.info',
  'product.suitability',
  'product.usage',
  'product.shelf_life',
  'product.storage',
]);

/**
 * SKU of the product whose card answers a question on products: the one named, or the one talked about ("how much is it?").
 * Null where the pack is not known to have it, and where an entry answers better.
 */
export function productAsked(draft: Draft, { text, reading, hits }: Turn): string | null {
  const newest = memoryOf(draft.state).questions.at(-1);
  if (!newest?.sku) return null;
  const { intent, sku, sure, name } = newest;
  const isFound = (hits[0]?.confidence ?? 0) >= bandsOf(draft.book).answer;
  const isNamed = namedProduct(reading) === sku;
  const isForCard = ON_THE_CARD.has(intent) || (IN_ITS_FACTS.has(intent) && !isFound);
  const isMeant = sure || isNamed || isFound;
  // A SKU that only the page told of may be none of the pack's.
  const isKnown = isNamed || name !== null;
  if (!isForCard || !isMeant || !isKnown || isExcluded(draft, text, sku)) return null;
  because(draft, `${intent} of ${sku}, which was ${isNamed ? 'named' : 'talked about'}`);
  return sku;
}
