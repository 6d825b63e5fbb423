import { append, prepend, repliesSince } from './amend.ts';
import { personChoice } from './choices.ts';
import { isOnlyDetails } from './details.ts';
import { addReply, ask, because, type Draft } from './draft.ts';
import { askBetter } from './flows/drop.ts';
import { flowById } from './flows/flow-book.ts';
import { activeTopic, closeTopic, isActing } from './flows/topic.ts';
import type { Turn } from './flows/turn.ts';
import { foldWords } from './flows/words/fold.ts';
import { isInsult } from './flows/words/insult.ts';
import { protestIn } from './flows/words/protest.ts';
import { yesOrNo } from './flows/words/yes-no.ts';
import { isWithPerson } from './handoff.ts';
import { flowMeaning, meaningsOf, noteMisread } from './judgement/misread.ts';
import type { AssistantMessage, ConversationState, ShopperMessage, Topic } from './state.ts';
import { spoken } from './wording.ts';

/**
 * "That's not what I asked": has the message read again without it. True when that is all for now. "No, no, …" and "I meant …"
 * may also correct an answer: where something is open, they are a protest at once only before the same words again.
 */
export function protests(draft: Draft, turn: Turn): boolean {
  const protest = protestIn(turn.text);
  if (!protest) return false;
  const rest = saysMore(protest.rest) ? protest.rest : '';
  if (rest === '' ? !protest.isPlain : isOnlyDetails(rest, [])) return false;
  const before = messageBefore(draft.state, turn.turnId);
  const isSame = before !== null && foldWords(before.text) === foldWords(rest);
  if (!protest.isPlain && draft.state.topics.length > 0 && !isSame) return false;
  if (rest === '' && isAtWork(draft, turn.turnId)) return true;
  readAgain(draft, turn);
  return true;
}

/** Asks for a second reading: of the rest of the message by itself, or of the message before where nothing else is said. */
export function readAgain(draft: Draft, { turnId, text }: Turn): void {
  because(draft, `protest “${text.slice(0, 40)}”`);
  const rest = protestIn(text)?.rest ?? '';
  const again = saysMore(rest) ? rest : messageBefore(draft.state, turnId)?.text;
  if (again === undefined) apologise(draft, turnId, draft.state.messages.length);
  else ask(draft, { type: 'understand', key: `again.${turnId}`, turnId, text: again, again: true });
}

const saysMore = (rest: string): boolean => rest !== '' && yesOrNo(rest) === null && !isInsult(rest);

/** A topic that has got somewhere stays: its question is asked in better words. */
function isAtWork(draft: Draft, turnId: string): boolean {
  const { state } = draft;
  const topic = activeTopic(state);
  const flow = topic && flowById(draft.book, topic.flow);
  if (!topic || !flow || isFresh(state, topic, turnId) || isAboutAnswer(state, turnId)) return false;
  const from = state.messages.length;
  if (!askBetter(draft, topic, flow, 'again', turnId)) return false;
  apologise(draft, turnId, from);
  return true;
}

/**
 * Before the second reading: remembers what was wrong with the first, and drops the topic that was begun by it. True when
 * one was dropped.
 */
export function takeBackMisread(draft: Draft, turnId: string, text: string): boolean {
  const { state } = draft;
  const before = messageBefore(state, turnId);
  const texts = [text, ...(before ? [before.text] : [])];
  const said = meaningsOf(repliesBefore(state, turnId));
  const topic = activeTopic(state);
  if (said.length === 0 && topic && !isActing(state, topic) && (isFresh(state, topic, turnId) || topic.tries > 0)) {
    noteMisread(draft, texts, [flowMeaning({ id: topic.flow })]);
    closeTopic(draft, topic, 'dropped');
    return true;
  }
  const ended = topic ? [] : state.finished.filter(({ at }) => before !== null && at > before.at);
  noteMisread(draft, texts, [...said, ...ended.map(({ flow }) => flowMeaning({ id: flow }))]);
  return false;
}

/** Says sorry before what was said since `from`, and offers a person with it. */
export function apologise(draft: Draft, turnId: string, from: number): void {
  const replies = repliesSince(draft, from);
  const [first] = replies;
  const last = replies.at(-1);
  const sorry = spoken(draft, 'misread');
  const person = isWithPerson(draft.state) ? [] : [personChoice(draft)];
  if (!first || !last) {
    const parts = [...sorry, ...(draft.effects.length > 0 ? [] : spoken(draft, 'misread-lost'))];
    addReply(draft, { reason: 'flow', turnId, parts, choices: person });
    return;
  }
  prepend(draft, first, sorry);
  append(draft, last, [], person);
}

/** Nothing that the shopper said since a topic began was of use in it: it is nothing to lose. */
function isFresh({ messages }: ConversationState, { openedAt, said }: Topic, turnId: string): boolean {
  const since = messages.filter(({ role, at, id }) => role === 'shopper' && at > openedAt && id !== turnId);
  return since.every((message) => message.role !== 'shopper' || !said.includes(message.text.trim().slice(-50)));
}

/** Whether what was said last was an answer or a question back, and not the topic's own question. */
const isAboutAnswer = (state: ConversationState, turnId: string): boolean =>
  meaningsOf(repliesBefore(state, turnId)).length > 0;

/** What was replied to the message before this one. */
function repliesBefore({ messages }: ConversationState, turnId: string): AssistantMessage[] {
  const here = messages.findIndex(({ id }) => id === turnId);
  const said = here < 0 ? messages : messages.slice(0, here);
  const before = said.findLastIndex(({ role }) => role === 'shopper');
  return said.slice(before + 1).filter((message) => message.role === 'assistant');
}

/** The message that was misread: the last one before this that says more than a protest, in what it says besides. */
function messageBefore({ messages }: ConversationState, turnId: string): Pick<ShopperMessage, 'text' | 'at'> | null {
  const here = messages.findIndex(({ id }) => id === turnId);
  const said = here < 0 ? messages : messages.slice(0, here);
  for (const message of said.toReversed()) {
    if (message.role !== 'shopper') continue;
    const protest = protestIn(message.text);
    if (protest?.rest !== '') return { at: message.at, text: protest?.isPlain ? protest.rest : message.text };
  }
  return null;
}
