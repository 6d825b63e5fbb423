import type { DeskAgent, Erasure, ShopperExport } from '#merchant/generated/protocol.ts';
import type { Database } from '../database/database.ts';
import { encodeNotice, NOTICE_CHANNEL } from '../handoff-notice.ts';
import { noteDeed } from '../repository/audit-repository.ts';
import { ticketsOfCustomer } from '../repository/desk-ticket-repository.ts';
import { eventsAfter } from '../repository/handoff-event-repository.ts';
import { countPhotos } from '../repository/photo-repository.ts';
import {
  actionsOfCustomer,
  eraseActionWords,
  eraseHandoffs,
  erasePhotos,
  eraseTickets,
  handoffsOfCustomer,
} from '../repository/privacy-repository.ts';
import type { Shop } from '../shop.ts';
import { deskAction } from './desk-order.ts';
import { deskTicketView } from './desk-ticket-service.ts';
import { deskRating } from './desk-view.ts';

const MAX_EVENTS = 5000;

export interface PrivacyService {
  export(lead: DeskAgent, shop: string, customerId: string): Promise<ShopperExport>;
  erase(lead: DeskAgent, shop: string, customerId: string): Promise<Erasure>;
}

export function createPrivacyService(options: {
  database: Database;
  shops: readonly Shop[];
  now: () => number;
  newId: () => string;
}): PrivacyService {
  const { database, now, newId } = options;
  const shopNames = new Map(options.shops.map((shop) => [shop.id, shop.name]));
  return {
    async export(lead, shop, customerId) {
      const at = new Date(now()).toISOString();
      const stored = await handoffsOfCustomer(database, shop, customerId);
      const handoffs = [];
      for (const { id, createdAt, packet, rating } of stored) {
        handoffs.push({
          id,
          created_at: createdAt.toISOString(),
          packet,
          events: await eventsAfter(database, id, 0, MAX_EVENTS, now()),
          ...(rating && { rating: deskRating(rating) }),
        });
      }
      const tickets = (await ticketsOfCustomer(database, shop, customerId)).map((ticket) => ({
        ticket: deskTicketView(ticket, shopNames),
        fields: ticket.fields,
      }));
      const past = await actionsOfCustomer(database, shop, customerId);
      const photoCounts = await countPhotos(
        database,
        past.map(({ id }) => id),
      );
      const facts = { handoffs: handoffs.length, tickets: tickets.length, actions: past.length };
      await noteDeed(database, { at, actor: lead.id, action: 'shopper-exported', shop, facts });
      return { at, handoffs, tickets, actions: past.map((action) => deskAction(action, photoCounts)) };
    },

    erase: (lead, shop, customerId) =>
      database.transaction(async (transaction) => {
        const at = new Date(now()).toISOString();
        const receipt = `era_${newId()}`;
        const photos = await erasePhotos(transaction, shop, customerId);
        const handoffs = await eraseHandoffs(transaction, shop, customerId);
        const tickets = await eraseTickets(transaction, shop, customerId);
        const actions = await eraseActionWords(transaction, shop, customerId);
        const erased = { handoffs, tickets, actions, photos };
        await noteDeed(transaction, {
          at,
          actor: lead.id,
          action: 'shopper-erased',
          shop,
          subject: receipt,
          facts: erased,
        });
        // What is gone leaves every desk.
        await transaction.notify(NOTICE_CHANNEL, [encodeNotice({ kind: 'desk', handoffId: '', agentId: null })]);
        return { receipt, at, erased };
      }),
  };
}
