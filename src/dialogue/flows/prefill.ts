import type { Flow } from '#knowledge/flow-schema.ts';
import type { Draft } from '../draft.ts';
import type { SlotValue, Topic } from '../state.ts';
import { readChoice } from './read-choice.ts';
import { toldLines } from './read-lines.ts';
import { spansOf } from './read-plain.ts';
import { wordedOptions } from './read-slot.ts';
import { fillSlot, seenOrderOf } from './topic.ts';
import type { Turn } from './turn.ts';
import { faultyCountIn, newCountIn } from './words/counts.ts';
import { weightIn } from './words/weights.ts';

/**
 * Fills what a message gives besides what was asked: slots still empty whose kind is plain from the words alone. Other
 * numbers, texts and addresses could mean anything and are left to their question.
 */
export function prefill(draft: Draft, topic: Topic, flow: Flow, turn: Turn): Topic {
  let filled = topic;
  for (const [name, slot] of Object.entries(flow.slots)) {
    if (topic.slots[name]) continue;
    const value = valueFor(draft, filled, flow, name, slot, turn);
    if (value) filled = fillSlot(draft, filled, name, value);
  }
  return filled;
}

function valueFor(
  draft: Draft,
  topic: Topic,
  flow: Flow,
  name: string,
  slot: Flow['slots'][string],
  { text, reading }: Turn,
): SlotValue | null {
  const { entities, intent } = reading;
  // Of two e-mail addresses that are wanted one could be either.
  const isOnly = Object.values(flow.slots).filter(({ type }) => type === slot.type).length === 1;
  switch (slot.type) {
    case 'choice': {
      const meant = slot.options.find(({ intents = [] }) => intents.includes(intent))?.id ?? null;
      const option = readChoice(text, wordedOptions(draft, topic, flow, name), false) ?? meant;
      return option === null ? null : { type: 'choice', option };
    }
    case 'lines': {
      const order = seenOrderOf(draft.state, topic.slots)?.order;
      return order ? toldLines(draft.book, text, entities, order) : null;
    }
    case 'email':
    case 'phone':
    case 'date': {
      const found = entities.find(({ type }) => type === slot.type);
      return found && isOnly ? { type: slot.type, value: found.value } : null;
    }
    case 'number': {
      const value = isOnly ? (newCountIn(text) ?? faultyCountIn(text)) : null;
      const fits = value !== null && value >= (slot.min ?? -Infinity) && value <= (slot.max ?? Infinity);
      return fits ? { type: 'number', value } : null;
    }
    case 'weight': {
      const value = isOnly ? weightIn(text, false, spansOf(entities)) : null;
      return value === null ? null : { type: 'weight', value };
    }
    case 'photo': {
      const photos = photosJustBefore(draft);
      return photos.length > 0 ? { type: 'photo', photos } : null;
    }
    default:
      return null;
  }
}

/** Messages of the shopper back to which a photo that nothing took yet still belongs to what is said. */
const PHOTO_REACH = 4;

/** Photos given shortly before this message that no topic took: "[photo]", then what is wrong. */
function photosJustBefore({ state, event }: Draft): { id: string; mediaType: string }[] {
  const turnId = event.type === 'understood' ? event.turnId : event.id;
  const said = state.messages.filter((message) => message.role === 'shopper');
  const at = said.findIndex(({ id }) => id === turnId);
  const before = at > 0 ? said.slice(Math.max(0, at - PHOTO_REACH), at) : [];
  const taken = new Set(
    [...state.topics, ...state.finished].flatMap(({ slots }) =>
      Object.values(slots).flatMap((value) => (value.type === 'photo' ? value.photos.map(({ id }) => id) : [])),
    ),
  );
  return before.flatMap(({ photos = [] }) => photos.filter(({ id }) => !taken.has(id)));
}
