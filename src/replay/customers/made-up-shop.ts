import type { ActionDecision, ActionRequest, DecisionReason, OrderAction } from '#commerce/action.ts';
import type { FulfillmentStatus, Order, OrderLine } from '#commerce/order.ts';
import { orderKey } from '#commerce/order-key.ts';
import { AppError } from '#core/app-error.ts';
import type { Product } from '#knowledge/pack-schema.ts';
import type { ReplayShopper } from '../backend.ts';
import type { PeopledShop } from './goal.ts';
import { createRandom, type Random } from './random.ts';

export interface MadeUpShopOptions {
  /** The goods of the pack: what is ordered is taken from them. */
  products: readonly Product[];
  /** An order number of the shop's: others are like it but for their digits. */
  orderNumberExample: string;
  seed: number;
  /** Epoch ms. */
  now: () => number;
}

const DAY_MS = 86_400_000;
const TOKEN_MS = 30 * 60_000;
const CUSTOMERS = 8;

/** Every state in which shoppers write about an order, with how many days ago it was placed. */
const STATES: readonly { fulfillment: FulfillmentStatus; daysAgo: number; with?: Partial<Order> }[] = [
  { fulfillment: 'unfulfilled', daysAgo: 0 },
  { fulfillment: 'unfulfilled', daysAgo: 0, with: { payment: 'pending' } },
  { fulfillment: 'unfulfilled', daysAgo: 1, with: { payment: 'failed' } },
  { fulfillment: 'processing', daysAgo: 1 },
  { fulfillment: 'shipped', daysAgo: 3 },
  { fulfillment: 'out_for_delivery', daysAgo: 4 },
  { fulfillment: 'delivered', daysAgo: 3, with: { status: 'completed' } },
  { fulfillment: 'delivered', daysAgo: 6, with: { status: 'completed' } },
  { fulfillment: 'unfulfilled', daysAgo: 2, with: { status: 'cancelled', payment: 'refunded' } },
];

/**
 * A shop of the pack's goods with made-up customers and orders, for a merchant whose own orders are not at hand: the same seed
 * gives the same. It decides by plain rules of its own, not by the merchant's: what can be stopped before it is sent is done,
 * the rest is refused with its reason or goes to a person.
 */
export function makeUpShop({ products, orderNumberExample, seed, now }: MadeUpShopOptions): PeopledShop {
  const random = createRandom(seed);
  const customers = Array.from({ length: CUSTOMERS }, (_, index) => ({
    id: `customer-${index + 1}`,
    name: `Customer ${index + 1}`,
    email: `customer${index + 1}@example.com`,
    phone: `1380000${String(1001 + index * 37).padStart(4, '0')}`,
    postcode: String(310_000 + index * 11),
  }));
  const owned = new Map<string, Order[]>();
  let serial = 0;
  for (const [index, { id }] of customers.entries()) {
    const states = STATES.filter((_, at) => (at + index) % 3 !== 2);
    const orders = states.map((state) => {
      serial += 1;
      return makeOrder(numberLike(orderNumberExample, serial), state, { products, random, nowMs: now() });
    });
    owned.set(id, orders);
  }
  const all = (): Order[] => [...owned.values()].flat();
  const known = (isIt: (order: Order) => boolean): Order => {
    const order = all().find(isIt);
    if (!order) throw new AppError('order-not-found');
    return order;
  };
  const mayBe = (order: Order, shopper: ReplayShopper): void => {
    const isOwn = 'token' in shopper ? shopper.token === order.id : owned.get(shopper.customerId)?.includes(order);
    if (!isOwn) throw new AppError('unauthorised');
  };
  const decided = new Map<string, ActionDecision>();
  return {
    customers,
    lookup(number, { kind, value }) {
      const order = known((one) => orderKey(one.number) === orderKey(number));
      const owner = customers.find(({ id }) => owned.get(id)?.includes(order));
      const given = value.trim().toLowerCase();
      const isRight = kind === 'phone' ? owner?.phone.endsWith(given.slice(-4)) : owner?.[kind].toLowerCase() === given;
      if (!isRight) throw new AppError('order-not-found');
      return { order, token: { value: order.id, expiresAtMs: now() + TOKEN_MS } };
    },
    list: (customerId) => (owned.get(customerId) ?? []).toSorted((a, b) => b.placed_at.localeCompare(a.placed_at)),
    get(orderId, shopper) {
      const order = known(({ id }) => id === orderId);
      mayBe(order, shopper);
      return order;
    },
    act(orderId, request, shopper, key) {
      const order = known(({ id }) => id === orderId);
      mayBe(order, shopper);
      const decision = decided.get(key) ?? decide(order, request, key);
      decided.set(key, decision);
      return decision;
    },
    ticket: (_, key) => ({ outcome: 'review', reason: 'needs-check', ticket_number: `T-${key}` }),
  };
}

