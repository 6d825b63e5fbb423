import type { ToolCall } from '#commerce/page-tool.ts';
import type { Draft } from '../draft.ts';
import { nameOf } from './name-of.ts';

/** What scripts on a call of a tool may name: the product, how many, the code; empty where the call has none. */
export const callParams = (draft: Draft, call: ToolCall): Record<string, string> => ({
  name: 'sku' in call ? nameOf(draft, call.sku) : '',
  count: 'quantity' in call ? String(call.quantity) : '',
  code: 'code' in call ? call.code : '',
});
