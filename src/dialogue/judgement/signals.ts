import type { Draft } from '../draft.ts';
import { flowById } from '../flows/flow-book.ts';
import { memoryOf } from '../memory.ts';
import { policyOf } from '../policy.ts';
import { tierOf } from '../tier.ts';
import { isNegative } from './mood.ts';

/** What helps the shop to put a handoff in the right place: plain strings beside the page's own context. */
export function handoffSignals({ state, book }: Draft): Record<string, string> {
  const { mood, questions, escalated } = memoryOf(state);
  const rule = policyOf(book).escalations[escalated.at(-1) ?? -1];
  const isVip = tierOf(state, book) === 'vip';
  const isUrgent = state.topics.some(({ flow }) => flowById(book, flow)?.urgent === true);
  const wasAngry = mood === 'angry' || questions.slice(-3).some((question) => question.mood === 'angry');
  return {
    ...(isNegative(mood) && { mood }),
    ...(rule && { rule: rule.reason }),
    ...(isVip && { tier: 'vip' }),
    ...((wasAngry || isVip || isUrgent) && { priority: 'high' }),
  };
}
