import type { Order } from '#commerce/order.ts';
import { orderKey } from '#commerce/order-key.ts';
import { cancelChoice } from '../choices.ts';
import type { Draft } from '../draft.ts';
import type { SeenOrder } from '../state.ts';
import { likeliest, outlook } from './can-be-meant.ts';
import { flowSpoken, sayInTopic } from './flow-text.ts';
import { askedOrders, askForOrder, NO_LOOKUP, offerOrders } from './order-asked.ts';
import { keepOrder, type Searching, searching, take } from './order-search.ts';
import { newestFirst, orderWith } from './read-order.ts';
import { changeTopic, raiseTopic } from './topic.ts';

/** The backend listed the orders of a shopper who is signed in: the one named, the one that can be meant, or a question. */
export function ordersListed(draft: Draft, turnId: string, orders: readonly Order[]): void {
  for (const order of orders) keepOrder(draft, order, null);
  const found = searching(draft, turnId);
  if (!found) return;
  const number = found.topic.lookup?.number;
  if (number) {
    const one = orders.find((order) => orderKey(order.number) === orderKey(number));
    if (one) take(draft, found, one, []);
    else {
      const lookup = { ...NO_LOOKUP, number, asking: 'contact' as const };
      const asked = changeTopic(draft, found.topic, { lookup, asking: found.slot });
      raiseTopic(draft, asked);
      askForOrder(draft, asked, found.slot, `${number} is not among the orders listed`);
    }
    return;
  }
  const listed = newestFirst(orders.map((order) => ({ order, syncedAt: draft.event.at })));
  if (listed.length === 0) {
    const asked = changeTopic(draft, found.topic, { lookup: { ...NO_LOOKUP, asking: 'number' }, asking: found.slot });
    sayInTopic(draft, asked, 'no orders are listed', flowSpoken(draft, asked, 'order-list-empty'), [
      cancelChoice(draft),
    ]);
    return;
  }
  const named = orderWith(draft.book, found.topic.said, listed, false);
  const meant = named ?? (found.newest ? likeliest(draft, found.topic, found.flow, found.slot, listed) : undefined);
  const first = meant ?? (listed.length === 1 ? listed[0] : undefined);
  if (first) takeOne(draft, found, first, listed);
  else {
    raiseTopic(draft, found.topic);
    offerOrders(draft, found.topic, found.slot, askedOrders(draft, found.topic));
  }
}

/** Takes one order of several, and says which, unless the flow shows it at once. */
function takeOne(draft: Draft, found: Searching, seen: SeenOrder, listed: readonly SeenOrder[]): void {
  const { topic, flow, slot } = found;
  const { number } = seen.order;
  const others = listed.flatMap(({ order }) => (order.number === number ? [] : [order.number]));
  const { isShown } = outlook(draft, topic, flow, slot, seen);
  if (others.length > 0 && !isShown) {
    const assumed = changeTopic(draft, topic, {
      lookup: { ...NO_LOOKUP, number, turnId: topic.lookup?.turnId ?? null },
    });
    const why = `order ${number} of ${listed.length} is meant`;
    sayInTopic(draft, assumed, why, flowSpoken(draft, assumed, 'order-assumed'));
  }
  take(draft, found, seen.order, others);
}
