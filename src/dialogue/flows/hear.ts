import { crisisWordIn } from '../decide.ts';
import type { Draft } from '../draft.ts';
import { memoryOf } from '../memory.ts';
import { bandsOf } from '../policy.ts';
import { isExactAnswer } from './exact-answer.ts';
import { flowById } from './flow-book.ts';
import { amend, answer, type Rule, tell } from './hear-answer.ts';
import { deny, leave, leaveAll, takeBack } from './hear-leaving.ts';
import { addHere, addUp, bareYes, repeat } from './hear-more.ts';
import { switchTopic, switchToUrgent } from './hear-switch.ts';
import { takeUpAgain } from './take-up.ts';
import { activeTopic, changeTopic } from './topic.ts';
import type { Turn } from './turn.ts';

/** In this order; the first that takes the message as its own ends the search. */
const RULES: readonly Rule[] = [
  switchToUrgent,
  leaveAll,
  answer,
  amend,
  leave,
  takeBack,
  addHere,
  repeat,
  switchTopic,
  deny,
  tell,
  addUp,
  bareYes,
];

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
  return RULES.some((rule) => rule(draft, heard, flow, turn)) || takeUpAgain(draft, turn) ? 'taken' : 'not-mine';
}

function isForPerson(draft: Draft, { text, reading }: Turn): boolean {
  if (crisisWordIn(draft, text) !== null) return true;
  if (isExactAnswer(draft, text)) return false;
  return reading.intent === 'human.agent' && reading.confidence >= bandsOf(draft.book).answer;
}
