import { postcodeFault } from '#commerce/address/postcode-fault.ts';
import type { Order } from '#commerce/order.ts';
import type { Flow } from '#knowledge/flow-schema.ts';
import type { Draft } from '../draft.ts';
import type { Topic } from '../state.ts';
import { wording } from '../wording.ts';
import { affirmedTurn } from './affirmed-turn.ts';
import { readChoice, type WordedOption } from './read-choice.ts';
import { alikeLines, readLines } from './read-lines.ts';
import { readPlain } from './read-plain.ts';
import type { AnswerReading, SlotReading } from './slot-reading.ts';
import { seenOrderOf } from './topic.ts';
import type { Turn } from './turn.ts';
import { foldWords, wordCount } from './words/fold.ts';
import { isCorrecting, isSkipping } from './words/phrases.ts';
import { yesOrNo } from './words/yes-no.ts';

/** An answer to the question for a slot; orders are read by the look-up. */
export function readAnswer(draft: Draft, topic: Topic, flow: Flow, name: string, turn: Turn): AnswerReading {
  const slot = flow.slots[name];
  if (!slot) return null;
  switch (slot.type) {
    case 'order':
      return null;
    case 'lines': {
      const order = seenOrderOf(draft.state, topic.slots)?.order;
      const { text, reading } = affirmedTurn(turn);
      const offered = order ? offeredLines(draft, topic, order) : [];
      const value = order ? readLines(draft.book, text, reading.entities, order, offered) : null;
      return value && { value };
    }
    case 'choice': {
      const options = wordedOptions(draft, topic, flow, name);
      const option = readChoice(affirmedTurn(turn).text, options, true) ?? readChoice(turn.text, options, true);
      return option === null ? null : { value: { type: 'choice', option } };
    }
    case 'photo':
      return meansSkip(turn.text) ? { value: { type: 'skipped' } } : null;
    case 'address':
      return checked(draft, topic, readPlain(slot, turn.text, turn.reading));
    default:
      return readPlain(slot, turn.text, turn.reading);
  }
}

/** An address whose postcode can be none in its country is asked for again, once: the shopper may know better. */
function checked({ state, book }: Draft, { tries }: Topic, read: SlotReading): AnswerReading {
  if (read === null || read === 'invalid' || read.value.type !== 'address' || tries > 0) return read;
  const { replyLocale, context } = state;
  const isWorded = book?.scripts[replyLocale]?.['region-postcode'] ?? book?.scripts.en?.['region-postcode'];
  const fault = isWorded ? postcodeFault(read.value.value, context.country, replyLocale) : null;
  return fault ? { fault } : read;
}

/** Words of a no that says nothing else. */
const BARE_NO = 3;

/** Goes on without what is asked. "No, I mean the pork" puts something else right. */
export const meansSkip = (text: string): boolean =>
  isSkipping(text) || (yesOrNo(text) === 'no' && !(isCorrecting(text) && wordCount(foldWords(text)) > BARE_NO));

/** Places of the lines that are asked about: those that what was said fits alike, else all (empty). */
export const offeredLines = ({ book }: Draft, { said }: Topic, order: Order): number[] => alikeLines(book, said, order);

/** The options of a choice with their labels in the reply's language as words. */
export function wordedOptions(draft: Draft, topic: Topic, flow: Flow, name: string): WordedOption[] {
  const slot = flow.slots[name];
  if (slot?.type !== 'choice') return [];
  return slot.options.map(({ id, words = [] }) => {
    const label = wording(draft, `flow.${topic.flow}.option-${id}`);
    return { id, words: label === null ? words : [label, ...words] };
  });
}
