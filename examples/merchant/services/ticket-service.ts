import type { ActionDecision } from '#commerce/action.ts';
import { orderKey } from '#commerce/order-key.ts';
import type { Database } from '../database/database.ts';
import { decideTicket, toDecision } from '../decisions/decide-action.ts';
import { Problem } from '../problem.ts';
import { claimKey } from '../repository/idempotency-repository.ts';
import { ordersByIdOrKey } from '../repository/order-repository.ts';
import { insertPhotos } from '../repository/photo-repository.ts';
import { insertTicket, keepAnswer, ticketById } from '../repository/ticket-repository.ts';
import type { TicketRequest } from '../schemas/action-requests.ts';
import type { Shop } from '../shop.ts';
import { fingerprint } from './fingerprint.ts';
import { mayRead, type OrderReader } from './order-service.ts';

export interface TicketService {
  /** `again`: the same request opened a ticket before, and this is that one. `reader` is null for who proves nothing. */
  open(
    shop: Shop,
    reader: OrderReader | null,
    request: TicketRequest,
    idempotencyKey: string,
  ): Promise<{ decision: ActionDecision; again: boolean }>;
}

export function createTicketService(options: {
  database: Database;
  now: () => number;
  newId: () => string;
}): TicketService {
  const { database, now, newId } = options;
  return {
    async open(shop, reader, request, key) {
      const { rules } = shop;
      if (!rules) throw new Problem('no-such-route');
      return database.transaction(async (transaction) => {
        const nowMs = now();
        const at = new Date(nowMs).toISOString();
        const id = `tic_${newId()}`;
        const { photos, ...said } = request;
        const print = fingerprint(said);
        const claim = { shop: shop.id, operation: 'open-ticket', key, fingerprint: print, resultId: id, at } as const;
        const before = await claimKey(transaction, claim);
        if (before) {
          const ticket = await ticketById(transaction, shop.id, before.resultId);
          if (before.fingerprint !== print || !ticket) throw new Problem('idempotency-key-reused');
          return { decision: ticket.decision, again: true };
        }

        const named = request.fields.order ?? '';
        const orders = reader && named ? await ordersByIdOrKey(transaction, shop.id, [named], [orderKey(named)]) : [];
        const proven = orders.find(({ document, customer }) => reader && mayRead(reader, document.id, customer.id));
        const verdict = decideTicket(rules, request, proven ?? null, nowMs);
        const number = await insertTicket(transaction, shop.id, {
          id,
          topic: request.topic,
          orderId: proven?.document.id ?? null,
          customerId: reader && 'customerId' in reader ? reader.customerId : (proven?.customer.id ?? null),
          fields: request.fields,
          createdAt: at,
          dueAt: new Date(verdict.dueMs ?? nowMs).toISOString(),
        });
        const decision = toDecision(verdict, { ticketNumber: number });
        await keepAnswer(transaction, shop.id, id, decision);
        await insertPhotos(transaction, shop.id, id, at, photos);
        return { decision, again: false };
      });
    },
  };
}
