import { tell } from './advice/told.ts';
import { because, type Draft } from './draft.ts';
import { comeBack } from './flows/topics.ts';
import type { Turn } from './flows/turn.ts';
import { isInsult, isOutrage } from './flows/words/insult.ts';
import { yesOrNo } from './flows/words/yes-no.ts';
import { apologise } from './protest.ts';

/**
 * "You are useless", or "this is ridiculous" where nothing was understood just before: no goods are at fault, and there is
 * nothing to look up. Says sorry for not having understood, repeats what an open topic asks, and offers a person. False for
 * any other message, and for a yes or no to what the topic asks.
 */
export function takesInsult(draft: Draft, { turnId, text }: Turn): boolean {
  const { unrecognisedInRow, topics } = draft.state;
  const isMeant = unrecognisedInRow > 0 ? isOutrage(text) : isInsult(text);
  if (!isMeant || (topics.length > 0 && yesOrNo(text) !== null)) return false;
  because(draft, `insult “${text.slice(0, 40)}”`);
  draft.state.unrecognisedInRow += 1;
  const from = draft.state.messages.length;
  comeBack(draft, turnId);
  apologise(draft, turnId, from);
  // A person is offered with it, whatever the mood.
  tell(draft, 'priority');
  return true;
}
