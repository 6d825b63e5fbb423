import { bandsOf } from '../policy.ts';
import type { Topic } from '../state.ts';
import { dropTopic } from './drop.ts';
import { flowFor } from './flow-book.ts';
import { isFree, type Rule } from './hear-answer.ts';
import { SHORT_WORDS } from './hear-more.ts';
import { tellOpen } from './tell-open.ts';
import { closeTopic, isActing, isAwaiting, raiseTopic } from './topic.ts';
import { foldWords, wordCount } from './words/fold.ts';
import { isLeaving, leavesAll, saysCancel, takesBack } from './words/phrases.ts';
import { yesOrNo } from './words/yes-no.ts';

/** "Stop", "leave it". */
export const leave: Rule = (draft, topic, flow, turn) => {
  const isOwnCancel = flow.starts.some(({ intent }) => intent === 'order.cancel') && !isAwaiting(draft.state, topic);
  if (!isLeaving(turn.text) && !(saysCancel(turn.text) && !isOwnCancel)) return false;
  dropTopic(draft, turn.turnId);
  return true;
};

/** "I want none of it any more": all that is open is dropped, but for what the shop is at. */
export const leaveAll: Rule = (draft, topic, _flow, turn) => {
  const others = draft.state.topics.filter((other) => other.id !== topic.id && !isActing(draft.state, other));
  if (others.length === 0 || !leavesAll(turn.text)) return false;
  for (const other of others) closeTopic(draft, other, 'dropped');
  dropTopic(draft, turn.turnId);
  return true;
};

/** "I don't want to return it any more" drops what was wished for, also where something else is talked about. */
export const takeBack: Rule = (draft, _topic, _flow, turn) => {
  if (!takesBack(turn.text)) return false;
  const wished = flowFor(draft.book, turn.text, turn.reading);
  const dropped = draft.state.topics.findLast(({ flow }) => flow === wished?.id);
  if (!dropped) return false;
  raiseTopic(draft, dropped);
  dropTopic(draft, turn.turnId);
  return true;
};

/** Something asked may be answered in words that sound like a denial: "sour, no taste", "N10". */
const isAnswerable = ({ asking }: Topic, text: string): boolean => asking !== null || /\d/u.test(text);

/** "No" drops what is asked; so does a goodbye, unless more is open: then all of it is told, and stays. */
export const deny: Rule = (draft, topic, flow, { turnId, text, reading }) => {
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
