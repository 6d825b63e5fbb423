import { orderKey } from '#commerce/order-key.ts';
import type { Entity } from '#nlu/reading.ts';
import type { Draft } from '../draft.ts';
import type { Playbook } from '../playbook.ts';

type Book = Pick<Playbook, 'orderNumbers' | 'orderNumberExample'> | null;

/** The order number that a message gives, as the shop writes it: one of the shop's own pattern before others. Null when none. */
export function orderNumberIn(
  draft: Pick<Draft, 'book' | 'state'>,
  { entities }: { entities: readonly Entity[] },
): string | null {
  const { book } = draft;
  const numbers = orderNumbersIn(draft, entities);
  const number = numbers.find((value) => isOfShop(book, value)) ?? numbers[0];
  return number === undefined ? null : asShopWrites(book, number);
}

/** The same, but only of the shop's own pattern or of an order seen here: other codes may be anything. */
export function shopNumberIn(draft: Draft, { entities }: { entities: readonly Entity[] }): string | null {
  const { book, state } = draft;
  const number = orderNumbersIn(draft, entities).find(
    (value) => isOfShop(book, value) || state.orders[orderKey(value)] !== undefined,
  );
  return number === undefined ? null : asShopWrites(book, number);
}

/** Fewest digits that may stand for the whole number of an order that was seen. */
const END_DIGITS = 5;

function orderNumbersIn({ book, state }: Pick<Draft, 'book' | 'state'>, entities: readonly Entity[]): string[] {
  const numbers = entities.flatMap(({ type, value }) => (type === 'order-number' ? [value] : []));
  return numbers.map((number) => {
    if (isOfShop(book, number) || number.length < END_DIGITS) return number;
    const key = orderKey(number);
    const [ending, ...more] = Object.keys(state.orders).filter((seen) => seen.endsWith(key));
    return ending !== undefined && more.length === 0 ? (state.orders[ending]?.order.number ?? number) : number;
  });
}

const patterns = new WeakMap<readonly string[], RegExp[]>();

function isOfShop(book: Book, number: string): boolean {
  if (!book) return false;
  let known = patterns.get(book.orderNumbers);
  if (!known) {
    known = book.orderNumbers.map((source) => new RegExp(`^(?:${source})$`, 'iu'));
    patterns.set(book.orderNumbers, known);
  }
  return known.some((pattern) => pattern.test(number));
}

/** With the dashes of the shop's example, where letters and digits stand as in it. */
export function asShopWrites(book: Book, number: string): string {
  const example = book?.orderNumberExample ?? '';
  const plain = orderKey(number);
  const shape = (text: string): string =>
    orderKey(text)
      .replace(/\d/g, '0')
      .replace(/\D/gu, (sign) => (sign === '0' ? '0' : 'A'));
  if (example === '' || shape(example) !== shape(plain)) return number;
  let at = 0;
  return [...example].map((sign) => (/[\p{L}\p{N}]/u.test(sign) ? (plain[at++] ?? '') : sign)).join('');
}