function makeOrder(
  number: string,
  { fulfillment, daysAgo, with: own }: (typeof STATES)[number],
  { products, random, nowMs }: { products: readonly Product[]; random: Random; nowMs: number },
): Order {
  const chosen = [random.pick(products), ...(random.chance(0.6) ? [random.pick(products)] : [])];
  const goods = [...new Set(chosen)].flatMap((product) => product ?? []);
  const lines = goods.map((product, index): OrderLine => {
    const quantity = 1 + Math.floor(random.next() * 2);
    const { sku, name, price } = product;
    return {
      ...{ id: `${number}-${index + 1}`, title: name, sku, quantity, unit_price: price },
      ...(fulfillment === 'delivered' && { returnable_quantity: quantity }),
    };
  });
  const cents = lines.reduce(
    (sum, line) => sum + Math.round(Number(line.unit_price?.amount ?? 0) * 100) * line.quantity,
    0,
  );
  return {
    id: `id.${orderKey(number)}`,
    number,
    placed_at: new Date(nowMs - daysAgo * DAY_MS - 3_600_000).toISOString(),
    status: 'open',
    payment: 'paid',
    fulfillment,
    total: { amount: (cents / 100).toFixed(2), currency: goods[0]?.price.currency ?? 'CNY' },
    lines,
    ...own,
  };
}

/** The example with its last digits counted on. */
function numberLike(example: string, serial: number): string {
  const digits = /(\d+)(?!.*\d)/.exec(example)?.[0] ?? '';
  const next = String((Number(digits.slice(-4)) + serial * 7) % 10_000).padStart(Math.min(4, digits.length), '0');
  const at = example.lastIndexOf(digits);
  return `${example.slice(0, at)}${digits.slice(0, -4)}${next}${example.slice(at + digits.length)}`;
}

function decide(order: Order, { action }: ActionRequest, key: string): ActionDecision {
  const refused = (reason: DecisionReason): ActionDecision => ({ outcome: 'refused', reason });
  const refusal = refusalOf(order, action);
  if (refusal !== null) return refused(refusal);
  if (REVIEWED.has(action)) return { outcome: 'review', reason: 'needs-check', ticket_number: `T-${key}` };
  if (action === 'cancel') order.status = 'cancelled';
  if (action === 'restore') order.status = 'open';
  return { outcome: 'done', reason: 'accepted', order };
}

const REVIEWED: ReadonlySet<OrderAction> = new Set(['claim', 'refund', 'return', 'exchange']);

/** Why it cannot be done; null where it can. */
function refusalOf({ status, fulfillment, payment }: Order, action: OrderAction): DecisionReason | null {
  const isWaiting = fulfillment === 'unfulfilled' || fulfillment === 'processing';
  switch (action) {
    case 'cancel':
      return status === 'cancelled' ? 'already-done' : isWaiting ? null : 'already-shipped';
    case 'restore':
      return status === 'cancelled' ? null : 'not-cancelled';
    case 'change-item':
    case 'change-address':
      return isWaiting && status !== 'cancelled' ? null : 'already-shipped';
    case 'return':
    case 'exchange':
      return fulfillment === 'delivered' ? null : 'not-delivered';
    case 'refund':
    case 'invoice':
      return payment === 'paid' ? null : 'not-paid';
    case 'price-adjust':
      return 'no-price-drop';
    case 'coupon-grant':
      return 'not-possible';
    case 'urge':
      return fulfillment === 'delivered' ? 'already-done' : null;
    case 'claim':
      return null;
  }
}
