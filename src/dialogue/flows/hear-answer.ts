import type { Flow, FlowStep } from '#knowledge/flow-schema.ts';
import { because, type Draft } from '../draft.ts';
import { bandsOf } from '../policy.ts';
import type { Topic } from '../state.ts';
import { textOf } from '../text-of.ts';
import { correct } from './corrections.ts';
import { askBetter, dropTopic } from './drop.ts';
import { isExactAnswer } from './exact-answer.ts';
import { awaitedSlot, flowFor, nextOf, stepById } from './flow-book.ts';
import { heardOfOrder } from './order-slot.ts';
import { prefill } from './prefill.ts';
import { askTopic } from './questions.ts';
import { readAnswer } from './read-slot.ts';
import { advance } from './run.ts';
import { startFlow } from './start-flow.ts';
import { changeTopic, closeTopic, fillSlot, isAwaiting, stopSearch, withSaid } from './topic.ts';
import type { Turn } from './turn.ts';
import { answerToNothing } from './words/nothing.ts';
import { isLeaving, isQuestion, isSkipping, isWaiting, isWish, saysCancel, takesBack } from './words/phrases.ts';
import { yesOrNo } from './words/yes-no.ts';

/** One way to understand a message within a topic; true when it was meant so and all is done. */
export type Rule = (draft: Draft, topic: Topic, flow: Flow, turn: Turn) => boolean;

/** An answer to what is asked, but for free text. */
export const answer: Rule = (draft, topic, flow, turn) => {
  const step = stepById(flow, topic.step);
  if (!step) return false;
  if ('confirm' in step) return !isAwaiting(draft.state, topic) && confirm(draft, topic, flow, step, turn);
  const slot = awaitedSlot(flow, topic);
  return slot !== null && answerSlot(draft, topic, flow, slot, 'optional' in step && step.optional === true, turn);
};

function confirm(
  draft: Draft,
  topic: Topic,
  flow: Flow,
  step: Extract<FlowStep, { confirm: unknown }>,
  turn: Turn,
): boolean {
  if (amend(draft, topic, flow, turn)) return true;
  if (isWaiting(turn.text)) return askTopic(draft, changeTopic(draft, topic, { turnId: turn.turnId }), flow, 'back');
  const said = answerToConfirm(draft, flow, turn);
  if (said === null) return false;
  because(draft, `flow ${flow.id}: ${step.id} heard ${said}`);
  go(draft, topic, turn, {});
  const other = said === 'no' && isWish(turn.text) ? flowFor(draft.book, turn.text, turn.reading) : null;
  if (other && other.id !== flow.id) {
    // "No, I want to send it back": the other wish takes its place.
    closeTopic(draft, topic, 'dropped');
    startFlow(draft, other, turn);
    return true;
  }
  if (said === 'no' && (step.no === undefined || givesUp(flow, step.no, turn))) {
    dropTopic(draft, turn.turnId);
    return true;
  }
  const next = said === 'yes' ? nextOf(flow, step) : (step.no ?? null);
  if (next === null) closeTopic(draft, topic, 'informed');
  else changeTopic(draft, topic, { step: next, tries: 0 });
  advance(draft);
  return true;
}

/** "Don't bother": where "no" would lead on to another offer, nothing more is offered. */
function givesUp(flow: Flow, no: string, { text }: Turn): boolean {
  const step = stepById(flow, no);
  return (isLeaving(text) || takesBack(text)) && !(step && 'say' in step);
}

/** Yes or no in words; the flow's own wish said again is a yes, and "cancel" in another flow a no. */
function answerToConfirm(draft: Draft, flow: Flow, { text, reading }: Turn): 'yes' | 'no' | null {
  const isOwnCancel = flow.starts.some(({ intent }) => intent === 'order.cancel');
  if (saysCancel(text)) return isOwnCancel ? 'yes' : 'no';
  if (isQuestion(text)) return null;
  const plain = answerToNothing(lastAsked(draft), text) ?? yesOrNo(text);
  if (plain !== null) return plain;
  if (isLeaving(text)) return 'no';
  if (reading.confidence < bandsOf(draft.book).answer) return null;
  if (reading.intent === 'chat.affirm') return 'yes';
  if (reading.intent === 'chat.deny') return 'no';
  return flowFor(draft.book, text, reading)?.id === flow.id ? 'yes' : null;
}

/** What was asked last, in words. */
function lastAsked({ state }: Draft): string {
  const last = state.messages.findLast(({ role }) => role === 'assistant');
  return last ? textOf(last) : '';
}

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
  const canSkip = isOptional && (isSkipping(turn.text) || yesOrNo(turn.text) === 'no');
  const read = canSkip ? { value: { type: 'skipped' as const } } : readAnswer(draft, topic, flow, name, turn);
  if (read === null) return false;
  if (read === 'invalid') {
    refuse(draft, topic, flow, turn);
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
function refuse(draft: Draft, topic: Topic, flow: Flow, turn: Turn): void {
  askBetter(draft, topic, flow, 'invalid', turn.turnId);
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
  if (read === 'invalid') refuse(draft, topic, flow, turn);
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
