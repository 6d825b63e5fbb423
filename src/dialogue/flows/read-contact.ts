import type { Entity } from '#nlu/reading.ts';
import type { OrderLookup } from '../state.ts';
import { foldWords, wordCount } from './words/fold.ts';

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
  /(?:尾号|尾数|尾數|[后末]四位|[后末]4位|手机|电话|電話|手機|联系方式|\b(?:phone|mobile|cell|tel|last (?:four|4)|end(?:s|ing)?(?: in| with)))\D{0,14}(?<!\d)(\d{4})(?!\d)/iu;
const POSTCODE =
  /(?:邮编|邮政编码|\b(?:post ?code|postal code|zip(?: code)?|plz))[^\p{N}\p{Lu}]{0,10}(\d{4,6}(?:-\d{4})?|[A-Z0-9]{2,4} ?\d[A-Z0-9]{1,3})(?![\p{L}\p{N}])/u;
const BRITISH = /\b([A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\b/iu;

/**
 * A phone tail or postcode in words: said to be one, or standing alone beside an order number; while it is asked for, the
 * only run of digits of a short message. `text` without its order numbers. Null when none is plain.
 */
export function spokenContact(text: string, isAsked: boolean): Contact | null {
  const said = text.normalize('NFKC').trim();
  const tail = TAIL.exec(said)?.[1];
  if (tail) return { kind: 'phone', value: tail };
  const labelled = POSTCODE.exec(said)?.[1];
  if (labelled) return { kind: 'postcode', value: labelled };
  const isAlone = /^[^\p{L}\p{N}]*\d{4}[^\p{L}\p{N}]*$/u.test(said);
  if (!isAlone && (!isAsked || wordCount(foldWords(said)) > MOST_WORDS)) return null;
  const [run, ...more] = said.match(/(?<![\p{L}\p{N}])\d+(?![A-Za-z\d])/gu) ?? [];
  if (run && more.length === 0 && run.length === 4) return { kind: 'phone', value: run };
  if (!isAsked) return null;
  if (run && more.length === 0 && (run.length === 5 || run.length === 6)) return { kind: 'postcode', value: run };
  const british = BRITISH.exec(said)?.[1];
  if (british) return { kind: 'postcode', value: british.toUpperCase() };
  return /^(?=.*\d)[A-Za-z0-9][A-Za-z0-9 -]{3,9}$/.test(said) ? { kind: 'postcode', value: said } : null;
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
