import type { Draft } from '../draft.ts';
import { memoryOf } from '../memory.ts';
import { policyOf } from '../policy.ts';

/** Whether the shopper asked for prices, bargains or coupons often enough to be shown what costs less first. */
export function isPriceSensitive(draft: Draft): boolean {
  const { intents, minQuestions } = policyOf(draft.book).priceSensitive;
  return memoryOf(draft.state).questions.filter(({ intent }) => intents.includes(intent)).length >= minQuestions;
}
