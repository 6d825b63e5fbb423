import { orderKey } from '#commerce/order-key.ts';
import type { Flow } from '#knowledge/flow-schema.ts';
import { because, type Draft } from '../draft.ts';
import type { Topic } from '../state.ts';
import { askBetter } from './drop.ts';
import { openTopic } from './open-topic.ts';
import { heardOfOrder } from './order-heard.ts';
import { orderNumberIn } from './order-number.ts';
import { prefill } from './prefill.ts';
import { askTopic } from './questions.ts';
import { advance } from './run.ts';
import { activeTopic, changeTopic, isActing, isAwaiting, raiseTopic } from './topic.ts';
import type { Turn } from './turn.ts';

/** Begins a flow with what the message gives already; what was talked about before waits until this ends. */
export function startFlow(draft: Draft, flow: Flow, turn: Turn): void {
  const waiting = draft.state.topics.findLast((topic) => topic.flow === flow.id && canGoOn(draft, topic, turn));
  const { intent, confidence } = turn.reading;
  if (waiting) {
    goOn(draft, waiting, flow, turn);
    return;
  }
  because(draft, `flow ${flow.id} starts (${intent} ${confidence.toFixed(2)})`);
  openTopic(draft, flow, turn, 'top');
  advance(draft);
}

/** Another wish of the same message: its flow begins when what is talked about now ends. */
export function queueFlow(draft: Draft, flow: Flow, turn: Turn): void {
  if (!activeTopic(draft.state)) startFlow(draft, flow, turn);
  else if (!draft.state.topics.some((topic) => topic.flow === flow.id && isAboutOrder(draft, topic, turn))) {
    because(draft, `flow ${flow.id} waits its turn`);
    openTopic(draft, flow, turn, 'after');
  }
}

/** A topic of the flow that is not yet at work, and about no other order. */
const canGoOn = (draft: Draft, topic: Topic, turn: Turn): boolean =>
  !isActing(draft.state, topic) && isAboutOrder(draft, topic, turn);

/** Whether a message names no other order than a topic's. */
function isAboutOrder(draft: Draft, topic: Topic, { reading }: Turn): boolean {
  const number = orderNumberIn(draft, reading);
  const value = Object.values(topic.slots).find(({ type }) => type === 'order');
  const before = value?.type === 'order' ? value.number : topic.lookup?.number;
  return !number || !before || orderKey(number) === orderKey(before);
}

function goOn(draft: Draft, topic: Topic, flow: Flow, turn: Turn): void {
  because(draft, `flow ${flow.id} goes on`);
  // The same wish again answers nothing, and is a failed try.
  const isRepeated = activeTopic(draft.state)?.id === topic.id && topic.begun && turn.reading.intent !== 'oos';
  raiseTopic(draft, topic);
  const heard = prefill(draft, changeTopic(draft, topic, { turnId: turn.turnId }), flow, turn);
  if (isAwaiting(draft.state, heard)) return;
  const lookup =
    heard.asking !== null && flow.slots[heard.asking]?.type === 'order' ? heardOfOrder(draft, heard, turn) : null;
  if (lookup) changeTopic(draft, heard, { lookup });
  const isFilled = heard.asking !== null && heard.slots[heard.asking] !== undefined;
  if (lookup || isFilled || !heard.begun) {
    advance(draft);
    return;
  }
  const isAsked = isRepeated
    ? askBetter(draft, heard, flow, 'again', turn.turnId)
    : askTopic(draft, heard, flow, 'back');
  if (!isAsked) advance(draft);
}
