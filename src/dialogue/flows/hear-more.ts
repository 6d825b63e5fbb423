import { because } from '../draft.ts';
import { askBetter } from './drop.ts';
import { go, isFree, type Rule } from './hear-answer.ts';
import { prefill } from './prefill.ts';
import { askTopic } from './questions.ts';
import { readChoice } from './read-choice.ts';
import { wordedOptions } from './read-slot.ts';
import { advance } from './run.ts';
import { changeTopic, isAwaiting } from './topic.ts';
import { foldWords, wordCount } from './words/fold.ts';
import { isQuestion, isWish } from './words/phrases.ts';
import { yesOrNo } from './words/yes-no.ts';

/** So few words name or deny; more of them tell something, whatever they were read as. */
export const SHORT_WORDS = 3;

/** Something for a slot that is not asked yet: kept, and the question comes again. */
export const addUp: Rule = (draft, topic, flow, turn) => {
  if (isAwaiting(draft.state, topic) || isQuestion(turn.text)) return false;
  const filled = prefill(draft, topic, flow, turn);
  if (Object.keys(filled.slots).length === Object.keys(topic.slots).length) return false;
  const kept = go(draft, topic, turn, {});
  because(draft, `flow ${flow.id}: kept for later`);
  if (!askTopic(draft, kept, flow, 'back')) advance(draft);
  return true;
};

/** Something for a later question of the same flow, told and not wished for, is no other flow's start. */
export const addHere: Rule = (draft, topic, flow, turn) =>
  !isFree(flow, topic) &&
  (!isWish(turn.text) || wordCount(foldWords(turn.text)) <= SHORT_WORDS) &&
  addUp(draft, topic, flow, turn);

/** So many words say again what is known. */
const REPEATED_WORDS = 5;

/** "Sour, as I said": what is known already, told once more and not wished for. */
export const repeat: Rule = (draft, topic, flow, turn) => {
  const { turnId, text } = turn;
  if (isFree(flow, topic) || isQuestion(text) || isWish(text)) return false;
  if (wordCount(foldWords(text)) > REPEATED_WORDS) return false;
  const isKnown = Object.entries(topic.slots).some(
    ([name, value]) =>
      value.type === 'choice' &&
      name !== topic.asking &&
      readChoice(text, wordedOptions(draft, topic, flow, name), false) === value.option,
  );
  return isKnown && askTopic(draft, changeTopic(draft, topic, { turnId }), flow, 'back');
};

/** "Yes" to a question that it does not answer. */
export const bareYes: Rule = (draft, topic, flow, { turnId, text }) => {
  if (topic.asking === null || yesOrNo(text) !== 'yes') return false;
  return askBetter(draft, topic, flow, 'again', turnId);
};
