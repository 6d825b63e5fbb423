import type { FlowSlot } from '#knowledge/flow-schema.ts';
import type { Reading } from '#nlu/reading.ts';
import type { SlotReading } from './slot-reading.ts';
import { foldWords, wordCount } from './words/fold.ts';
import { numberIn } from './words/ordinals.ts';
import { isLeaving, isQuestion } from './words/phrases.ts';
import { yesOrNo } from './words/yes-no.ts';

type Plain = Extract<FlowSlot, { type: 'text' | 'number' | 'date' | 'email' | 'phone' | 'address' }>;

/** Shortest address that can be one, in letters: dense writings say more with fewer. */
const ADDRESS_LETTERS = 8;
const ADDRESS_HAN = 5;

/** Words of a yes or no that says no more. */
const BARE_WORDS = 2;
/** What only addresses have: a number beside letters, or a word for a place. */
const PLACE =
  /\d|[路街道巷弄号楼室栋幢单元区县市省镇村苑座层门]|\b(?:street|st|road|rd|avenue|ave|lane|apt|apartment|flat|unit|floor|building|drive|blvd|way|square|suite)\b/iu;

/** Whether a text could be an address, whatever else it was read as. */
export const looksLikeAddress = (text: string): boolean =>
  PLACE.test(text) && !isQuestion(text) && text.trim().length >= ADDRESS_HAN;

/** A value that a message has of a slot's type, besides orders, lines, choices and photos. */
export function readPlain(slot: Plain, text: string, { entities }: Reading): SlotReading {
  const trimmed = text.trim();
  switch (slot.type) {
    case 'text':
      // A bare yes or no tells nothing.
      if (yesOrNo(text) !== null && wordCount(foldWords(text)) <= BARE_WORDS) return null;
      return trimmed.length >= (slot.minLength ?? 1) ? { value: { type: 'text', value: trimmed } } : 'invalid';
    case 'number':
      return readNumber(slot, without(text, entities));
    case 'date': {
      const date = entities.find(({ type, value }) => type === 'date' && /^\d{4}-\d\d/.test(value));
      return date ? { value: { type: 'date', value: date.value } } : null;
    }
    case 'email': {
      const email = entities.find(({ type }) => type === 'email');
      return email ? { value: { type: 'email', value: email.value } } : /@/.test(text) ? 'invalid' : null;
    }
    case 'phone': {
      const phone = entities.find(({ type }) => type === 'phone');
      return phone ? { value: { type: 'phone', value: phone.value } } : /\d{5}/.test(text) ? 'invalid' : null;
    }
    case 'address':
      return readAddress(trimmed);
  }
}

function readNumber(slot: Extract<Plain, { type: 'number' }>, text: string): SlotReading {
  const value = numberIn(text);
  if (value === null) return null;
  const fits = value >= (slot.min ?? -Infinity) && value <= (slot.max ?? Infinity);
  return fits ? { value: { type: 'number', value } } : 'invalid';
}

function readAddress(text: string): SlotReading {
  if (isQuestion(text) || isLeaving(text) || yesOrNo(text) !== null) return null;
  const ideographs =
    text.match(/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  const isLong = ideographs >= ADDRESS_HAN || text.length >= ADDRESS_LETTERS;
  const isPlace = /\d/.test(text) || ideographs > 0;
  return isLong && isPlace ? { value: { type: 'address', value: text } } : 'invalid';
}

/** The message without its order numbers, phones and dates: their digits are no count. */
function without(text: string, entities: Reading['entities']): string {
  let rest = text;
  for (const { type, text: found } of entities) {
    if (type === 'order-number' || type === 'phone' || type === 'date' || type === 'sku')
      rest = rest.replace(found, ' ');
  }
  return rest;
}
