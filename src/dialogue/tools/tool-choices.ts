import type { PageTool, ToolCall } from '#commerce/page-tool.ts';
import type { Product, Promotion } from '#knowledge/pack-schema.ts';
import type { Draft } from '../draft.ts';
import type { Choice } from '../state.ts';
import { type ScriptKey, wording } from '../wording.ts';

/** Whether the shop's page can do this now. */
export const canUse = ({ state }: Draft, tool: PageTool): boolean => state.tools?.includes(tool) === true;

/** A quick reply that has the page do something; none where the page cannot, or the pack has no words for it. */
export function toolChoice(draft: Draft, call: ToolCall, params: Record<string, string> = {}): Choice[] {
  const label = canUse(draft, call.tool) ? wording(draft, `tool-label-${call.tool}` as ScriptKey, params) : null;
  return label === null ? [] : [{ id: idOf(call), label, act: { type: 'tool', call } }];
}

/** What can be done with a product that is being shown. */
export const productChoices = (draft: Draft, { sku, stock }: Product): Choice[] =>
  stock === 'out' ? [] : toolChoice(draft, { tool: 'add-to-cart', sku, quantity: 1 });

/** What can be done with an offer that is being made. */
export const promotionChoices = (draft: Draft, { code }: Pick<Promotion, 'code'>): Choice[] =>
  code === undefined ? [] : toolChoice(draft, { tool: 'apply-coupon', code }, { code });

function idOf(call: ToolCall): string {
  if ('sku' in call) return `${call.tool}.${call.sku}`;
  return 'code' in call ? `${call.tool}.${call.code}` : call.tool;
}
