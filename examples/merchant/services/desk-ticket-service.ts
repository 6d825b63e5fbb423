import type { DeskAgent, DeskTicket, DeskTicketDetail } from '#merchant/generated/protocol.ts';
import type { Database } from '../database/database.ts';
import { encodeNotice, NOTICE_CHANNEL } from '../handoff-notice.ts';
import { Problem } from '../problem.ts';
import { noteDeed } from '../repository/audit-repository.ts';
import { closeTicket, deskTicket, deskTickets, type StoredTicket } from '../repository/desk-ticket-repository.ts';
import { orderById } from '../repository/order-repository.ts';
import { countPhotos, photosOf } from '../repository/photo-repository.ts';
import type { Photo } from '../schemas/action-requests.ts';
import type { Shop } from '../shop.ts';
import { deskOrder } from './desk-order.ts';

const MAX_TICKETS = 200;

export interface DeskTicketService {
  list(state: 'open' | 'closed'): Promise<DeskTicket[]>;
  detail(agent: DeskAgent, id: string): Promise<DeskTicketDetail>;
  close(agent: DeskAgent, id: string, note: string | undefined): Promise<void>;
  /** Of a ticket or an action. */
  photos(agent: DeskAgent, ownerId: string): Promise<Photo[]>;
}

export function createDeskTicketService(options: {
  database: Database;
  shops: readonly Shop[];
  now: () => number;
}): DeskTicketService {
  const { database, now } = options;
  const shopNames = new Map(options.shops.map((shop) => [shop.id, shop.name]));
  const rulesOf = new Map(options.shops.map((shop) => [shop.id, shop.rules]));
  const view = (stored: StoredTicket) => deskTicketView(stored, shopNames);
  const at = () => new Date(now()).toISOString();

  return {
    list: async (state) => (await deskTickets(database, state, MAX_TICKETS)).map(view),

    async detail(agent, id) {
      const stored = await deskTicket(database, id);
      if (!stored) throw new Problem('ticket-not-found');
      const { shop, orderId, fields } = stored;
      const order = orderId === null ? null : await orderById(database, shop, orderId);
      const photoCounts = await countPhotos(database, order?.actions.map((past) => past.id) ?? []);
      await noteDeed(database, { at: at(), actor: agent.id, action: 'ticket-read', shop, subject: id });
      const known = { proven: true, photoCounts, rules: rulesOf.get(shop), nowMs: now() };
      return { ticket: view(stored), fields, ...(order && { order: deskOrder(order, known) }) };
    },

    async close(agent, id, note) {
      const stored = await deskTicket(database, id);
      if (!stored) throw new Problem('ticket-not-found');
      await database.transaction(async (transaction) => {
        if (!(await closeTicket(transaction, id, agent, at(), note))) return;
        const deed = { at: at(), actor: agent.id, action: 'ticket-closed', shop: stored.shop, subject: id } as const;
        await noteDeed(transaction, deed);
        await transaction.notify(NOTICE_CHANNEL, [encodeNotice({ kind: 'desk', handoffId: '', agentId: null })]);
      });
    },

    async photos(agent, ownerId) {
      const photos = await photosOf(database, ownerId);
      if (photos.length > 0) {
        await noteDeed(database, { at: at(), actor: agent.id, action: 'photos-read', subject: ownerId });
      }
      return photos;
    },
  };
}

export function deskTicketView(stored: StoredTicket, shopNames: ReadonlyMap<string, string>): DeskTicket {
  const { closedAt, closedById, closedByName, note, customerName, orderId } = stored;
  return {
    id: stored.id,
    number: stored.number,
    shop: stored.shop,
    shop_name: shopNames.get(stored.shop) ?? stored.shop,
    topic: stored.topic,
    state: closedAt === null ? 'open' : 'closed',
    ...(customerName !== null && { shopper_name: customerName }),
    ...(orderId !== null && { order_id: orderId }),
    created_at: stored.createdAt.toISOString(),
    due_at: stored.dueAt.toISOString(),
    ...(closedAt !== null && { closed_at: closedAt.toISOString() }),
    ...(closedById !== null && closedByName !== null && { closed_by: { id: closedById, name: closedByName } }),
    ...(note !== null && { note }),
    photo_count: stored.photoCount,
  };
}
