import type { Flow } from '#knowledge/flow-schema.ts';
import { crisisWordIn } from '../decide.ts';
import { because, type Draft } from '../draft.ts';
import { memoryOf } from '../memory.ts';
import { bandsOf } from '../policy.ts';
import type { Topic } from '../state.ts';
import { namesOtherOrder } from './corrections.ts';
import { askBetter, dropTopic } from './drop.ts';
import { isExactAnswer } from './exact-answer.ts';
import { flowById, flowFor, flowOf } from './flow-book.ts';
import { amend, answer, go, isFree, type Rule, tell } from './hear-answer.ts';
import { prefill } from './prefill.ts';
import { askTopic } from './questions.ts';
import { namedLines } from './read-lines.ts';
import { looksLikeAddress } from './read-plain.ts';
import { advance } from './run.ts';
import { startFlow } from './start-flow.ts';
import { takeUpAgain } from './take-up.ts';
import { tellOpen } from './tell-open.ts';
import { activeTopic, changeTopic, isActing, isAwaiting, raiseTopic, seenOrderOf } from './topic.ts';
import type { Turn } from './turn.ts';
import { foldWords, wordCount } from './words/fold.ts';
import { isLeaving, isProtest, isQuestion, isWish, saysCancel, takesBack } from './words/phrases.ts';
import { yesOrNo } from './words/yes-no.ts';

/**
 * Lets the topics have a message: an answer, a correction, a stop, another flow's start, or a word that takes up the last
 * topic again ("and the second one?"). `not-mine`: nothing was done, and the message is to be answered otherwise; after that
 * answer `comeBack` repeats what is asked, and without one `askAgain` asks in other words.
 */
export function hearInTopic(draft: Draft, turn: Turn): 'taken' | 'not-mine' {
  if (isForPerson(draft, turn)) return 'not-mine';
  const topic = activeTopic(draft.state);
  const flow = topic && flowById(draft.book, topic.flow);
  if (!topic || !flow) return takeUpAgain(draft, turn) ? 'taken' : 'not-mine';
  const { mood } = memoryOf(draft.state);
  const heard = changeTopic(draft, topic, mood === 'neutral' ? {} : { mood });
  const rules = [
    switchToUrgent,
    protest,
    answer,
    amend,
    leave,
    takeBack,
    addHere,
    switchTopic,
    deny,
    tell,
    addUp,
    bareYes,
  ];
  return rules.some((rule) => rule(draft, heard, flow, turn)) || takeUpAgain(draft, turn) ? 'taken' : 'not-mine';
}

function isForPerson(draft: Draft, { text, reading }: Turn): boolean {
  if (crisisWordIn(draft, text) !== null) return true;
  if (isExactAnswer(draft, text)) return false;
  return reading.intent === 'human.agent' && reading.confidence >= bandsOf(draft.book).answer;
}

const leave: Rule = (draft, topic, flow, turn) => {
  const isOwnCancel = flow.starts.some(({ intent }) => intent === 'order.cancel') && !isAwaiting(draft.state, topic);
  if (!isLeaving(turn.text) && !(saysCancel(turn.text) && !isOwnCancel)) return false;
  dropTopic(draft, turn.turnId);
  return true;
};

/** So few words name or deny; more of them tell something, whatever they were read as. */
const SHORT_WORDS = 3;

/** A few words that name a thing of the order, and whatever a reader makes of so little. */
function isName({ state, book }: Draft, topic: Topic, { text, reading }: Turn): boolean {
  const order = seenOrderOf(state, topic.slots)?.order;
  const isShort = wordCount(foldWords(text)) <= SHORT_WORDS;
  return isShort && order !== undefined && namedLines(book, text, reading.entities, order) !== null;
}

/** "I don't want to return it any more" drops what was wished for, also where something else is talked about. */
const takeBack: Rule = (draft, _topic, _flow, turn) => {
  if (!takesBack(turn.text)) return false;
  const wished = flowFor(draft.book, turn.text, turn.reading);
  const dropped = draft.state.topics.findLast(({ flow }) => flow === wished?.id);
  if (!dropped) return false;
  raiseTopic(draft, dropped);
  dropTopic(draft, turn.turnId);
  return true;
};

