import type { ActionDecision } from '#commerce/action.ts';
import type { FulfillmentStatus, Order } from '#commerce/order.ts';
import { orderKey } from '#commerce/order-key.ts';
import { AppError } from '#core/app-error.ts';
import type { LogConversation } from '#insight/log/conversation-log.ts';
import type { ReplayShop } from '../backend.ts';

/** What agents say of where an order is, in the two languages of the Studio; the first that fits counts. */
const STATES: readonly { says: RegExp; fulfillment: FulfillmentStatus; isCancelled?: true }[] = [
  {
    says: /未发货|还没发|尚未发|没有发货|not (?:yet )?(?:been )?(?:shipped|dispatched)|has(?:n't| not) (?:yet )?(?:been )?(?:shipped|dispatched)/iu,
    fulfillment: 'unfulfilled',
  },
  { says: /已(?:经)?取消|取消成功|(?:is|was|been) cancell?ed/iu, fulfillment: 'unfulfilled', isCancelled: true },
  { says: /已(?:经)?签收|已(?:经)?送达|妥投|(?:is|was|been) delivered/iu, fulfillment: 'delivered' },
  { says: /派送中|配送中|正在(?:派送|配送)|out for delivery/iu, fulfillment: 'out_for_delivery' },
  {
    says: /已(?:经)?发货|已(?:经)?发出|运输中|在途|在路上|已揽收|(?:has|was|been) (?:shipped|dispatched)|in transit|on its way/iu,
    fulfillment: 'shipped',
  },
  { says: /备货|打包|拣货|正在处理|being (?:packed|prepared|processed)/iu, fulfillment: 'processing' },
];

type ToldLog = Pick<LogConversation, 'turns' | 'startedAtMs'>;

/** How long a guest may look at an order. */
const TOKEN_MS = 30 * 60_000;

/**
 * The shop behind a logged conversation: it knows an order whose number was told, once an agent told where it is; every other
 * number is not found, and what is to be done with an order goes to a person.
 * @param patterns Sources of the shop's order numbers.
 */
export function logShop(log: ToldLog, patterns: readonly string[], now: () => number): ReplayShop {
  const orders = ordersTold(log, patterns);
  const known = (key: string): Order => {
    const order = orders.get(key);
    if (!order) throw new AppError('order-not-found');
    return order;
  };
  const review = (key: string): ActionDecision => ({ outcome: 'review', reason: 'needs-check', ticket_number: key });
  return {
    lookup: (number) => {
      const order = known(orderKey(number));
      return { order, token: { value: order.id, expiresAtMs: now() + TOKEN_MS } };
    },
    list: () => [],
    get: (id) => known(id),
    act: (id, _request, _shopper, key) => {
      known(id);
      return review(key);
    },
    ticket: (_, key) => review(key),
  };
}

/** By `orderKey`. What an agent says is of the number named last. */
function ordersTold({ turns, startedAtMs }: ToldLog, patterns: readonly string[]): Map<string, Order> {
  const orders = new Map<string, Order>();
  const numbers = patterns.map((source) => new RegExp(source, 'giu'));
  let last: string | null = null;
  for (const { speaker, text } of turns) {
    for (const pattern of numbers) last = text.match(pattern)?.at(-1) ?? last;
    if (speaker !== 'agent' || last === null) continue;
    const state = STATES.find(({ says }) => says.test(text));
    if (!state) continue;
    const key = orderKey(last);
    orders.set(key, {
      id: key,
      number: last.toUpperCase(),
      placed_at: new Date(startedAtMs ?? 0).toISOString(),
      status: state.isCancelled ? 'cancelled' : state.fulfillment === 'delivered' ? 'completed' : 'open',
      payment: 'paid',
      fulfillment: state.fulfillment,
      // The log does not tell what it cost.
      total: { amount: '0.00', currency: 'XXX' },
      lines: [],
    });
  }
  return orders;
}
