import { orderKey } from '#commerce/order-key.ts';
import type { DeskAgent, DeskHandoff, DeskHandoffDetail, DeskLists } from '#merchant/generated/protocol.ts';
import { sleep } from '#merchant/shared/sleep.ts';
import type { Database } from '../database/database.ts';
import { Problem } from '../problem.ts';
import { noteDeed } from '../repository/audit-repository.ts';
import { closedHandoffs, handoffsOfAgent, listedHandoff, waitingHandoffs } from '../repository/desk-repository.ts';
import { countOpenTickets } from '../repository/desk-ticket-repository.ts';
import { eventsAfter } from '../repository/handoff-event-repository.ts';
import { notesOf } from '../repository/note-repository.ts';
import { ordersByIdOrKey } from '../repository/order-repository.ts';
import { countPhotos } from '../repository/photo-repository.ts';
import type { Shop } from '../shop.ts';
import { deskOrder } from './desk-order.ts';
import { deskHandoff } from './desk-view.ts';
import { HEARTBEAT_MS } from './event-service.ts';
import type { HandoffFeed } from './handoff-feed.ts';
import type { PresenceService } from './presence-service.ts';

const MAX_QUEUED = 200;
const MAX_CLOSED = 50;
const MAX_EVENTS = 5000;
/** However much happens, lists are read and sent no more often. */
const BETWEEN_LISTS_MS = 200;

export interface DeskService {
  lists(agent: DeskAgent): Promise<DeskLists>;
  /** The lists at once, and again after every change; null when all was quiet for a while. */
  follow(agent: DeskAgent, signal: AbortSignal): AsyncGenerator<DeskLists | null, void>;
  row(agent: DeskAgent, handoffId: string): Promise<DeskHandoff>;
  detail(agent: DeskAgent, handoffId: string): Promise<DeskHandoffDetail>;
}

export function createDeskService(options: {
  database: Database;
  shops: readonly Shop[];
  feed: HandoffFeed;
  presence: PresenceService;
  now: () => number;
}): DeskService {
  const { database, feed, presence, now } = options;
  const shopNames = new Map(options.shops.map((shop) => [shop.id, shop.name]));
  const rulesOf = new Map(options.shops.map((shop) => [shop.id, shop.rules]));

  async function lists(agent: DeskAgent): Promise<DeskLists> {
    const [me, queued, mine, closed, openTickets] = await Promise.all([
      presence.see(agent),
      waitingHandoffs(database, MAX_QUEUED),
      handoffsOfAgent(database, agent.id),
      closedHandoffs(database, agent.id, MAX_CLOSED),
      countOpenTickets(database),
    ]);
    const [waiting, own, over] = [queued, mine, closed].map((rows) =>
      rows.map((listed) => deskHandoff(listed, shopNames, me.skills)),
    ) as [DeskHandoff[], DeskHandoff[], DeskHandoff[]];
    return { queued: waiting, mine: own, closed: over, me, open_tickets: openTickets };
  }

  async function one(agent: DeskAgent, handoffId: string) {
    const listed = await listedHandoff(database, handoffId);
    if (!listed) throw new Problem('handoff-not-found');
    const { skills } = await presence.see(agent);
    return { listed, row: deskHandoff(listed, shopNames, skills) };
  }

  return {
    lists,
    row: async (agent, handoffId) => (await one(agent, handoffId)).row,

    async *follow(agent, signal) {
      const inbox = feed.followDesk(agent.id);
      signal.addEventListener('abort', inbox.end);
      try {
        yield await lists(agent);
        while (!signal.aborted) {
          if ((await inbox.take(HEARTBEAT_MS)) === 'quiet') {
            if (signal.aborted) return;
            await presence.see(agent);
            yield null;
            continue;
          }
          yield await lists(agent);
          await sleep(BETWEEN_LISTS_MS, signal);
        }
      } finally {
        inbox.end();
      }
    },

    async detail(agent, handoffId) {
      const { listed, row } = await one(agent, handoffId);
      const { packet, provenOrderIds, shop } = listed;
      const orders = await ordersByIdOrKey(database, shop, packet.order_ids, packet.order_ids.map(orderKey));
      const photoCounts = await countPhotos(
        database,
        orders.flatMap((stored) => stored.actions.map(({ id }) => id)),
      );
      if (listed.agentId !== agent.id) {
        const at = new Date(now()).toISOString();
        await noteDeed(database, { at, actor: agent.id, action: 'handoff-read-by-other', shop, subject: handoffId });
      }
      return {
        handoff: row,
        packet,
        orders: orders.map((stored) =>
          deskOrder(stored, {
            proven: provenOrderIds.includes(stored.document.id),
            photoCounts,
            rules: rulesOf.get(shop),
            nowMs: now(),
          }),
        ),
        events: await eventsAfter(database, handoffId, 0, MAX_EVENTS, now()),
        notes: await notesOf(database, handoffId),
      };
    },
  };
}
