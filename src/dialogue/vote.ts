import { personChoice } from './choices.ts';
import { addReply, because, type Draft } from './draft.ts';
import type { ConversationEvent } from './event.ts';
import { isWithPerson } from './handoff.ts';
import type { Choice, Message } from './state.ts';
import { spoken, wording } from './wording.ts';

/**
 * Takes in whether an answer helped: once for each, and only for what cites an entry. Who was not helped is offered another
 * try and a person, unless one is there or something is being done.
 */
export function vote(draft: Draft, { messageId, helpful }: Extract<ConversationEvent, { type: 'voted' }>): void {
  const { state } = draft;
  const judged = state.messages.find(({ id }) => id === messageId);
  if (!judged || !isVotable(judged)) return;
  const marked: Message = { ...judged, vote: helpful ? 'helpful' : 'not-helpful' };
  state.messages = state.messages.map((message) => (message === judged ? marked : message));
  if (helpful || isWithPerson(state) || state.topics.length > 0) return;
  because(draft, `${judged.citations.map(({ id }) => id).join(', ')} did not help`);
  addReply(draft, {
    reason: 'flow',
    parts: spoken(draft, 'vote-down'),
    choices: [...rephraseChoice(draft), personChoice(draft)],
  });
}

/** The shopper will say it in other words. */
export function askForOtherWords(draft: Draft, turnId: string): void {
  addReply(draft, { reason: 'flow', turnId, parts: spoken(draft, 'vote-asked') });
}

function isVotable(message: Message): message is Extract<Message, { role: 'assistant' }> {
  if (message.role !== 'assistant' || message.vote !== undefined) return false;
  return message.reason === 'answer' && message.citations.length > 0;
}

function rephraseChoice(draft: Draft): Choice[] {
  const label = wording(draft, 'ask-otherwise');
  return label === null ? [] : [{ id: 'rephrase', label, act: { type: 'rephrase' } }];
}
