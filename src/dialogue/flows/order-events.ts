import type { Order } from '#commerce/order.ts';
import { orderKey } from '#commerce/order-key.ts';
import { cancelChoice, personChoice } from '../choices.ts';
import { addReply, because, type Draft } from '../draft.ts';
import type { OrderFailure } from '../event.ts';
import type { SeenOrder, Topic } from '../state.ts';
import { spoken } from '../wording.ts';
import { setAside, TRIES_LIMIT } from './drop.ts';
import { showKept, showNoticed } from './notices.ts';
import { offeredOrders, offerOrders } from './order-asked.ts';
import { keepOrder, type Searching, searching, take } from './order-search.ts';
import { personWhenDue } from './questions.ts';
import { advance, bringBack } from './run.ts';
import { changeTopic, closeTopic, raiseTopic } from './topic.ts';

export { ordersListed } from './orders-listed.ts';

/** The backend showed an order. */
export function orderFound(draft: Draft, turnId: string, order: Order, token: SeenOrder['token'] | null): void {
  keepOrder(draft, order, token);
  const found = searching(draft, turnId);
  const contact = found?.topic.lookup?.contact;
  if (contact && token) draft.state.contact = { ...contact, untilMs: token.expiresAtMs };
  if (found) take(draft, found, order, []);
  else showNoticed(draft, turnId, order);
}

/** The backend showed none. `orderId`: the one that was to be shown anew. */
export function orderFailed(
  draft: Draft,
  turnId: string,
  cause: OrderFailure,
  retryAfterS: number | null,
  orderId: string | null,
): void {
  const found = searching(draft, turnId);
  if (!found) {
    showKept(draft, turnId, orderId);
    return;
  }
  const { topic, slot } = found;
  because(draft, `look-up failed: ${cause}`);
  if (cause === 'offline' || cause === 'unreachable') {
    answerWithoutBackend(draft, found, cause);
  } else if (cause === 'rate-limited') {
    const minutes = Math.max(1, Math.ceil((retryAfterS ?? 60) / 60));
    endWithout(draft, topic, 'order-rate-limited', { minutes });
  } else {
    askOtherwise(draft, topic, slot, cause);
  }
}

/** Not found, or no longer allowed: the number or the contact was not right. Either may be corrected. */
function askOtherwise(draft: Draft, topic: Topic, slot: string, cause: 'not-found' | 'unauthorised'): void {
  const { number = null, contact = null } = topic.lookup ?? {};
  const needsContact = cause === 'unauthorised' && number !== null;
  // What fitted before is not tried again by itself.
  delete draft.state.contact;
  const tries = topic.tries + 1;
  const asked = changeTopic(draft, topic, {
    lookup: {
      number,
      contact: cause === 'unauthorised' ? null : contact,
      asking: needsContact ? 'contact' : 'number',
      turnId: null,
    },
    asking: slot,
    tries,
  });
  raiseTopic(draft, asked);
  if (tries >= TRIES_LIMIT) {
    setAside(draft, asked, topic.turnId);
    return;
  }
  const key = cause === 'unauthorised' ? 'order-ask-contact' : 'order-not-found';
  addReply(draft, {
    reason: 'flow',
    turnId: topic.turnId,
    parts: spoken(draft, key, { number: number ?? '' }),
    choices: [...personWhenDue(draft, asked), cancelChoice(draft)],
  });
}

/** What the device kept goes on without the backend; else the topic ends, and a person is offered. */
function answerWithoutBackend(draft: Draft, found: Searching, cause: 'offline' | 'unreachable'): void {
  const { topic, slot } = found;
  const number = topic.lookup?.number;
  const kept = number ? draft.state.orders[orderKey(number)] : undefined;
  const offered = number ? [] : offeredOrders(draft);
  const only = kept ?? (offered.length === 1 ? offered[0] : undefined);
  if (only) take(draft, found, only.order, []);
  else if (offered.length > 1) {
    raiseTopic(draft, topic);
    offerOrders(draft, topic, slot, offered);
  } else endWithout(draft, topic, cause === 'offline' ? 'order-offline' : 'order-unreachable', {});
}

function endWithout(
  draft: Draft,
  topic: Topic,
  key: 'order-offline' | 'order-unreachable' | 'order-rate-limited',
  params: Record<string, number>,
): void {
  closeTopic(draft, topic, 'dropped');
  addReply(draft, {
    reason: 'flow',
    turnId: topic.turnId,
    parts: spoken(draft, key, params),
    choices: [personChoice(draft)],
  });
  if (bringBack(draft)) advance(draft);
}
