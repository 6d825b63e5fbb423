import { orderKey } from '#commerce/order-key.ts';
import type { Entity } from '#nlu/reading.ts';
import type { Draft } from '../draft.ts';
import type { Playbook } from '../playbook.ts';

type Book = Pick<Playbook, 'orderNumbers' | 'orderNumberExample'> | null;

/** The order number that a message gives, as the shop writes it: one of the shop's own pattern before others. Null when none. */
export function orderNumberIn(
  { book }: Pick<Draft, 'book'>,
  { entities }: { entities: readonly Entity[] },
): string | null {
  const numbers = orderNumbersIn(entities);
  const number = numbers.find((value) => isOfShop(book, value)) ?? numbers[0];
  return number === undefined ? null : asShopWrites(book, number);
}

/** The same, but only of the shop's own pattern or of an order seen here: other codes may be anything. */
export function shopNumberIn({ book, state }: Draft, { entities }: { entities: readonly Entity[] }): string | null {
  const number = orderNumbersIn(entities).find(
    (value) => isOfShop(book, value) || state.orders[orderKey(value)] !== undefined,
  );
  return number === undefined ? null : asShopWrites(book, number);
}

const orderNumbersIn = (entities: readonly Entity[]): string[] =>
  entities.flatMap(({ type, value }) => (type === 'order-number' ? [value] : []));

const isOfShop = (book: Book, number: string): boolean =>
  (book?.orderNumbers ?? []).some((source) => new RegExp(`^(?:${source})$`, 'iu').test(number));

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
