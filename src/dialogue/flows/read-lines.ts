import type { Order } from '#commerce/order.ts';
import type { Entity } from '#nlu/reading.ts';
import type { Draft } from '../draft.ts';
import type { SlotValue } from '../state.ts';
import { lineNames } from './product-names.ts';
import { linesOf } from './topic.ts';
import { namedIn } from './words/names.ts';
import { bareOrdinals, countIn, meansAll, ordinalsIn } from './words/ordinals.ts';

type Book = Draft['book'];
type Lines = Extract<SlotValue, { type: 'lines' }>;

/** The lines of an order that a message names by title or SKU. Null when none. */
export function namedLines(book: Book, text: string, entities: readonly Entity[], order: Order): Lines | null {
  const skus = new Set(entities.filter(({ type }) => type === 'product' || type === 'sku').map(({ value }) => value));
  const bySku = order.lines.flatMap(({ sku }, index) => (sku !== undefined && skus.has(sku) ? [index] : []));
  const titles = order.lines.map((line) => lineNames({ book }, line));
  const indexes = bySku.length > 0 ? bySku : namedIn(text, titles);
  return indexes.length > 0 ? counted(linesOf(order, indexes), text) : null;
}

/** The same for an answer to "which": by place and "all" too. */
export function readLines(book: Book, text: string, entities: readonly Entity[], order: Order): Lines | null {
  const count = order.lines.length;
  const named = namedLines(book, text, entities, order);
  if (named) return named;
  if (meansAll(text)) return linesOf(order, [...order.lines.keys()]);
  const places = ordinalsIn(text, count);
  if (places.length > 0) return counted(linesOf(order, places), text);
  const bare = bareOrdinals(text, count);
  return bare.length > 0 ? linesOf(order, bare) : null;
}

/** Fewer than all of one line: "two of them". */
function counted(value: Lines, text: string): Lines {
  const [only, ...more] = value.lines;
  const count = countIn(text);
  if (!only || more.length > 0 || count === null || count < 1 || count >= only.quantity) return value;
  return { type: 'lines', lines: [{ ...only, quantity: count }] };
}
