import type { Product } from '#knowledge/pack-schema.ts';
import type { SearchHit } from '#knowledge/search-hit.ts';
import type { Draft } from '../draft.ts';
import { memoryOf, type Question } from '../memory.ts';
import { productIn } from './question.ts';

/** What the newest question is about, with the product where it is at hand. */
export interface Subject {
  question: Question;
  product: Product | undefined;
}

/** Null before anything was asked. */
export function subjectOf(draft: Draft, hit: SearchHit | null): Subject | null {
  const question = memoryOf(draft.state).questions.at(-1);
  if (!question) return null;
  if (hit?.product) return { question, product: hit.product };
  const { event } = draft;
  const hits = event.type === 'understood' ? event.hits : [];
  return { question, product: question.sku === null ? undefined : productIn(hits, question.sku) };
}
