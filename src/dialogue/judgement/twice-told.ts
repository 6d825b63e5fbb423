import { orderKey } from '#commerce/order-key.ts';
import type { Flow } from '#knowledge/flow-schema.ts';
import { because, type Draft } from '../draft.ts';
import type { Turn } from '../flows/turn.ts';
import type { FinishedTopic } from '../state.ts';

/** After so long there may be something new to tell, in ms. */
const NEWS_AFTER = 15 * 60_000;

/** Whether a flow just told the same twice in a row, about the same order: a third time helps nobody. */
export function isTwiceTold(draft: Draft, flow: Flow, { reading }: Turn): boolean {
  const { state, event } = draft;
  const [first, second] = state.finished.slice(-2);
  if (!first || !second || state.topics.length > 0) return false;
  const isSame = [first, second].every(
    (topic) => topic.flow === flow.id && topic.outcome === 'informed' && event.at - topic.at < NEWS_AFTER,
  );
  const number = reading.entities.find(({ type }) => type === 'order-number')?.value;
  const before = numberOf(second);
  const isOther = number !== undefined && (before === null || orderKey(number) !== orderKey(before));
  if (!isSame || isOther || numberOf(first) !== before) return false;
  because(draft, `flow ${flow.id} told the same twice`);
  return true;
}

function numberOf({ slots }: FinishedTopic): string | null {
  const order = Object.values(slots).find(({ type }) => type === 'order');
  return order?.type === 'order' ? order.number : null;
}
