import type { Draft } from '../draft.ts';
import { flowById } from '../flows/flow-book.ts';
import type { Turn } from '../flows/turn.ts';
import { groupOf } from '../intent-groups.ts';
import { policyOf } from '../policy.ts';

/** Groups whose intents name no fault of their own. */
const NAMELESS: ReadonlySet<string> = new Set(['chat', 'none', 'service']);

/** The intent that names what an angry or worried shopper is upset about: of the flow at hand, else of the message, else of what was last talked about. */
export function faultAtHand({ state, book }: Draft, { reading }: Turn): string {
  const topic = state.topics.at(-1);
  const start = topic && flowById(book, topic.flow)?.starts.find(({ intent }) => intent !== undefined)?.intent;
  // A flow that several intents start is about the one that was read.
  const flowIntents = topic ? (flowById(book, topic.flow)?.starts ?? []).map(({ intent }) => intent) : [];
  if (start && !flowIntents.includes(reading.intent)) return start;
  const isNamed =
    !NAMELESS.has(groupOf(reading.intent)) && reading.confidence >= policyOf(book).emergency.minConfidence;
  return isNamed ? reading.intent : (state.topic ?? reading.intent);
}
