import { orderKey } from '#commerce/order-key.ts';
import type { Database, Queryable } from '../database/database.ts';
import type { DeskAgent, HandoffEvent, HandoffMode, HandoffStatus } from '../handoff-event.ts';
import { Problem } from '../problem.ts';
import { appendEvent, messageByClientId } from '../repository/handoff-event-repository.ts';
import {
  closeHandoff,
  handoffById,
  insertHandoff,
  lockHandoff,
  lockQueue,
  queuePosition,
  type StoredHandoff,
  setTicketNumber,
} from '../repository/handoff-repository.ts';
import { claimKey } from '../repository/idempotency-repository.ts';
import { customerById, ordersByIdOrKey } from '../repository/order-repository.ts';
import type { HandoffPacket, HandoffRequest } from '../schemas/handoff-request.ts';
import type { Shop } from '../shop.ts';
import { fingerprint } from './fingerprint.ts';
import { tellQueuePositions } from './queue-positions.ts';
import { isOpen } from './support-hours.ts';
import type { Tokens } from './tokens.ts';

/** `Handoff` of the protocol. */
export interface Handoff {
  id: string;
  token: string;
  mode: HandoffMode;
  status: HandoffStatus;
  queue_position?: number;
  ticket_number?: string;
}

export type Speaker = { from: 'shopper' } | { from: 'agent'; agent: DeskAgent };

export interface HandoffService {
  /** `again`: the same request was made before, and this is the handoff it made, as it stands now. */
  create(
    shop: Shop,
    customerId: string | null,
    request: HandoffRequest,
    idempotencyKey: string,
  ): Promise<{ handoff: Handoff; again: boolean }>;
  /** `again`: this message was taken in before. */
  say(
    handoffId: string,
    speaker: Speaker,
    message: { client_id: string; text: string },
  ): Promise<{ event: HandoffEvent; again: boolean }>;
  setTyping(handoffId: string, speaker: Speaker, typing: boolean): Promise<void>;
  close(handoffId: string, speaker: Speaker): Promise<void>;
}

export function createHandoffService(options: {
  database: Database;
  tokens: Tokens;
  now: () => number;
  newId: () => string;
}): HandoffService {
  const { database, tokens, now, newId } = options;
  const timeNow = () => new Date(now()).toISOString();

  async function view(db: Queryable, shop: Shop, id: string): Promise<Handoff> {
    const stored = await handoffById(db, id);
    if (!stored) throw new Problem('handoff-not-found');
    const { mode, status, ticketNumber, arrival } = stored;
    const token = await tokens.mintHandoff(shop.id, id);
    return {
      id,
      token,
      mode,
      status,
      ...(status === 'queued' && { queue_position: await queuePosition(db, shop.id, arrival) }),
      ...(ticketNumber !== null && { ticket_number: ticketNumber }),
    };
  }

  /** What the shopper proved: who they are, and which orders are theirs to see. */
  async function proofs(db: Queryable, shop: Shop, customerId: string | null, request: HandoffRequest) {
    const opened = await Promise.all(request.order_tokens.map((token) => tokens.verifyGuest(shop.id, token)));
    const orders = await ordersByIdOrKey(db, shop.id, request.order_ids, request.order_ids.map(orderKey));
    const proven = orders.filter(
      ({ document, customer }) => customer.id === customerId || opened.includes(document.id),
    );
    const customer = customerId === null ? null : await customerById(db, shop.id, customerId);
    return { provenOrderIds: proven.map(({ document }) => document.id), customer };
  }

  return {
    create: (shop, customerId, request, key) =>
      database.transaction(async (transaction) => {
        const id = `hnd_${newId()}`;
        const at = timeNow();
        const { order_tokens: _, profile, ...rest } = request;
        const print = fingerprint({ profile, ...rest });
        const operation = 'create-handoff';
        const before = await claimKey(transaction, {
          shop: shop.id,
          operation,
          key,
          fingerprint: print,
          resultId: id,
          at,
        });
        if (before) {
          if (before.fingerprint !== print) throw new Problem('idempotency-key-reused');
          return { handoff: await view(transaction, shop, before.resultId), again: true };
        }

        const { provenOrderIds, customer } = await proofs(transaction, shop, customerId, request);
        const packet: HandoffPacket = { ...rest };
        if (customer) {
          const { id: customer_id, name, email, phone } = customer;
          packet.profile = { customer_id, name, email, phone, verified: true };
        } else if (profile) {
          packet.profile = { ...profile, verified: false };
        }
        const mode = isOpen(shop.hours, now()) ? 'live' : 'ticket';
        await lockQueue(transaction, shop.id);
        const { arrival } = await insertHandoff(transaction, {
          id,
          shop: shop.id,
          mode,
          createdAt: at,
          packet,
          provenOrderIds,
        });
        if (mode === 'ticket') await setTicketNumber(transaction, id, ticketNumber(at, arrival));
        const position = await queuePosition(transaction, shop.id, arrival);
        await appendEvent(transaction, id, { type: 'status', at, status: 'queued', queue_position: position });
        return { handoff: await view(transaction, shop, id), again: false };
      }),

    say: (handoffId, speaker, message) =>
      database.transaction(async (transaction) => {
        const handoff = await locked(transaction, handoffId);
        const before = await messageByClientId(transaction, handoffId, speaker.from, message.client_id);
        if (before && mayAnswer(handoff, speaker)) return { event: before, again: true };
        refuseUnlessOpen(handoff, speaker);
        const event = await appendEvent(transaction, handoffId, {
          type: 'message',
          at: timeNow(),
          from: speaker.from,
          text: message.text,
          client_id: message.client_id,
          ...(speaker.from === 'agent' && { agent: { name: speaker.agent.name } }),
        });
        return { event, again: false };
      }),

    setTyping: (handoffId, speaker, typing) =>
      database.transaction(async (transaction) => {
        refuseUnlessOpen(await locked(transaction, handoffId), speaker);
        await appendEvent(transaction, handoffId, { type: 'typing', at: timeNow(), from: speaker.from, typing });
      }),

    async close(handoffId, speaker) {
      const known = await handoffById(database, handoffId);
      if (!known) throw new Problem('handoff-not-found');
      await database.transaction(async (transaction) => {
        await lockQueue(transaction, known.shop);
        const handoff = await locked(transaction, handoffId);
        if (handoff.status === 'closed') return;
        refuseUnlessOpen(handoff, speaker);
        const at = timeNow();
        await closeHandoff(transaction, handoffId, speaker.from);
        await appendEvent(transaction, handoffId, { type: 'status', at, status: 'closed' });
        if (handoff.status === 'queued') await tellQueuePositions(transaction, handoff.shop, at);
      });
    },
  };
}

async function locked(db: Queryable, handoffId: string): Promise<StoredHandoff> {
  const handoff = await lockHandoff(db, handoffId);
  if (!handoff) throw new Problem('handoff-not-found');
  return handoff;
}

function mayAnswer(handoff: StoredHandoff, speaker: Speaker): boolean {
  return speaker.from === 'shopper' || handoff.agentId === speaker.agent.id;
}

function refuseUnlessOpen(handoff: StoredHandoff, speaker: Speaker): void {
  if (handoff.status === 'closed') throw new Problem('handoff-closed');
  if (!mayAnswer(handoff, speaker)) throw new Problem('handoff-not-yours');
}

/** `T261104-0007`: short enough to be read out on the phone. */
function ticketNumber(at: string, arrival: number): string {
  return `T${at.slice(2, 10).replaceAll('-', '')}-${String(arrival).padStart(4, '0')}`;
}
