import type { Flow, FlowStep } from '#knowledge/flow-schema.ts';
import { because, type Draft } from '../draft.ts';
import { bandsOf } from '../policy.ts';
import type { Topic } from '../state.ts';
import { textOf } from '../text-of.ts';
import { affirmedTurn } from './affirmed-turn.ts';
import { dropTopic } from './drop.ts';
import { flowFor, nextOf, stepById } from './flow-book.ts';
import { prefill } from './prefill.ts';
import { askTopic } from './questions.ts';
import { advance } from './run.ts';
import { startFlow } from './start-flow.ts';
import { changeTopic, closeTopic, withSaid } from './topic.ts';
import type { Turn } from './turn.ts';
import { answerToNothing } from './words/nothing.ts';
import { isLeaving, isQuestion, isWaiting, isWish, meansSome, saysCancel, takesBack } from './words/phrases.ts';
import { yesOrNo } from './words/yes-no.ts';

type ConfirmStep = Extract<FlowStep, { confirm: unknown }>;

/** An answer to a yes-or-no question, or a correction of what is to be confirmed. */
export function hearConfirm(draft: Draft, topic: Topic, flow: Flow, step: ConfirmStep, turn: Turn): boolean {
  if (isWaiting(turn.text)) return askTopic(draft, changeTopic(draft, topic, { turnId: turn.turnId }), flow, 'back');
  const said = answerToConfirm(draft, flow, turn);
  if (said === null) return false;
  because(draft, `flow ${flow.id}: ${step.id} heard ${said}`);
  changeTopic(draft, topic, { turnId: turn.turnId, said: withSaid(topic, turn.text), tries: 0 });
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

/** "No, just the milk": of what is to be confirmed only a part is meant, named or not. Never taken for a yes to all. */
export function takeSome(draft: Draft, topic: Topic, flow: Flow, { some }: ConfirmStep, turn: Turn): boolean {
  if (some === undefined || isQuestion(turn.text) || isLeaving(turn.text) || yesOrNo(turn.text) === 'yes') return false;
  const before = Object.keys(topic.slots).length;
  const filled = prefill(draft, topic, flow, affirmedTurn(turn));
  const isNamed = Object.keys(filled.slots).length > before;
  if (!isNamed && !meansSome(turn.text)) return false;
  because(draft, `flow ${flow.id}: only some of it`);
  changeTopic(draft, topic, { turnId: turn.turnId, said: withSaid(topic, turn.text), step: some, tries: 0 });
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
  if (isLeaving(text) || takesBack(text)) return 'no';
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
