import type { SearchHit } from '#knowledge/search-hit.ts';
import { namedProduct } from '../advice/question.ts';
import { because, type Draft } from '../draft.ts';
import type { Turn } from '../flows/turn.ts';
import { placeOf, saidOf } from '../flows/words/fold.ts';
import { memoryOf } from '../memory.ts';
import { policyOf } from '../policy.ts';
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

/** What answers a question on one product: an entry on it, or else the product's own card. */
type ProductAnswer = { hit: SearchHit } | { sku: string };

/**
 * What answers a question on the product that is named, or that is talked about ("how much is it?"). Null where the pack is
 * not known to have it, and where an entry answers better that needs no product.
 */
export function productAsked(draft: Draft, { text, reading, hits }: Turn): ProductAnswer | null {
  const { questions } = memoryOf(draft.state);
  const newest = questions.at(-1);
  if (!newest?.sku) return null;
  const { intent, sku, sure, name } = newest;
  const { bands, clarify } = policyOf(draft.book);
  const isFound = (hits[0]?.confidence ?? 0) >= bands.answer;
  const isNamed = namedProduct(reading) === sku;
  const isForCard = ON_THE_CARD.has(intent) || (IN_ITS_FACTS.has(intent) && !isFound);
  const isMeant = sure || isNamed || isFound;
  // A SKU that only the page told of may be none of the pack's.
  if (!isForCard || !isMeant || name === null) return null;
  const how = `${intent} of ${sku}, which was ${isNamed ? 'named' : 'talked about'}`;
  const saysSo = (hit: SearchHit): boolean =>
    hit.intent === intent && hit.confidence >= clarify.minConfidence && placeOf(saidOf(hit.title), name) >= 0;
  // A card answers whatever was asked; an entry only what it is about.
  const hit = sure && !ON_THE_CARD.has(intent) ? hits.find(saysSo) : undefined;
  if (hit) {
    because(draft, `${how}: ${hit.id}`);
    return { hit };
  }
  // A card says many things: what it did not answer before is no reason against another question.
  if (isExcluded(draft, text, sku) && questions.at(-2)?.intent === intent) return null;
  because(draft, how);
  return { sku };
}
