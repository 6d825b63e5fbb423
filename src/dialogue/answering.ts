import { noteQuestion } from './advice/question.ts';
import { prepend, repliesSince } from './amend.ts';
import { answersBack } from './answer-back.ts';
import { type CarriedOut, carryOut } from './carry-out.ts';
import { personChoice } from './choices.ts';
import { consults, goesOn } from './consult.ts';
import { crisisWordIn, decide, figure } from './decide.ts';
import { addReply, because, type Draft } from './draft.ts';
import { isExactAnswer } from './flows/exact-answer.ts';
import { comeBack, hearInTopic } from './flows/topics.ts';
import type { Turn } from './flows/turn.ts';
import { protestIn } from './flows/words/protest.ts';
import { giveEntry } from './give-entry.ts';
import { isWithPerson, requestPerson } from './handoff.ts';
import { takesInsult } from './insulted.ts';
import { dueEscalation } from './judgement/escalation.ts';
import { faultAtHand } from './judgement/fault.ts';
import { withoutMisread } from './judgement/misread.ts';
import { isNegative, moodOf, openingWords } from './judgement/mood.ts';
import { offerPersonWhenDue, sayOffer } from './judgement/person.ts';
import { memoryOf } from './memory.ts';
import { bandsOf } from './policy.ts';
import { apologise, protests, readAgain, takeBackMisread } from './protest.ts';
import { isFormal } from './register.ts';
import { replyLocaleFor } from './reply-locale.ts';
import { takesTool } from './tools/wanted-tool.ts';
import { grantWishes, wishesElsewhere, withoutBareDetails } from './wishes.ts';
import { spoken } from './wording.ts';

/**
 * Answers one message of the shopper, now that it was read and looked up. `isAgain`: it was misread, and this is the second
 * reading of what is left of it, or of the message before.
 */
export function answerTurn(draft: Draft, given: Turn, isAgain: boolean): void {
  const { state } = draft;
  const heard = withoutBareDetails(given);
  if (isWithPerson(state)) {
    state.replyLocale = replyLocaleFor(state, draft.book, heard);
    helpMeanwhile(draft, heard);
    return;
  }
  if (!isAgain && protests(draft, heard)) return;
  state.replyLocale = replyLocaleFor(state, draft.book, heard);
  const isDropped = isAgain && takeBackMisread(draft, heard.turnId, heard.text);
  const turn = withoutMisread(draft, heard);
  const from = state.messages.length;
  const { memory, negativeCount } = state;
  const mood = moodOf(draft, turn.reading);
  state.memory = {
    ...memoryOf(state),
    mood,
    register: isFormal(turn.text, turn.reading.language) ? 'formal' : memoryOf(state).register,
  };
  if (isNegative(mood)) state.negativeCount += 1;
  noteQuestion(draft, turn, mood);
  if (respond(draft, turn, from, isAgain && (isDropped ? 'dropped' : 'again')) === 'protest') {
    Object.assign(state, { memory, negativeCount });
    readAgain(draft, turn);
    return;
  }
  if (isAgain) apologise(draft, turn.turnId, from);
  else openWithFeeling(draft, turn, from);
}

/**
 * `protest`: nothing was done, because the message is one after all.
 * @param misread Whether the message was misread before, and whether the topic that was begun by it is dropped.
 */
function respond(draft: Draft, turn: Turn, from: number, misread: false | 'again' | 'dropped'): 'done' | 'protest' {
  const { turnId, text } = turn;
  if (callsPerson(draft, turn)) return 'done';
  const rule = dueEscalation(draft);
  if (rule?.do === 'person') {
    requestPerson(draft, 'policy');
    return 'done';
  }
  const offerPerson = () => {
    if (rule && !isWithPerson(draft.state)) sayOffer(draft, turnId, from, 'offer-person-rule', false);
    else offerPersonWhenDue(draft, turnId, from);
  };
  if (misread === false && takesInsult(draft, turn)) {
    offerPerson();
    return 'done';
  }
  if (misread === false && draft.state.topics.length === 0 && takesTool(draft, turn)) return 'done';
  const { unrecognisedInRow, topics } = draft.state;
  // What was misread and dropped is not taken up again, nor is its second reading an answer to what lay below it.
  if (misread === false && goesOn(draft, turn) && consults(draft, turn, false)) return 'done';
  const isHeard = !wishesElsewhere(draft, turn) && (misread === false || (misread === 'again' && topics.length > 0));
  const isTaken = (misread === false && answersBack(draft, turn)) || (isHeard && hearInTopic(draft, turn) === 'taken');
  if (!isTaken && misread === false && topics.length > 0 && protestIn(text)) return 'protest';
  const isDigression = !isTaken && (grantWishes(draft, turn) || lookUp(draft, turn, misread !== false)) === 'answered';
  // A protest counts, whatever is made of it.
  if (misread !== false) draft.state.unrecognisedInRow = unrecognisedInRow + 1;
  // What a specialist is asked about is not answered yet.
  if (!isConsulted(draft, turnId)) offerPerson();
  if (isDigression && draft.state.topics.length > 0) comeBack(draft, turnId);
  return 'done';
}

const isConsulted = ({ state }: Draft, turnId: string): boolean =>
  state.pending.some((effect) => effect.type === 'consult' && effect.turnId === turnId);

/** A specialist is asked first where it may be its business. */
const lookUp = (draft: Draft, turn: Turn, isAgain: boolean): CarriedOut =>
  consults(draft, turn, isAgain) ? 'begun' : carryOut(draft, turn, isAgain);

/** A word of crisis, or a sure wish for a person. */
function callsPerson(draft: Draft, { turnId, text, reading }: Turn): boolean {
  const crisis = crisisWordIn(draft, text);
  if (crisis !== null) {
    because(draft, `crisis word ${crisis}`);
    const parts = spoken(draft, 'crisis');
    addReply(draft, { reason: 'handoff', turnId, reading, parts, choices: [personChoice(draft)] });
    requestPerson(draft, 'policy');
    return true;
  }
  const { answer } = bandsOf(draft.book);
  if (reading.intent !== 'human.agent' || reading.confidence < answer || isExactAnswer(draft, text)) return false;
  because(draft, `intent human.agent ${figure(reading.confidence, answer)}`);
  requestPerson(draft, 'shopper_asked');
  return true;
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

const SAYS_FEELING = /^crisis word|^insult|^wording .*@(?:angry|anxious)$/;

/** A person is on the way: the device helps only where it is sure. */
function helpMeanwhile(draft: Draft, turn: Turn): void {
  if (draft.state.handoff.phase === 'assigned') return;
  const decision = decide(draft, turn);
  if (decision.kind === 'answer') giveEntry(draft, turn.turnId, decision.hit, turn.reading, []);
}
