import type { Playbook } from './playbook.ts';
import { policyOf } from './policy.ts';
import type { ConversationState } from './state.ts';

/** `vip` when the merchant's page named a tier (`setContext({ tier })`) that the pack counts as such. */
export function tierOf({ context }: Pick<ConversationState, 'context'>, book: Playbook | null): 'vip' | 'regular' {
  const tier = context.tier?.trim().toLowerCase();
  return tier && policyOf(book).vipTiers.includes(tier) ? 'vip' : 'regular';
}
