import type { DeskAgent, Erasure, ShopperExport } from '#merchant/generated/protocol.ts';
import type { Database, Queryable } from '../database/database.ts';
import { encodeNotice, NOTICE_CHANNEL } from '../handoff-notice.ts';
import { lockCustomer } from '../repository/action-repository.ts';
import { noteDeed } from '../repository/audit-repository.ts';
import { ticketsOfCustomer } from '../repository/desk-ticket-repository.ts';
import { appendEvent, eventsAfter } from '../repository/handoff-event-repository.ts';
import { notesOf } from '../repository/note-repository.ts';
import { countPhotos } from '../repository/photo-repository.ts';
import {
  actionsOfCustomer,
  eraseActionWords,
  eraseHandoffs,
  erasePhotos,
  eraseReturnWords,
  eraseTickets,
  handoffsOfCustomer,
  returnsOfCustomer,
} from '../repository/privacy-repository.ts';
import { eraseProposals, proposalsOf } from '../repository/proposal-repository.ts';
import { deleteSubscriptionsOf } from '../repository/push-repository.ts';
import { lockQueue } from '../repository/queue-repository.ts';
import type { Shop } from '../shop.ts';
import { deskAction } from './desk-order.ts';
import { deskTicketView } from './desk-ticket-service.ts';
import { deskRating } from './desk-view.ts';
import { tellQueuePositions } from './queue-positions.ts';

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
          notes: await notesOf(database, id),
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
      return {
        at,
        handoffs,
        tickets,
        actions: past.map((action) => deskAction(action, photoCounts)),
        returns: await returnsOfCustomer(database, shop, customerId),
        proposals: await proposalsOf(
          database,
          handoffs.map(({ id }) => id),
        ),
      };
    },

    erase: (lead, shop, customerId) =>
      database.transaction(async (transaction) => {
        const at = new Date(now()).toISOString();
        const receipt = `era_${newId()}`;
        // What they ask to be done meanwhile is decided after it.
        await lockCustomer(transaction, shop, customerId);
        const handoffs = await eraseTalks(transaction, shop, customerId, at);
        // Before the photos: a ticket that comes in between is left with its own.
        const tickets = await eraseTickets(transaction, shop, customerId);
        const photos = await erasePhotos(transaction, shop, customerId, tickets);
        const actions = await eraseActionWords(transaction, shop, customerId);
        await eraseReturnWords(transaction, shop, customerId);
        await deleteSubscriptionsOf(transaction, shop, customerId);
        const erased = { handoffs, tickets: tickets.length, actions, photos };
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

/** Conversations, with what was proposed of them. Who follows one hears that it is over, who waits behind it moves up. */
async function eraseTalks(db: Queryable, shop: string, customerId: string, at: string): Promise<number> {
  await lockQueue(db, shop);
  const theirs = await handoffsOfCustomer(db, shop, customerId);
  const ids = theirs.map(({ id }) => id);
  for (const { id, status } of theirs) {
    if (status !== 'closed') await appendEvent(db, id, { type: 'status', at, status: 'closed' });
  }
  await eraseProposals(db, ids);
  await eraseHandoffs(db, ids);
  const waited = theirs.filter(({ status, mode }) => status === 'queued' && mode === 'live');
  for (const skill of new Set(waited.map((handoff) => handoff.skill))) await tellQueuePositions(db, shop, skill, at);
  return ids.length;
}
