import type { Flow } from '#knowledge/flow-schema.ts';
import { because, type Draft } from '../draft.ts';
import { bandsOf } from '../policy.ts';
import type { FinishedTopic } from '../state.ts';
import { flowOf } from './flow-book.ts';
import { openTopic } from './open-topic.ts';
import { orderNumberIn } from './order-number.ts';
import { advance } from './run.ts';
import type { Turn } from './turn.ts';
import { isQuestion, isWish, saysIt, takesUp } from './words/phrases.ts';

/** What is asked next about an order in a word or two, and what it means however unsurely it was read. */
const FOLLOW_UPS: readonly { words: RegExp; intent: string }[] = [
  { words: /钱|退款|\b(?:money|refund)\b/iu, intent: 'refund.status' },
  {
    words: /(?:哪|到|送|寄)了?(?:吗|呢|没)|什么时候[到送]|\b(?:where|arrive|get here|turn up)\b/iu,
    intent: 'order.track',
  },
];
/** A wish that is hardly read surely enough for a start of its own is clear from here on, where the order is. */
const LIKELY = 0.35;

/** "And my money?" after an order was cancelled: what it asks, about that order. */
export function followsUp(draft: Draft, last: FinishedTopic, turn: Turn): boolean {
  const { text, reading, hits } = turn;
  const { answer } = bandsOf(draft.book);
  const order = Object.values(last.slots).find(({ type }) => type === 'order');
  const isSure = Math.max(reading.confidence, hits[0]?.confidence ?? 0) >= answer;
  if (order?.type !== 'order' || isSure || draft.state.topics.length > 0 || orderNumberIn(draft, reading)) return false;
  const isEcho = takesUp(text);
  if (!isEcho && !(saysIt(text) && (isQuestion(text) || isWish(text)))) return false;
  const asked = isEcho ? FOLLOW_UPS.find(({ words }) => words.test(text))?.intent : undefined;
  const flow = asked === undefined ? likelyFlow(draft, turn) : flowOf(draft.book, text, asked);
  if (!flow || !hasOrder(flow)) return false;
  because(draft, `flow ${flow.id}: asked about order ${order.number} by “${text.slice(0, 40)}”`);
  openTopic(draft, flow, turn, 'top', { slots: {}, number: order.number });
  advance(draft);
  return true;
}

/** What can be done about an order and is plainly the likeliest wish of that kind. */
function likelyFlow(draft: Draft, { text, reading }: Turn): Flow | null {
  const likely = reading.candidates.flatMap(({ intent, confidence }) => {
    const flow = flowOf(draft.book, text, intent);
    return flow && hasOrder(flow) ? [{ flow, confidence }] : [];
  });
  const [first] = likely;
  if (!first || first.confidence < LIKELY) return null;
  const second = likely.find(({ flow }) => flow.id !== first.flow.id)?.confidence ?? 0;
  return first.confidence >= 2 * second ? first.flow : null;
}

const hasOrder = ({ slots }: Flow): boolean => Object.values(slots).some(({ type }) => type === 'order');
