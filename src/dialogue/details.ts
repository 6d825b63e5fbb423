import type { Entity } from '#nlu/reading.ts';

/** Whose letters are of no language: codes, addresses, and goods, which are called alike in any. */
const NAMES: ReadonlySet<Entity['type']> = new Set(['order-number', 'email', 'phone', 'sku', 'product']);
/** What may be an address, a link or a code: `IS_CODE` tells, apart, so that a long text costs no more than its length. */
const WORD = /[A-Za-z0-9._%+@:/#&=-]+/g;
const IS_CODE = /[@\d]|:\/\//;

/** What a message says in words of a language: without the numbers, contacts and goods that it gives. */
export function spokenWords(text: string, entities: readonly Entity[]): string {
  const spans = entities.filter(({ type }) => NAMES.has(type)).toSorted((a, b) => b.start - a.start);
  const rest = spans.reduce((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, text);
  return rest.normalize('NFKC').replace(WORD, (word) => (IS_CODE.test(word) ? ' ' : word));
}

/** What stands beside a number or a contact and asks for nothing. */
const LABELS =
  /订单号?|单号|手机号?|电话号?码?|号码|邮箱|邮编|尾号|后四位|[我的是为这单]|\b(?:my|the|is|it's|its|order|number|no|nr|phone|mobile|e-?mail|mail|address|contact|postcode|zip|last|four|digits|ends? (?:in|with)|and|under)\b/giu;

/** Whether a message gives a number or a contact and says nothing with it. */
export const isOnlyDetails = (text: string, entities: readonly Entity[]): boolean =>
  !/\p{L}/u.test(spokenWords(text, entities).replace(LABELS, ' '));
