import type { Order } from '#commerce/order.ts';
import { orderKey } from '#commerce/order-key.ts';
import type { Database } from '../database/database.ts';
import type { DeskAgent, DeskHandoff, HandoffEvent } from '../handoff-event.ts';
import { Problem } from '../problem.ts';
import {
  closedHandoffs,
  handoffsOfAgent,
  type ListedHandoff,
  listedHandoff,
  waitingHandoffs,
} from '../repository/desk-repository.ts';
import { appendEvent, eventsAfter } from '../repository/handoff-event-repository.ts';
import { assignHandoff, handoffById, lockHandoff, lockQueue } from '../repository/handoff-repository.ts';
import { ordersByIdOrKey } from '../repository/order-repository.ts';
import type { HandoffPacket } from '../schemas/handoff-request.ts';
import type { Shop } from '../shop.ts';
import { HEARTBEAT_MS } from './event-service.ts';
import type { HandoffFeed } from './handoff-feed.ts';
import { orderView } from './order-view.ts';
import { tellQueuePositions } from './queue-positions.ts';

const MAX_QUEUED = 200;
const MAX_CLOSED = 50;
const MAX_EVENTS = 5000;

/** `DeskLists` of the protocol. */
export interface DeskLists {
  queued: DeskHandoff[];
  mine: DeskHandoff[];
  closed: DeskHandoff[];
}

/** `DeskHandoffDetail` of the protocol. */
export interface DeskHandoffDetail {
  handoff: DeskHandoff;
  packet: HandoffPacket;
  orders: { order: Order; proven: boolean }[];
  events: HandoffEvent[];
}

export interface DeskService {
  lists(agent: DeskAgent): Promise<DeskLists>;
  /** The lists at once, and again after every change; null when all was quiet for a while. */
  follow(agent: DeskAgent, signal: AbortSignal): AsyncGenerator<DeskLists | null, void>;
  detail(handoffId: string): Promise<DeskHandoffDetail>;
  accept(agent: DeskAgent, handoffId: string): Promise<DeskHandoff>;
}

export function createDeskService(options: {
  database: Database;
  shops: readonly Shop[];
  feed: HandoffFeed;
  now: () => number;
}): DeskService {
  const { database, feed, now } = options;
  const shopNames = new Map(options.shops.map((shop) => [shop.id, shop.name]));
  const row = (listed: ListedHandoff) => toDeskHandoff(listed, shopNames.get(listed.shop) ?? listed.shop);

  async function lists(agent: DeskAgent): Promise<DeskLists> {
    const [queued, mine, closed] = await Promise.all([
      waitingHandoffs(database, MAX_QUEUED),
      handoffsOfAgent(database, agent.id),
      closedHandoffs(database, agent.id, MAX_CLOSED),
    ]);
    return { queued: queued.map(row), mine: mine.map(row), closed: closed.map(row) };
  }

  async function one(handoffId: string): Promise<ListedHandoff> {
    const listed = await listedHandoff(database, handoffId);
    if (!listed) throw new Problem('handoff-not-found');
    return listed;
  }

  return {
    lists,

    async *follow(agent, signal) {
      const alarm = feed.follow(null);
      signal.addEventListener('abort', alarm.end);
      try {
        yield await lists(agent);
        while (!signal.aborted) yield (await alarm.rings(HEARTBEAT_MS)) ? await lists(agent) : null;
      } finally {
        alarm.end();
      }
    },

    async detail(handoffId) {
      const listed = await one(handoffId);
      const { packet, provenOrderIds, shop } = listed;
      const keys = packet.order_ids.map(orderKey);
      const orders = await ordersByIdOrKey(database, shop, packet.order_ids, keys);
      return {
        handoff: row(listed),
        packet,
        orders: orders.map((stored) => ({
          order: orderView(stored),
          proven: provenOrderIds.includes(stored.document.id),
        })),
        events: await eventsAfter(database, handoffId, 0, MAX_EVENTS, now()),
      };
    },

    async accept(agent, handoffId) {
      const known = await handoffById(database, handoffId);
      if (!known) throw new Problem('handoff-not-found');
      await database.transaction(async (transaction) => {
        await lockQueue(transaction, known.shop);
        const handoff = await lockHandoff(transaction, handoffId);
        if (handoff?.status === 'closed') throw new Problem('handoff-closed');
        if (handoff?.status === 'assigned') {
          if (handoff.agentId === agent.id) return;
          throw new Problem('handoff-not-yours', { detail: 'another agent has taken it' });
        }
        const at = new Date(now()).toISOString();
        await assignHandoff(transaction, handoffId, agent);
        const told = { name: agent.name };
        await appendEvent(transaction, handoffId, { type: 'status', at, status: 'assigned', agent: told });
        await tellQueuePositions(transaction, known.shop, at);
      });
      return row(await one(handoffId));
    },
  };
}

function toDeskHandoff(listed: ListedHandoff, shopName: string): DeskHandoff {
  const { packet } = listed;
  return {
    id: listed.id,
    shop: listed.shop,
    shop_name: shopName,
    status: listed.status,
    mode: listed.mode,
    ...(listed.ticketNumber !== null && { ticket_number: listed.ticketNumber }),
    ...(listed.position !== null && { queue_position: listed.position }),
    reason: packet.reason,
    ...(packet.topic !== undefined && { topic: packet.topic }),
    locale: packet.locale,
    ...(packet.profile?.name !== undefined && { shopper_name: packet.profile.name }),
    created_at: listed.createdAt.toISOString(),
    last_event_at: listed.lastEventAt.toISOString(),
    message_count: listed.messageCount,
    ...(listed.lastMessage && {
      last_message: { ...listed.lastMessage, at: new Date(listed.lastMessage.at).toISOString() },
    }),
    ...(listed.agentId !== null &&
      listed.agentName !== null && { agent: { id: listed.agentId, name: listed.agentName } }),
    ...(listed.closedBy !== null && { closed_by: listed.closedBy }),
  };
}