/** Something for a later question of the same flow, told and not wished for, is no other flow's start. */
const addHere: Rule = (draft, topic, flow, turn) =>
  !isFree(flow, topic) &&
  (!isWish(turn.text) || wordCount(foldWords(turn.text)) <= SHORT_WORDS) &&
  addUp(draft, topic, flow, turn);

/** "Yes" to a question that it does not answer. */
const bareYes: Rule = (draft, topic, flow, { turnId, text }) => {
  if (topic.asking === null || yesOrNo(text) !== 'yes') return false;
  return askBetter(draft, topic, flow, 'again', turnId);
};

/** Misunderstood: a failed try, whatever else the message says; at the third the topic is set aside. */
const protest: Rule = (draft, topic, flow, { turnId, text, reading }) =>
  isProtest(text) &&
  !reading.entities.some(({ type }) => type === 'order-number') &&
  askBetter(draft, topic, flow, 'again', turnId);

/** Illness and the like, by the flow's own words, come before everything that is asked. */
const switchToUrgent: Rule = (draft, _topic, flow, turn) => {
  const urgent = flowOf(draft.book, turn.text, null) ?? flowFor(draft.book, turn.text, turn.reading);
  if (!urgent?.urgent || urgent.id === flow.id || flow.urgent) return false;
  startFlow(draft, urgent, turn);
  return true;
};

/** Free text may tell anything: there only a question or a wish starts another flow. */
const switchTopic: Rule = (draft, topic, flow, turn) => {
  const other = flowFor(draft.book, turn.text, turn.reading);
  if (!other || other.id === flow.id) return false;
  const isPlain = isQuestion(turn.text) || isWish(turn.text);
  const isTold = isFree(flow, topic) && !isSureElsewhere(flow, topic, turn);
  if (!isPlain && !namesOtherOrder(draft, topic, turn) && (isTold || isName(draft, topic, turn))) return false;
  startFlow(draft, other, turn);
  return true;
};

/** Something asked may be answered in words that sound like a denial: "sour, no taste", "N10". */
const isAnswerable = ({ asking }: Topic, text: string): boolean => asking !== null || /\d/u.test(text);

/** A wish that no address is: "add a box of strawberries". */
const isSureElsewhere = (flow: Flow, { asking }: Topic, { text }: Turn): boolean =>
  asking !== null && flow.slots[asking]?.type === 'address' && !looksLikeAddress(text);

/** "No" drops what is asked; so does a goodbye, unless more is open: then all of it is told, and stays. */
const deny: Rule = (draft, topic, flow, { turnId, text, reading }) => {
  const isSure = reading.confidence >= bandsOf(draft.book).answer;
  const isTale = isFree(flow, topic) && wordCount(foldWords(text)) > SHORT_WORDS;
  const isPlainNo = yesOrNo(text) === 'no' || isLeaving(text);
  if (reading.intent === 'chat.deny' && !isPlainNo && isAnswerable(topic, text)) return false;
  if (!isSure || isTale || (reading.intent !== 'chat.deny' && reading.intent !== 'chat.bye')) return false;
  if (reading.intent === 'chat.bye' && (draft.state.topics.length > 1 || isActing(draft.state, topic))) {
    tellOpen(draft, turnId);
    return true;
  }
  dropTopic(draft, turnId);
  return true;
};

/** Something for a slot that is not asked yet: kept, and the question comes again. */
const addUp: Rule = (draft, topic, flow, turn) => {
  if (isAwaiting(draft.state, topic) || isQuestion(turn.text)) return false;
  const filled = prefill(draft, topic, flow, turn);
  if (Object.keys(filled.slots).length === Object.keys(topic.slots).length) return false;
  const kept = go(draft, topic, turn, {});
  because(draft, `flow ${flow.id}: kept for later`);
  if (!askTopic(draft, kept, flow, 'back')) advance(draft);
  return true;
};
