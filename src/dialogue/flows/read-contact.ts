import type { Entity } from '#nlu/reading.ts';
import type { OrderLookup } from '../state.ts';
import { foldWords, wordCount } from './words/fold.ts';
import { hanNumber } from './words/numbers.ts';

type Contact = NonNullable<OrderLookup['contact']>;

/** The e-mail or phone number that a message gives; null when none. */
export function contactIn(entities: readonly Entity[]): Contact | null {
  for (const { type, value } of entities) {
    if (type === 'email') return { kind: 'email', value };
    if (type === 'phone') return { kind: 'phone', value };
  }
  return null;
}

/** Beyond this many words a message tells more than a contact. */
const MOST_WORDS = 8;

const TAIL =
  /(?:尾号|尾数|尾數|[后末]四位|[后末]4位|手机|电话|電話|手機|联系方式|\b(?:phone|mobile|cell|tel|last (?:four|4)|end(?:s|ing)?(?: in| with)?))\D{0,14}(?<!\d)(\d{4})(?!\d)/iu;
const TAIL_BEFORE =
  /(?<![\p{L}\p{N}])(\d{4})(?!\d)[\s,，是]{0,2}(?:(?:手机|电话)?(?:尾号|[后末]四位)|(?:is |are )?(?:my |the )?last (?:four|4)\b)/iu;
const POSTCODE =
  /(?:邮编|邮政编码|\b(?:post ?code|postal code|zip(?: code)?|plz))[^\p{N}\p{Lu}]{0,10}(\d{4,6}(?:-\d{4})?|[A-Z0-9]{2,4} ?\d[A-Z0-9]{1,3})(?![\p{L}\p{N}])/u;
const BRITISH = /\b([A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\b/iu;
/** Written with spaces, so that it reads as no address elsewhere. */
const SPACED_EMAIL =
  /([\w.+-]{1,64})\s*(?:@|\(at\)|\[at\]| at )\s*([\w-]{1,63}(?:\s*(?:\.| dot )\s*[a-z][\w-]{1,23}){1,3})(?![\w@])/iu;
/** A whole number as people write it without its country: "07700 900 123", "0571-88886666". */
const LOCAL_PHONE = /(?<![\p{L}\p{N}@-])(\(?\d[\d ().-]{5,17}\d)(?![\p{L}\p{N}@])/u;
const PHONE_LABEL = /手机|电话|電話|手機|号码|\b(?:phone|mobile|cell|tel|number|call)\b/iu;
const PHONE_DIGITS = { min: 7, max: 13 } as const;
/** Four digits between commas: beside an order number they are the end of a phone number. */
const LONE_TAIL = /(?:^|[,，;；、。.!！)）:：])\s*(\d{4})\s*(?=$|[,，;；、。.!！])/u;
const SPOKEN_DIGITS = /[零〇幺一二三四五六七八九]{4,11}/gu;
const DIGIT_WORDS = 'zero|one|two|three|four|five|six|seven|eight|nine'.split('|');
const WORDED_DIGITS = /\b(?:(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)\b[ ,-]{0,2}){4,11}/giu;

/**
 * A contact in words: said to be one, or standing alone beside an order number; while it is asked for, whatever of a short
 * message can be one. `text` without its order numbers. Null when none is plain.
 * @param isBesideNumber The message had an order number.
 */
export function spokenContact(text: string, isAsked: boolean, isBesideNumber = false): Contact | null {
  const said = (isAsked ? text.replace(SPOKEN_DIGITS, digitsOf).replace(WORDED_DIGITS, digitsOfWords) : text)
    .normalize('NFKC')
    .trim();
  const [, name, host] = (isAsked || said.includes('@') ? SPACED_EMAIL.exec(said) : null) ?? [];
  if (name && host)
    return { kind: 'email', value: `${name}@${host.replace(/ dot |\s/giu, (part) => (part.trim() ? '.' : ''))}` };
  const labelled = POSTCODE.exec(said)?.[1];
  if (labelled) return { kind: 'postcode', value: labelled };
  const local = LOCAL_PHONE.exec(said)?.[1]?.replace(/\D/gu, '') ?? '';
  const isWhole = local.length >= PHONE_DIGITS.min && local.length <= PHONE_DIGITS.max;
  if (isWhole && (isAsked || PHONE_LABEL.test(said))) return { kind: 'phone', value: local };
  const tail = TAIL.exec(said)?.[1] ?? TAIL_BEFORE.exec(said)?.[1];
  if (tail) return { kind: 'phone', value: tail };
  const isAlone = /^[^\p{L}\p{N}]*\d{4}[^\p{L}\p{N}]*$/u.test(said);
  const lone = isBesideNumber ? LONE_TAIL.exec(said)?.[1] : undefined;
  if (lone) return { kind: 'phone', value: lone };
  if (!isAlone && (!isAsked || wordCount(foldWords(said)) > MOST_WORDS)) return null;
  return bareContact(said, isAsked);
}

function bareContact(said: string, isAsked: boolean): Contact | null {
  const [run, ...more] = said.match(/(?<![\p{L}\p{N}])\d+(?![A-Za-z\d])/gu) ?? [];
  if (run && more.length === 0 && run.length === 4) return { kind: 'phone', value: run };
  if (!isAsked) return null;
  if (run && more.length === 0 && (run.length === 5 || run.length === 6)) return { kind: 'postcode', value: run };
  const british = BRITISH.exec(said)?.[1];
  if (british) return { kind: 'postcode', value: british.toUpperCase() };
  return /^(?=.*\d)[A-Za-z0-9][A-Za-z0-9 -]{3,9}$/.test(said) ? { kind: 'postcode', value: said } : null;
}

const digitsOf = (run: string): string =>
  [...run].map((letter) => (letter === '幺' ? '1' : letter === '〇' ? '0' : String(hanNumber(letter) ?? 0))).join('');

const digitsOfWords = (run: string): string =>
  (run.toLowerCase().match(/[a-z]+/gu) ?? []).map((word) => Math.max(0, DIGIT_WORDS.indexOf(word))).join('');

const ORDER_CODES: ReadonlySet<Entity['type']> = new Set(['order-number', 'amount', 'date']);

/** The contact that a message gives in any form, besides its order numbers; null when none is plain. */
export function contactGiven(text: string, entities: readonly Entity[], isAsked: boolean): Contact | null {
  const isBesideNumber = entities.some(({ type }) => type === 'order-number');
  return contactIn(entities) ?? spokenContact(without(text, entities, ORDER_CODES), isAsked, isBesideNumber);
}

/** A message without the codes that were found in it, by their type; other letters keep their places. */
export function without(text: string, entities: readonly Entity[], types: ReadonlySet<Entity['type']>): string {
  let rest = text;
  for (const { type, start, end, text: found } of entities) {
    if (!types.has(type)) continue;
    const at = rest.startsWith(found, start) ? start : rest.indexOf(found);
    if (at >= 0) rest = rest.slice(0, at) + ' '.repeat(found.length) + rest.slice(at + found.length);
    else if (end > start) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  }
  return rest;
}
