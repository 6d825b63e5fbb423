import type { Tone } from '#llm/tasks.ts';
import type { Draft } from '../draft.ts';
import { memoryOf } from '../memory.ts';
import { tierOf } from '../tier.ts';

/** How this shopper is spoken to: formally who writes so, or is a VIP in Chinese, as the shop's own wording is. */
export function toneOf({ state, book }: Draft): Tone {
  if (memoryOf(state).register === 'formal') return 'formal';
  if (tierOf(state, book) !== 'vip') return 'plain';
  return state.replyLocale.startsWith('zh') ? 'formal' : 'warm';
}
