import type { Flow } from '#knowledge/flow-schema.ts';
import { cancelChoice } from '../choices.ts';
import type { Draft } from '../draft.ts';
import { bandsOf } from '../policy.ts';
import type { Topic } from '../state.ts';
import { spoken } from '../wording.ts';
import { correct } from './corrections.ts';
import { askBetter } from './drop.ts';
import { isExactAnswer } from './exact-answer.ts';
import { awaitedSlot, flowFor, stepById } from './flow-book.ts';
import { sayInTopic } from './flow-text.ts';
import { hearConfirm, takeSome } from './hear-confirm.ts';
import { heardOfOrder } from './order-heard.ts';
import { prefill } from './prefill.ts';
import { meansSkip, readAnswer } from './read-slot.ts';
import { advance } from './run.ts';
import type { AnswerReading } from './slot-reading.ts';
import { changeTopic, fillSlot, isAwaiting, stopSearch, withSaid } from './topic.ts';
import type { Turn } from './turn.ts';
import { isQuestion, isSkipping } from './words/phrases.ts';

/** One way to understand a message within a topic; true when it was meant so and all is done. */
export type Rule = (draft: Draft, topic: Topic, flow: Flow, turn: Turn) => boolean;

/** An answer to what is asked, but for free text. */
export const answer: Rule = (draft, topic, flow, turn) => {
  const step = stepById(flow, topic.step);
  if (!step) return false;
  if ('confirm' in step)
    return (
      !isAwaiting(draft.state, topic) &&
      (takeSome(draft, topic, flow, step, turn) ||
        amend(draft, topic, flow, turn) ||
        hearConfirm(draft, topic, flow, step, turn))
    );
  const slot = awaitedSlot(flow, topic);
  return slot !== null && answerSlot(draft, topic, flow, slot, 'optional' in step && step.optional === true, turn);
};

function answerSlot(draft: Draft, topic: Topic, flow: Flow, name: string, isOptional: boolean, turn: Turn): boolean {
  const slot = flow.slots[name];
  if (slot?.type === 'order') {
    const lookup = heardOfOrder(draft, topic, turn);
    if (!lookup) return false;
    stopSearch(draft, topic);
    // A number or contact that does not fit is found out later: failed tries go on counting until the order is there.
    prefill(draft, go(draft, topic, turn, { lookup, tries: topic.tries }), flow, turn);
    advance(draft);
    return true;
  }
  if (topic.asking === null || isFree(flow, topic) || isDigression(draft, turn)) return false;
  const canSkip = isOptional && meansSkip(turn.text);
  const read = canSkip ? { value: { type: 'skipped' as const } } : readAnswer(draft, topic, flow, name, turn);
  if (read === null) return false;
  if (read === 'invalid' || 'fault' in read) {
    refuse(draft, topic, flow, turn, read);
    return true;
  }
  const filled = fillSlot(draft, go(draft, topic, turn, {}), name, read.value);
  prefill(draft, filled, flow, turn);
  advance(draft);
  return true;
}

/** A question that was surely read, and that starts nothing: it is answered, and the topic comes back. */
function isDigression(draft: Draft, { text, reading }: Turn): boolean {
  const { intent, confidence } = reading;
  if (!isQuestion(text) || confidence < bandsOf(draft.book).answer || isExactAnswer(draft, text)) return false;
  return intent !== 'oos' && !intent.startsWith('chat.') && flowFor(draft.book, text, reading) === null;
}

/** What was given will not do: says why, and asks again. */
function refuse(
  draft: Draft,
  topic: Topic,
  flow: Flow,
  turn: Turn,
  read: Extract<AnswerReading, 'invalid' | { fault: unknown }>,
): void {
  if (read === 'invalid') {
    askBetter(draft, topic, flow, 'invalid', turn.turnId);
    return;
  }
  const tried = changeTopic(draft, topic, { turnId: turn.turnId, tries: topic.tries + 1 });
  const why = `${topic.asking}: ${read.fault.postcode} is no postcode there`;
  sayInTopic(draft, tried, why, spoken(draft, 'region-postcode', { ...read.fault }), [cancelChoice(draft)]);
}

/** An answer in the shopper's own words. */
export const tell: Rule = (draft, topic, flow, turn) => {
  const step = stepById(flow, topic.step);
  if (!step || !('collect' in step) || !isFree(flow, topic)) return false;
  const top = turn.hits[0];
  const isFound = top !== undefined && top.confidence >= bandsOf(draft.book).answer;
  if (isQuestion(turn.text) && (isFound || isDigression(draft, turn))) return false;
  const canSkip = step.optional && isSkipping(turn.text);
  const read = canSkip ? { value: { type: 'skipped' as const } } : readAnswer(draft, topic, flow, step.collect, turn);
  if (read === null) return false;
  if (read === 'invalid' || 'fault' in read) refuse(draft, topic, flow, turn, read);
  else {
    const filled = fillSlot(draft, go(draft, topic, turn, {}), step.collect, read.value);
    prefill(draft, filled, flow, turn);
    advance(draft);
  }
  return true;
};

/** Another value for what was filled before. */
export const amend: Rule = (draft, topic, flow, turn) => {
  if (!correct(draft, topic, flow, turn)) return false;
  go(draft, topic, turn, {});
  advance(draft);
  return true;
};

/** Whether the topic asks for free text, which anything could be. */
export const isFree = (flow: Flow, { asking }: Topic): boolean => {
  const type = asking === null ? undefined : flow.slots[asking]?.type;
  return type === 'text' || type === 'address';
};

/** The topic goes on with this turn. */
export function go(draft: Draft, topic: Topic, turn: Turn, change: Partial<Topic>): Topic {
  return changeTopic(draft, topic, {
    turnId: turn.turnId,
    said: withSaid(topic, turn.text),
    tries: 0,
    ...change,
  });
}
