import { orderKey } from '#commerce/order-key.ts';
import type { Entity } from '#nlu/reading.ts';
import type { Draft } from '../draft.ts';
import type { SeenOrder } from '../state.ts';
import { lineNames } from './product-names.ts';
import { alikeIn, namedIn } from './words/names.ts';
import { bareOrdinals, meansNewest, meansOldest, ordinalsIn } from './words/ordinals.ts';

/** Fewest digits of a number that may stand for all of it. */
const PART_DIGITS = 3;

const ARRIVED = /(?:已经|已)?(?:送到|到了|收到|签收|送达)|\b(?:delivered|arrived|received|got)\b/iu;
const UNDERWAY =
  /没到|没收到|还没|未到|在路上|路上|没发|\b(?:on (?:its|the) way|not (?:arrived|delivered|here|shipped)|still coming|pending)\b/iu;

/**
 * Which of the orders offered, newest first, an answer means: by place or time, a part of its number, the day it was placed,
 * whether it has arrived, or what is in it. Null when it is not plain.
 */
export function meantOrder(
  book: Draft['book'],
  text: string,
  entities: readonly Entity[],
  offered: readonly SeenOrder[],
): SeenOrder | null {
  if (meansNewest(text)) return offered[0] ?? null;
  if (meansOldest(text)) return offered.at(-1) ?? null;
  const places = new Set([...ordinalsIn(text, offered.length), ...bareOrdinals(text, offered.length)]);
  const [place] = places;
  if (place !== undefined && places.size === 1) return offered[place] ?? null;
  return (
    byPart(text, offered) ?? byDay(entities, offered) ?? byArrival(text, offered) ?? orderWith(book, text, offered)
  );
}

/** The only order offered whose number has a run of digits that the message says. */
export function byPart(text: string, offered: readonly SeenOrder[], digits = PART_DIGITS): SeenOrder | null {
  const parts =
    text
      .normalize('NFKC')
      .match(/\d+/g)
      ?.filter(({ length }) => length >= digits) ?? [];
  return only(offered, ({ order }) => parts.some((part) => orderKey(order.number).includes(part)));
}

const byDay = (entities: readonly Entity[], offered: readonly SeenOrder[]): SeenOrder | null => {
  const days = entities.flatMap(({ type, value }) => (type === 'date' ? [value.slice(0, 10)] : []));
  return only(offered, ({ order }) => days.includes(order.placed_at.slice(0, 10)));
};

function byArrival(text: string, offered: readonly SeenOrder[]): SeenOrder | null {
  const hasArrived = ({ order }: SeenOrder): boolean => order.fulfillment === 'delivered';
  if (UNDERWAY.test(text)) return only(offered, (seen) => !hasArrived(seen));
  return ARRIVED.test(text) ? only(offered, hasArrived) : null;
}

function only(orders: readonly SeenOrder[], fits: (seen: SeenOrder) => boolean): SeenOrder | null {
  const [first, ...more] = orders.filter(fits);
  return first && more.length === 0 ? first : null;
}

/** The only one of some orders that has what a message names. */
export function orderWith(
  book: Draft['book'],
  text: string,
  orders: readonly SeenOrder[],
  isAsked = true,
): SeenOrder | null {
  const [index, ...more] = namedIn(text, goodsOf(book, orders), isAsked);
  return index !== undefined && more.length === 0 ? (orders[index] ?? null) : null;
}

/** Those that have what a message names, where several of them have it, and not all. */
export const ordersAlike = (book: Draft['book'], text: string, orders: readonly SeenOrder[]): SeenOrder[] =>
  alikeIn(text, goodsOf(book, orders)).flatMap((index) => orders[index] ?? []);

const goodsOf = (book: Draft['book'], orders: readonly SeenOrder[]): string[] =>
  orders.map(({ order }) => order.lines.map((line) => lineNames({ book }, line)).join(' ; '));

/** By the time at which they were placed. */
export function newestFirst(orders: readonly SeenOrder[]): SeenOrder[] {
  const placed = ({ order }: SeenOrder): number => Date.parse(order.placed_at) || 0;
  return [...orders].sort((a, b) => placed(b) - placed(a));
}
