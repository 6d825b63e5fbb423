import { PAGE_TOOLS, type PageTool, type ToolCall } from '#commerce/page-tool.ts';
import { addReply, ask, because, type Draft, settle } from '../draft.ts';
import type { ConversationEvent } from '../event.ts';
import { type ScriptKey, spoken } from '../wording.ts';
import { callParams } from './call-params.ts';

/** Has the page of the tab in which the shopper is do it: the one where this turn was begun. */
export function useTool(draft: Draft, turnId: string, call: ToolCall): void {
  ask(draft, { type: 'use-tool', key: `tool.${turnId}`, turnId, call });
}

/** Says what came of it. */
export function toolUsed(draft: Draft, { turnId, outcome }: Extract<ConversationEvent, { type: 'tool-used' }>): void {
  const asked = settle(draft, `tool.${turnId}`);
  if (asked?.type !== 'use-tool') return;
  const { call } = asked;
  because(draft, `${call.tool} on the page: ${outcome.status}`);
  const params = callParams(draft, call);
  const isDone = outcome.status === 'done';
  const own = isDone ? outcome.note : outcome.status === 'refused' ? outcome.reason : undefined;
  const script = isDone ? `tool-done-${call.tool}` : `tool-${outcome.status}`;
  const words = spoken(draft, script as ScriptKey, params);
  // The shop's own words on it stand by themselves.
  const parts = own === undefined ? words : [...words, { type: 'text' as const, text: own }];
  addReply(draft, { reason: 'flow', turnId, parts });
}

/** What was asked of a page that is gone is not done later, when nobody expects it. */
export function dropTools(draft: Draft): void {
  for (const effect of draft.state.pending) if (effect.type === 'use-tool') settle(draft, effect.key);
}

/** The page tells what it can do. */
export function toolsChanged(draft: Draft, tools: readonly PageTool[]): void {
  draft.state.tools = PAGE_TOOLS.filter((tool) => tools.includes(tool));
}
