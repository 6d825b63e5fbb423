import type { SearchHit } from '#knowledge/search-hit.ts';
import { because, type Draft } from '../draft.ts';
import { groupOf } from '../intent-groups.ts';
import { memoryOf } from '../memory.ts';
import { policyOf } from '../policy.ts';
import type { MessagePart } from '../state.ts';
import type { Subject } from './subject.ts';
import { tell } from './told.ts';

const CLOSE_TO_BUYING: ReadonlySet<string> = new Set(['product.price', 'product.stock']);

/**
 * What follows the basic answer on a product, at most one line: the line that helps to decide, once the shopper comes back
 * to the same product or asks for price or stock after another question; before that, what makes it good. Each once.
 */
export function levelParts(draft: Draft, hit: SearchHit, { question, product }: Subject): MessagePart[] {
  const intent = hit.intent ?? question.intent;
  if (groupOf(intent) !== 'product') return [];
  const highlight = hit.highlight ?? product?.highlight;
  const decide = hit.decide ?? product?.decide;
  const id = product?.sku ?? hit.id;
  const { questions, told } = memoryOf(draft.state);
  const { decideAfter } = policyOf(draft.book).levels;
  const onThis = questions.filter(({ sku }) => sku !== null && sku === question.sku).length;
  const count = Math.max(onThis, draft.state.answered[hit.id] ?? 0);
  const cameCloser =
    CLOSE_TO_BUYING.has(intent) && questions.slice(0, -1).some((earlier) => groupOf(earlier.intent) === 'product');
  // One level after the other, unless the shopper is close to buying.
  const isNext = count >= decideAfter && (!highlight || told.includes(`${id}.highlight`));
  if (decide && (isNext || cameCloser) && tell(draft, `${id}.decide`)) {
    because(
      draft,
      `level 3 on ${id}: ${cameCloser ? `${intent} after another question` : `${count} questions ≥ ${decideAfter}`}`,
    );
    return [{ type: 'text', text: decide }];
  }
  if (highlight && tell(draft, `${id}.highlight`)) {
    because(draft, `level 2 on ${id}: ${intent}`);
    return [{ type: 'text', text: highlight }];
  }
  return [];
}
