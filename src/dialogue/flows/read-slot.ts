import type { Flow } from '#knowledge/flow-schema.ts';
import type { Draft } from '../draft.ts';
import type { Topic } from '../state.ts';
import { wording } from '../wording.ts';
import { affirmedTurn } from './affirmed-turn.ts';
import { readChoice, type WordedOption } from './read-choice.ts';
import { readLines } from './read-lines.ts';
import { readPlain } from './read-plain.ts';
import type { SlotReading } from './slot-reading.ts';
import { seenOrderOf } from './topic.ts';
import type { Turn } from './turn.ts';
import { isSkipping } from './words/phrases.ts';
import { yesOrNo } from './words/yes-no.ts';

/** An answer to the question for a slot; orders are read by the look-up. */
export function readAnswer(draft: Draft, topic: Topic, flow: Flow, name: string, turn: Turn): SlotReading {
  const slot = flow.slots[name];
  if (!slot) return null;
  switch (slot.type) {
    case 'order':
      return null;
    case 'lines': {
      const order = seenOrderOf(draft.state, topic.slots)?.order;
      const { text, reading } = affirmedTurn(turn);
      const value = order ? readLines(draft.book, text, reading.entities, order) : null;
      return value && { value };
    }
    case 'choice': {
      const options = wordedOptions(draft, topic, flow, name);
      const option = readChoice(affirmedTurn(turn).text, options, true) ?? readChoice(turn.text, options, true);
      return option === null ? null : { value: { type: 'choice', option } };
    }
    case 'photo':
      return isSkipping(turn.text) || yesOrNo(turn.text) === 'no' ? { value: { type: 'skipped' } } : null;
    default:
      return readPlain(slot, turn.text, turn.reading);
  }
}

/** The options of a choice with their labels in the reply's language as words. */
export function wordedOptions(draft: Draft, topic: Topic, flow: Flow, name: string): WordedOption[] {
  const slot = flow.slots[name];
  if (slot?.type !== 'choice') return [];
  return slot.options.map(({ id, words = [] }) => {
    const label = wording(draft, `flow.${topic.flow}.option-${id}`);
    return { id, words: label === null ? words : [label, ...words] };
  });
}
