import type { Order } from '#commerce/order.ts';
import type { Flow } from '#knowledge/flow-schema.ts';
import { because, type Draft } from '../draft.ts';
import type { Topic } from '../state.ts';
import { namedLines } from './read-lines.ts';
import { wordedOptions } from './read-slot.ts';
import { fillSlot, linesOf, seenOrderOf } from './topic.ts';
import { withoutOrderNames } from './words/phrases.ts';

/**
 * Fills a slot without asking, where there is nothing to ask: the only line of an order, or the lines that the shopper has
 * named already.
 */
export function fillByItself(draft: Draft, topic: Topic, flow: Flow, slot: string): boolean {
  const order = seenOrderOf(draft.state, topic.slots)?.order;
  if (flow.slots[slot]?.type !== 'lines' || !order) return false;
  const isOnly = order.lines.length === 1;
  const value = isOnly
    ? linesOf(order, [0])
    : (namedLines(draft.book, withoutOrderNames(topic.said), [], order, false) ??
      lineOfChoice(draft, topic, flow, order));
  if (!value) return false;
  because(draft, `flow ${flow.id}: ${slot} is ${isOnly ? 'the only line' : 'named already'}`);
  fillSlot(draft, topic, slot, value);
  return true;
}

/** "Crab" was chosen, and one thing of the order is called so. */
function lineOfChoice(draft: Draft, topic: Topic, flow: Flow, order: Order): ReturnType<typeof namedLines> {
  for (const [name, value] of Object.entries(topic.slots)) {
    if (value.type !== 'choice') continue;
    const option = wordedOptions(draft, topic, flow, name).find(({ id }) => id === value.option);
    const named = option ? namedLines(draft.book, option.words.join(' ; '), [], order) : null;
    if (named?.lines.length === 1) return named;
  }
  return null;
}
