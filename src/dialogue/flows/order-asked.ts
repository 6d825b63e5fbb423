import { cancelChoice } from '../choices.ts';
import type { Draft } from '../draft.ts';
import type { Choice, OrderLookup, SeenOrder, Topic } from '../state.ts';
import { flowSpoken, sayInTopic } from './flow-text.ts';
import { lineTitle } from './product-names.ts';
import { newestFirst, ordersAlike } from './read-order.ts';
import { changeTopic } from './topic.ts';

const TITLE_LETTERS = 24;
/** Orders offered to choose from. */
const OFFERED = 5;

export const NO_LOOKUP: OrderLookup = { number: null, contact: null, asking: null, turnId: null };

/** Orders seen on this device, as they are offered: the newest first. */
export const offeredOrders = ({ state }: Draft): SeenOrder[] =>
  newestFirst(Object.values(state.orders)).slice(0, OFFERED);

/** Those that are asked about: of all that are offered the ones that have what the shopper named, where several do. */
export function askedOrders(draft: Draft, { said, lookup }: Topic): SeenOrder[] {
  const offered = offeredOrders(draft).filter(({ order }) => order.number !== lookup?.not);
  const alike = ordersAlike(draft.book, said, offered);
  return alike.length > 0 ? alike : offered;
}

/** The question for number or contact; with `again` in other words, and with those choices besides. */
export function askForOrder(
  draft: Draft,
  topic: Topic,
  slot: string,
  why: string,
  again: Choice[] | null = null,
): void {
  const asking = topic.lookup?.asking ?? 'number';
  const [own, shared] = again
    ? ([`again-${slot}`, asking === 'number' ? 'order-number-invalid' : 'order-contact-invalid'] as const)
    : ([`ask-${slot}`, asking === 'number' ? 'order-ask-number' : 'order-ask-contact'] as const);
  const keys = asking === 'number' ? [own, shared] : [shared];
  sayInTopic(draft, topic, why, flowSpoken(draft, topic, ...keys), [...(again ?? []), cancelChoice(draft)]);
}

/** Asks which of some orders is meant. */
export function offerOrders(
  draft: Draft,
  topic: Topic,
  slot: string,
  offered: readonly SeenOrder[],
  person: Choice[] = [],
): void {
  const lookup: OrderLookup = { ...(topic.lookup ?? NO_LOOKUP), asking: 'number', turnId: null };
  const asked = changeTopic(draft, topic, { lookup, asking: slot });
  sayInTopic(draft, asked, `${offered.length} orders may be meant`, flowSpoken(draft, asked, 'order-which'), [
    ...offered.map((seen) => orderChoice(draft, seen)),
    ...person,
    cancelChoice(draft),
  ]);
}

/** The number with the first thing in it, by which people know their orders. */
const orderChoice = (draft: Draft, { order: { number, lines } }: SeenOrder): Choice => ({
  id: number,
  label: lines[0] ? `${number} · ${[...lineTitle(draft, lines[0])].slice(0, TITLE_LETTERS).join('')}` : number,
  act: { type: 'say', text: number },
});
