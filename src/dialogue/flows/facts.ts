import type { Order } from '#commerce/order.ts';
import type { Draft } from '../draft.ts';
import type { ConversationState, SeenOrder, SlotValue, Topic } from '../state.ts';
import { tierOf } from '../tier.ts';
import type { Fact } from './conditions.ts';
import { seenOrderOf } from './topic.ts';
import { traceFact } from './traces.ts';

const DAY_MS = 86_400_000;
/** What the backend told so long ago counts as told just now. */
const FRESH_MS = 120_000;
const ARRIVED: ReadonlySet<Order['fulfillment']> = new Set(['delivered', 'returned']);

/** A fact that conditions ask for,; null where it is not known. */
export function factOf(draft: Draft, topic: Topic, name: string): Fact {
  const { state, book, event } = draft;
  if (name.startsWith('slot.')) return slotFact(topic.slots[name.slice('slot.'.length)]);
  if (name.startsWith('trace.')) return traceFact(draft, topic, name.slice('trace.'.length));
  if (name.startsWith('order.')) return orderFact(state, topic, event.at, name.slice('order.'.length));
  switch (name) {
    case 'mood':
      return topic.mood;
    case 'tier':
      return tierOf(state, book);
    case 'identified':
      return state.identified;
    case 'online':
      return state.online;
    case 'decision.reason':
      return topic.decision?.reason ?? null;
    default:
      return null;
  }
}

function slotFact(value: SlotValue | undefined): Fact {
  if (!value) return null;
  switch (value.type) {
    case 'skipped':
      return null;
    case 'order':
      return value.number;
    case 'lines':
      return value.lines.length;
    case 'choice':
      return value.option;
    case 'photo':
      return value.photos.length;
    default:
      return value.value;
  }
}

function orderFact(state: ConversationState, topic: Topic, at: number, name: string): Fact {
  const seen = seenOrderOf(state, topic.slots);
  if (!seen) return null;
  const { order } = seen;
  switch (name) {
    case 'status':
    case 'payment':
    case 'fulfillment':
      return order[name];
    case 'days-since-placed':
      return daysSince(order.placed_at, at);
    case 'days-since-delivered':
      return deliveredAt(order) === null ? -1 : daysSince(deliveredAt(order), at);
    case 'minutes-late':
      return minutesLate(order, at);
    case 'returnable':
      return order.lines.some(({ returnable_quantity = 0 }) => returnable_quantity > 0);
    case 'return-status':
      return newestReturn(order)?.status ?? 'none';
    case 'refunded':
      return order.payment === 'refunded' || order.payment === 'partially_refunded' || (order.refunds ?? []).length > 0;
    case 'lines':
      return order.lines.length;
    case 'fresh':
      return isFresh(state, topic, seen, at);
    case 'others':
      return Object.values(topic.slots).reduce(
        (sum, value) => sum + (value.type === 'order' ? (value.others ?? []).length : 0),
        0,
      );
    default:
      return null;
  }
}

/** Whether the backend told of an order since the topic began, or just before. */
export function isFresh({ online }: ConversationState, topic: Topic, { syncedAt }: SeenOrder, at: number): boolean {
  return syncedAt >= topic.openedAt || (online && at - syncedAt < FRESH_MS);
}

const newestReturn = ({ returns = [] }: Order) =>
  returns.toSorted((a, b) => (b.requested_at ?? '').localeCompare(a.requested_at ?? ''))[0];

/** When the last parcel arrived; null while any has not. */
function deliveredAt({ fulfillment, shipments = [] }: Order): string | null {
  if (!ARRIVED.has(fulfillment)) return null;
  const times = shipments.flatMap(({ delivered_at }) => delivered_at ?? []).toSorted();
  return times.at(-1) ?? null;
}

function daysSince(iso: string | null, at: number): number | null {
  const since = iso === null ? Number.NaN : Date.parse(iso);
  return Number.isNaN(since) ? null : Math.max(0, Math.floor((at - since) / DAY_MS));
}

function minutesLate({ status, fulfillment, shipments = [] }: Order, at: number): number {
  if (status === 'cancelled' || ARRIVED.has(fulfillment)) return 0;
  const due = shipments.flatMap(({ eta, delivered_at }) => (eta && !delivered_at ? [Date.parse(eta)] : []));
  const first = Math.min(...due.filter((time) => !Number.isNaN(time)));
  return Number.isFinite(first) ? Math.max(0, Math.floor((at - first) / 60_000)) : 0;
}
