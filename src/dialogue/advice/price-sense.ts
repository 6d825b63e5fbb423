import type { Draft } from '../draft.ts';
import { memoryOf } from '../memory.ts';
import { policyOf } from '../policy.ts';

/**
 * Whether the shopper is to be shown first what costs less: they asked for prices, bargains or coupons often enough, or their
 * profile says that they like to save.
 */
export function isPriceSensitive(draft: Draft): boolean {
  if (draft.state.notes?.taste?.budget === 'saving') return true;
  const { intents, minQuestions } = policyOf(draft.book).priceSensitive;
  return memoryOf(draft.state).questions.filter(({ intent }) => intents.includes(intent)).length >= minQuestions;
}
