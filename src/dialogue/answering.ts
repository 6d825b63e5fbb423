import type { SearchHit } from '#knowledge/search-hit.ts';
import type { Reading } from '#nlu/reading.ts';
import { noteQuestion } from './advice/question.ts';
import { prepend, repliesSince } from './amend.ts';
import { carryOut } from './carry-out.ts';
import { personChoice } from './choices.ts';
import { crisisWordIn, decide, figure } from './decide.ts';
import { addReply, because, type Draft } from './draft.ts';
import { isExactAnswer } from './flows/exact-answer.ts';
import { comeBack, hearInTopic } from './flows/topics.ts';
import type { Turn } from './flows/turn.ts';
import { giveEntry } from './give-entry.ts';
import { isWithPerson, requestPerson } from './handoff.ts';
import { dueEscalation } from './judgement/escalation.ts';
import { faultAtHand } from './judgement/fault.ts';
import { isNegative, moodOf, openingWords } from './judgement/mood.ts';
import { offerPersonWhenDue, sayOffer } from './judgement/person.ts';
import { memoryOf } from './memory.ts';
import { bandsOf } from './policy.ts';
import { isFormal } from './register.ts';
import { replyLocaleFor } from './reply-locale.ts';
import { grantWishes, withoutBareDetails } from './wishes.ts';
import { spoken } from './wording.ts';

/** Answers one message of the shopper, now that it was read and looked up. */
export function answerTurn(draft: Draft, turnId: string, text: string, reading: Reading, hits: SearchHit[]): void {
  const { state } = draft;
  const turn = withoutBareDetails({ turnId, text, reading, hits });
  state.replyLocale = replyLocaleFor(state, draft.book, turn);
  if (isWithPerson(state)) {
    helpMeanwhile(draft, turn);
    return;
  }
  const from = state.messages.length;
  const mood = moodOf(draft, reading);
  state.memory = {
    ...memoryOf(state),
    mood,
    register: isFormal(text, reading.language) ? 'formal' : memoryOf(state).register,
  };
  if (isNegative(mood)) state.negativeCount += 1;
  noteQuestion(draft, turn, mood);
  respond(draft, turn, from);
  openWithFeeling(draft, turn, from);
}

function respond(draft: Draft, turn: Turn, from: number): void {
  const { turnId, text, reading } = turn;
  const crisis = crisisWordIn(draft, text);
  if (crisis !== null) {
    because(draft, `crisis word ${crisis}`);
    const parts = spoken(draft, 'crisis');
    addReply(draft, { reason: 'handoff', turnId, reading, parts, choices: [personChoice(draft)] });
    requestPerson(draft, 'policy');
    return;
  }
  const { answer } = bandsOf(draft.book);
  if (reading.intent === 'human.agent' && reading.confidence >= answer && !isExactAnswer(draft, text)) {
    because(draft, `intent human.agent ${figure(reading.confidence, answer)}`);
    requestPerson(draft, 'shopper_asked');
    return;
  }
  const rule = dueEscalation(draft);
  if (rule?.do === 'person') {
    requestPerson(draft, 'policy');
    return;
  }
  const isTaken = hearInTopic(draft, turn) === 'taken';
  const isDigression = !isTaken && (grantWishes(draft, turn) || carryOut(draft, turn)) === 'answered';
  if (rule && !isWithPerson(draft.state)) sayOffer(draft, turnId, from, 'offer-person-rule', false);
  else offerPersonWhenDue(draft, turnId, from);
  if (isDigression && draft.state.topics.length > 0) comeBack(draft, turnId);
}

/** An apology or comfort goes before everything else, unless what was said has the mood in its words already. */
function openWithFeeling(draft: Draft, turn: Turn, from: number): void {
  const replies = repliesSince(draft, from);
  const isWordedSo = replies.some(({ why }) => why.some((line) => SAYS_FEELING.test(line)));
  const parts = isWordedSo || isSoothed(draft) ? [] : openingWords(draft, faultAtHand(draft, turn));
  const [first] = replies;
  if (first) prepend(draft, first, parts);
  else addReply(draft, { reason: 'flow', turnId: turn.turnId, parts });
}

/** Whether who is talked with in this topic heard such words in it: said at every answer they are hollow. */
function isSoothed(draft: Draft): boolean {
  const { mood, told } = memoryOf(draft.state);
  const topic = draft.state.topics.at(-1);
  if (!topic || !isNegative(mood)) return false;
  const mark = `${topic.id}.${mood}`;
  if (!told.includes(mark)) draft.state.memory = { ...memoryOf(draft.state), told: [...told, mark] };
  return told.includes(mark);
}

const SAYS_FEELING = /^crisis word|^wording .*@(?:angry|anxious)$/;

/** A person is on the way: the device helps only where it is sure. */
function helpMeanwhile(draft: Draft, turn: Turn): void {
  if (draft.state.handoff.phase === 'assigned') return;
  const decision = decide(draft, turn);
  if (decision.kind === 'answer') giveEntry(draft, turn.turnId, decision.hit, turn.reading, []);
}
