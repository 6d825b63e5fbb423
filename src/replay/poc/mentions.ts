import { orderKey } from '#commerce/order-key.ts';
import { normalise } from '#core/normalise.ts';
import { simplify } from '#core/simplify.ts';
import type { EntityVocabulary } from '#nlu/entities.ts';
import type { Entity } from '#nlu/reading.ts';

export const MENTION_KINDS = ['order-number', 'sku', 'product', 'term'] as const;
export type MentionKind = (typeof MENTION_KINDS)[number];

/** Something of the shop's that a shopper named, found more loosely than the reading finds it. */
export interface Mention {
  kind: MentionKind;
  /** In one spelling. */
  text: string;
  /** SKUs, or what a term stands for; of an order number its `orderKey`; none for a code that the pack does not have. */
  values: string[];
}

/** Pieces that may be codes, neighbours too: shoppers write "MLK 950" and "mlk-950". */
const CODE_PIECES = 3;
const CODE = /[a-z0-9]+(?:[-_./][a-z0-9]+)*/giu;
/** Letters and figures in one word: a code of something, whether the pack has it or not. */
const LIKE_SKU = /^(?=(?:.*[a-z]){2})(?=(?:.*\d){3})[a-z0-9]+(?:[-_.][a-z0-9]+)*$/iu;
/** A long number that is called an order's, whatever its form. */
const CALLED_ORDER =
  /(?:订单|訂單|单号|單號|order(?:\s+(?:no\.?|number|id))?)[\s#:：是为is]{0,6}((?:[a-z]{1,4}-?)?\d{6,}(?:-\d+)?)/giu;
/** A name without its measure: "Full-fat milk 950 ml" is called "full-fat milk". */
const MEASURE = /[\s,，(（·]*\d.*$/u;
/** Shorter names stand in other words too. */
const LATIN_LETTERS = 4;
const HAN_SIGNS = 2;

interface Name {
  spelt: string;
  kind: 'product' | 'term';
  values: Set<string>;
}

/** Finds what shoppers name of a shop. It knows names without their measures and codes however they are parted. */
export function createMentionFinder(vocabulary: EntityVocabulary, orderExample: string): (text: string) => Mention[] {
  const skus = new Map(vocabulary.products.map(({ sku }) => [orderKey(sku), sku]));
  const shape = shapeOf(orderKey(orderExample));
  const findNames = nameFinder(vocabulary);
  return (text) => {
    const mentions = new Map<string, Mention>();
    const add = (kind: MentionKind, found: string, values: string[]) =>
      mentions.set(`${kind} ${values[0] ?? found}`, { kind, text: found, values });
    for (const [, number = ''] of text.matchAll(CALLED_ORDER)) add('order-number', spell(number), [orderKey(number)]);
    const pieces = [...text.matchAll(CODE)];
    for (const [at, { index }] of pieces.entries()) {
      for (const last of pieces.slice(at, at + CODE_PIECES)) {
        const code = text.slice(index, last.index + last[0].length);
        if (!/^[\w./ -]+$/u.test(code)) break;
        const key = orderKey(code);
        const sku = skus.get(key);
        if (sku !== undefined) add('sku', spell(code), [sku]);
        else if (shape !== '' && shapeOf(key) === shape) add('order-number', spell(code), [key]);
        else if (last === pieces[at] && LIKE_SKU.test(code) && text[index + code.length] !== '@')
          add('sku', spell(code), []);
      }
    }
    for (const { spelt, kind, values } of findNames(text)) add(kind, spelt, [...values]);
    return [...mentions.values()];
  };
}

/** Whether the reading found what was named; a term within the name of something found is part of that. */
export function isFound({ kind, text, values }: Mention, entities: readonly Entity[]): boolean {
  return entities.some((entity) => {
    if (kind === 'order-number') return entity.type === 'order-number' && values.includes(orderKey(entity.value));
    if (kind !== 'term' && (entity.type === 'sku' || entity.type === 'product')) return values.includes(entity.value);
    return (kind !== 'sku' || values.length === 0) && spell(entity.text).includes(text);
  });
}

const spell = (text: string): string => simplify(normalise(text));
const shapeOf = (key: string): string => key.replace(/\p{N}/gu, '9').replace(/\p{L}/gu, 'A');
const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);
const headOf = (text: string): string => text.slice(0, 2);

function nameFinder({ products, terms }: EntityVocabulary): (text: string) => Name[] {
  const byName = new Map<string, Name>();
  const learn = (kind: Name['kind'], written: string, value: string) => {
    const spelt = spell(written);
    const letters = spelt.match(/\p{L}/gu)?.length ?? 0;
    if (letters < (isHan(spelt) ? HAN_SIGNS : LATIN_LETTERS)) return;
    const known = byName.get(`${kind} ${spelt}`) ?? { spelt, kind, values: new Set<string>() };
    known.values.add(value);
    byName.set(`${kind} ${spelt}`, known);
  };
  for (const { sku, names } of products) {
    for (const name of names) for (const way of new Set([name, name.replace(MEASURE, '')])) learn('product', way, sku);
  }
  for (const [term, value] of Object.entries(terms)) learn('term', term, value);
  // By their first two signs: a catalogue has thousands, and a message a few dozen places.
  const byHead = new Map<string, Name[]>();
  for (const name of byName.values()) {
    byHead.set(headOf(name.spelt), [...(byHead.get(headOf(name.spelt)) ?? []), name]);
  }
  return (text) => {
    const spelt = spell(text);
    const found: { name: Name; at: number; end: number }[] = [];
    for (let at = 0; at < spelt.length; at += 1) {
      for (const name of byHead.get(spelt.slice(at, at + 2)) ?? []) {
        const end = at + name.spelt.length;
        if (spelt.startsWith(name.spelt, at) && isWhole(spelt, at, end)) found.push({ name, at, end });
      }
    }
    // Of names within names the longest counts.
    const isWithin = (one: (typeof found)[number]) =>
      found.some((other) => other.at <= one.at && one.end <= other.end && other.end - other.at > one.end - one.at);
    return found.filter((one) => !isWithin(one)).map(({ name }) => name);
  };
}

/** Han is written without spaces; in letters a name ends where its word does. */
function isWhole(text: string, at: number, end: number): boolean {
  const joins = (one: string | undefined, other: string | undefined): boolean =>
    one !== undefined &&
    other !== undefined &&
    /[\p{Script=Latin}\p{N}]/u.test(one) &&
    /[\p{Script=Latin}\p{N}]/u.test(other);
  const plural = text[end] === 's' ? end + 1 : end;
  return !joins(text[at - 1], text[at]) && (!joins(text[end - 1], text[end]) || !joins(text[plural - 1], text[plural]));
}
