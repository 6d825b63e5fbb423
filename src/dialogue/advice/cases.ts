import { because, type Draft } from '../draft.ts';
import { memoryOf } from '../memory.ts';
import { policyOf } from '../policy.ts';
import type { MessagePart } from '../state.ts';
import { wording } from '../wording.ts';
import type { Subject } from './subject.ts';
import { tell } from './told.ts';

/** What another customer made of the feature that this shopper asks about again and again; each case once. */
export function caseParts(draft: Draft, { question, product }: Subject): MessagePart[] {
  const { minQuestions } = policyOf(draft.book).cases;
  const { questions } = memoryOf(draft.state);
  for (const { feature, title, url } of product?.cases ?? []) {
    if (!question.features.includes(feature)) continue;
    const count = questions.filter(({ sku, features }) => sku === product?.sku && features.includes(feature)).length;
    const intro = count >= minQuestions ? wording(draft, 'case') : null;
    if (intro === null || !tell(draft, `${product?.sku}.case.${feature}`)) continue;
    because(draft, `case on ${feature} of ${product?.sku}: ${count} questions ≥ ${minQuestions}`);
    const link = { type: 'link' as const, href: url, children: [{ type: 'text' as const, text: title }] };
    return [{ type: 'rich', blocks: [{ type: 'paragraph', children: [{ type: 'text', text: `${intro} ` }, link] }] }];
  }
  return [];
}
