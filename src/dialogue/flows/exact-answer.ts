import type { Draft } from '../draft.ts';
import { flowById } from './flow-book.ts';
import { readChoice } from './read-choice.ts';
import { wordedOptions } from './read-slot.ts';
import { activeTopic } from './topic.ts';
import { foldWords, wordCount } from './words/fold.ts';

/** Whoever names a person wants one, whatever is asked. */
const PERSON =
  /人工|客服|真人|转人|经理|\b(?:agent|human|person|someone|somebody|representative|operator|staff|manager)\b/iu;
/** So few words choose an option and say nothing else. */
const FEW_WORDS = 4;

/** Whether a message is nothing but an answer to what is asked: a choice that is shown, or an option in a few words. */
export function isExactAnswer(draft: Draft, text: string): boolean {
  const topic = activeTopic(draft.state);
  const flow = topic && flowById(draft.book, topic.flow);
  if (!topic || !flow || PERSON.test(text)) return false;
  const folded = foldWords(text);
  const last = draft.state.messages.findLast(({ role }) => role === 'assistant');
  const shown = last?.role === 'assistant' ? last.choices : [];
  if (shown.some(({ act }) => act.type === 'say' && foldWords(act.text) === folded)) return true;
  const options = topic.asking === null ? [] : wordedOptions(draft, topic, flow, topic.asking);
  return wordCount(folded) <= FEW_WORDS && options.length > 0 && readChoice(text, options, true) !== null;
}
