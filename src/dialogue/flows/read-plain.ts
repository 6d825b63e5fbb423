import type { FlowSlot } from '#knowledge/flow-schema.ts';
import type { Reading } from '#nlu/reading.ts';
import { spokenContact } from './read-contact.ts';
import type { SlotReading } from './slot-reading.ts';
import { faultyCountIn, newCountIn } from './words/counts.ts';
import { foldWords, wordCount } from './words/fold.ts';
import { numberIn } from './words/numbers.ts';
import { isLeaving, isQuestion } from './words/phrases.ts';
import { weightIn } from './words/weights.ts';
import { yesOrNo } from './words/yes-no.ts';

type Plain = Extract<FlowSlot, { type: 'text' | 'number' | 'weight' | 'date' | 'email' | 'phone' | 'address' }>;

/** Shortest address that can be one, in letters: dense writings say more with fewer. */
const ADDRESS_LETTERS = 8;
const ADDRESS_HAN = 5;

/** Digits of a phone number that show who somebody is, and reach nobody. */
const TAIL_DIGITS = 4;

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
      return readText(slot, trimmed);
    case 'number':
      return readNumber(slot, without(text, entities).replace(MEASURE, ' '));
    case 'weight':
      return readWeight(text, entities);
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
      return phone ? { value: { type: 'phone', value: phone.value } } : readPhone(text);
    }
    case 'address':
      return readAddress(trimmed);
  }
}

/** What goes before and after what is told, and is no part of it. */
const PREAMBLE = /^(?:sorry|apologies|抱歉|不好意思|对不起)[^.。!！,，]{0,30}[.。!！,，]\s*(?=\S)/iu;
const INTO =
  /^(?:(?:我|那|就|请|帮我|麻烦)*(?:想|要)?(?:换成?|改成?|改为)|(?:change|swap|exchange) (?:it|them|that) (?:to|for|into))\s*(?=\S)/iu;
const PLEASE = /[\s,，.]+(?:please|pls|thanks|thank you|谢谢|多谢|谢了)[\s.。!！]*$/iu;

function readText({ minLength = 1 }: Extract<Plain, { type: 'text' }>, said: string): SlotReading {
  const value = said.replace(PREAMBLE, '').replace(INTO, '').replace(PLEASE, '').trim();
  return value.length >= minLength ? { value: { type: 'text', value } } : 'invalid';
}

/** A weight or a volume counts nothing. */
const MEASURE = /\d+(?:[.,]\d+)?\s?(?:kg|g|ml|l|oz|lbs?)\b|\d+(?:\.\d+)?\s?(?:公斤|千克|克|斤|毫升|升)/giu;

function readNumber(slot: Extract<Plain, { type: 'number' }>, text: string): SlotReading {
  const value = newCountIn(text) ?? faultyCountIn(text) ?? numberIn(text);
  if (value === null) return null;
  const fits = value >= (slot.min ?? -Infinity) && value <= (slot.max ?? Infinity);
  return fits ? { value: { type: 'number', value } } : 'invalid';
}

/** A number without its country will do; "the last four digits" are asked for in full. */
function readPhone(text: string): SlotReading {
  const local = spokenContact(text, true);
  if (local?.kind !== 'phone') return /\d{3}|尾号|[后末]四位|\blast (?:four|4)\b/iu.test(text) ? 'invalid' : null;
  return local.value.length > TAIL_DIGITS ? { value: { type: 'phone', value: local.value } } : 'invalid';
}

function readAddress(text: string): SlotReading {
  if (isQuestion(text) || isLeaving(text) || yesOrNo(text) !== null) return null;
  const ideographs =
    text.match(/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  const isLong = ideographs >= ADDRESS_HAN || text.length >= ADDRESS_LETTERS;
  const isPlace = /\d/.test(text) || ideographs > 0;
  return isLong && isPlace ? { value: { type: 'address', value: text } } : 'invalid';
}

/** A bare number is taken for grams, as the backend does. */
function readWeight(text: string, entities: Reading['entities']): SlotReading {
  const weight = weightIn(text, true, spansOf(entities));
  if (weight !== null) return { value: { type: 'weight', value: weight } };
  const bare = /^\D{0,12}(\d{1,5}(?:[.,]\d{1,3})?)\D{0,6}$/u.exec(without(text, entities).trim())?.[1];
  return bare === undefined ? null : { value: { type: 'weight', value: `${bare} g` } };
}

/** Where a message names goods: a size in there is no weight. */
export const spansOf = (entities: Reading['entities']): [number, number][] =>
  entities.flatMap(({ type, start, end }) => (type === 'product' || type === 'sku' ? [[start, end]] : []));

/** The message without its order numbers, phones and dates: their digits are no count. */
function without(text: string, entities: Reading['entities']): string {
  let rest = text;
  for (const { type, text: found } of entities) {
    if (type === 'order-number' || type === 'phone' || type === 'date' || type === 'sku')
      rest = rest.replace(found, ' ');
  }
  return rest;
}
