import type { Order } from '#commerce/order.ts';
import type { Entity } from '#nlu/reading.ts';
import type { Draft } from '../draft.ts';
import type { SlotValue } from '../state.ts';
import { lineNames } from './product-names.ts';
import { linesOf } from './topic.ts';
import { countIn } from './words/counts.ts';
import { alikeIn, namedIn } from './words/names.ts';
import { bareOrdinals, exceptionIn, meansAll, meansBoth, ordinalsIn } from './words/ordinals.ts';
import { meansWholeOrder, withoutOrderNames } from './words/phrases.ts';

type Book = Draft['book'];
type Lines = Extract<SlotValue, { type: 'lines' }>;

/** The lines of an order that a message names by title or SKU, or all but those. Null when none. */
export function namedLines(
  book: Book,
  text: string,
  entities: readonly Entity[],
  order: Order,
  isAsked = true,
): Lines | null {
  const except = exceptionIn(text);
  const left = except === null ? [] : namedPlaces(book, except, [], order, true);
  if (left.length > 0 && left.length < order.lines.length) {
    return linesOf(
      order,
      [...order.lines.keys()].filter((index) => !left.includes(index)),
    );
  }
  const named = namedPlaces(book, text, entities, order, isAsked);
  return named.length > 0 ? counted(linesOf(order, named), text) : null;
}

/** The same where nobody asked for lines: goods that only say which order, or beside the whole of it, are none. */
export function toldLines(book: Book, text: string, entities: readonly Entity[], order: Order): Lines | null {
  if (meansWholeOrder(text)) return null;
  const told = withoutOrderNames(text);
  return namedLines(book, told, told === text ? entities : [], order, false);
}

function namedPlaces(
  book: Book,
  text: string,
  entities: readonly Entity[],
  { lines }: Order,
  isAsked: boolean,
): number[] {
  const skus = new Set(entities.filter(({ type }) => type === 'product' || type === 'sku').map(({ value }) => value));
  const bySku = lines.flatMap(({ sku }, index) => (sku !== undefined && skus.has(sku) ? [index] : []));
  // Not everything that is named was found as a product: of "milk and broccoli" one may be.
  const byName = namedIn(text, namesOf(book, lines), isAsked && bySku.length === 0);
  return [...new Set([...bySku, ...byName])].sort((a, b) => a - b);
}

const namesOf = (book: Book, lines: Order['lines']): string[] => lines.map((line) => lineNames({ book }, line));

/** Places of the lines that what was said fits alike: "the milk" of two kinds of milk. Empty where it names one, or none. */
export const alikeLines = (book: Book, said: string, { lines }: Order): number[] => alikeIn(said, namesOf(book, lines));

/**
 * The same for an answer to "which": by place and "all" too.
 * @param offered Places of the lines that were offered; all where none are given.
 */
export function readLines(
  book: Book,
  text: string,
  entities: readonly Entity[],
  order: Order,
  offered: readonly number[] = [],
): Lines | null {
  const among = offered.length > 0 ? offered : [...order.lines.keys()];
  const named = namedLines(book, text, entities, order, false) ?? namedAmong(book, text, order, offered);
  if (named) return named;
  const places = ordinalsIn(text, among.length);
  if (places.length > 0) return counted(linesOf(order, at(among, places)), text);
  const loosely = namedLines(book, text, entities, order);
  if (loosely) return loosely;
  if (meansBoth(text) && among.length !== 2) return null;
  if (meansAll(text) || meansBoth(text)) return linesOf(order, among);
  const bare = bareOrdinals(text, among.length);
  return bare.length > 0 ? linesOf(order, at(among, bare)) : null;
}

/** Between two kinds of milk "the whole one" is plain, though a third thing is "whole" too. */
function namedAmong(book: Book, text: string, order: Order, offered: readonly number[]): Lines | null {
  const lines = offered.flatMap((index) => order.lines[index] ?? []);
  const places = lines.length > 1 ? namedIn(text, namesOf(book, lines)) : [];
  return places.length > 0 ? linesOf(order, at(offered, places)) : null;
}

const at = (among: readonly number[], places: readonly number[]): number[] =>
  places.flatMap((place) => among[place] ?? []);

/** Fewer than all of one line: "two of them". */
function counted(value: Lines, text: string): Lines {
  const [only, ...more] = value.lines;
  const count = countIn(text);
  if (!only || more.length > 0 || count === null || count < 1 || count >= only.quantity) return value;
  return { type: 'lines', lines: [{ ...only, quantity: count }] };
}
