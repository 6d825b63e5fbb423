import type { ActionDecision } from '#commerce/action.ts';
import type { Database } from '../database/database.ts';
import { decideAction, resolveLines, toDecision } from '../decisions/decide-action.ts';
import type { Asked, PastAction } from '../decisions/order-file.ts';
import { DAY_MS } from '../decisions/order-times.ts';
import { Problem } from '../problem.ts';
import { countClaims, insertAction, lockCustomer } from '../repository/action-repository.ts';
import { claimKey } from '../repository/idempotency-repository.ts';
import { ledgerOf, lockBudget } from '../repository/ledger-repository.ts';
import { lockOrder, orderById, type StoredOrder } from '../repository/order-repository.ts';
import { insertPhotos } from '../repository/photo-repository.ts';
import { insertTicket } from '../repository/ticket-repository.ts';
import type { ActionRequest } from '../schemas/action-requests.ts';
import type { Shop } from '../shop.ts';
import { couponCode } from './coupon-code.ts';
import { fingerprint } from './fingerprint.ts';
import { mayRead, type OrderReader } from './order-service.ts';
import { orderFile, orderView } from './order-view.ts';

export interface ActionService {
  /** `again`: the same request was decided before; this is that decision, with the order as it stands now. */
  act(
    shop: Shop,
    reader: OrderReader,
    orderId: string,
    request: ActionRequest,
    idempotencyKey: string,
  ): Promise<{ decision: ActionDecision; again: boolean }>;
}

export function createActionService(options: {
  database: Database;
  now: () => number;
  newId: () => string;
}): ActionService {
  const { database, now, newId } = options;

  return {
    async act(shop, reader, orderId, request, key) {
      const { rules } = shop;
      if (!rules) throw new Problem('no-such-route');
      return database.transaction(async (transaction) => {
        const owner = readable(await orderById(transaction, shop.id, orderId), reader, orderId).customer.id;
        await lockCustomer(transaction, shop.id, owner);
        await lockOrder(transaction, shop.id, orderId);
        const stored = readable(await orderById(transaction, shop.id, orderId), reader, orderId);

        const nowMs = now();
        const at = new Date(nowMs).toISOString();
        const id = `act_${newId()}`;
        // Without the photos: a device that has lost one still gets the decision it asked for before.
        const { photos, ...said } = request;
        const print = fingerprint({ orderId, request: said });
        const claim = { shop: shop.id, operation: 'act', key, fingerprint: print, resultId: id, at } as const;
        const before = await claimKey(transaction, claim);
        if (before) {
          const past = stored.actions.find((known) => known.id === before.resultId);
          if (before.fingerprint !== print || !past) throw new Problem('idempotency-key-reused');
          return { decision: { ...past.decision, order: orderView(stored, rules, nowMs) }, again: true };
        }

        const since = new Date(nowMs - 30 * DAY_MS).toISOString();
        const limits = rules.offers?.compensation.limits;
        const mayGrant = limits !== undefined && (request.action === 'claim' || request.action === 'coupon-grant');
        if (mayGrant) await lockBudget(transaction, shop.id);
        const asking = { customerId: owner, orderId, photos };
        const ledger = mayGrant ? await ledgerOf(transaction, shop.id, limits, asking, nowMs) : undefined;
        const claims = await countClaims(transaction, shop.id, owner, since);
        const file = { ...orderFile(stored, claims), ...(ledger && { ledger }) };
        const asked = resolved(file, request);
        const verdict = decideAction(rules, file, asked, nowMs);
        const ticketNumber =
          verdict.outcome === 'review' && verdict.ticketNumber === undefined
            ? await insertTicket(transaction, shop.id, {
                id,
                topic: request.action,
                orderId,
                customerId: owner,
                fields: { ...request.fields, ...(verdict.heldBy !== undefined && { held_by: verdict.heldBy }) },
                createdAt: at,
                dueAt: new Date(verdict.dueMs ?? nowMs).toISOString(),
              })
            : undefined;
        const decision = toDecision(verdict, { ticketNumber, couponCode: verdict.isCoupon && couponCode(id) });
        const { action, lines } = asked;
        const past: PastAction = { id, action, at, lines, fields: request.fields, decision };
        await insertAction(transaction, shop.id, orderId, owner, past);
        await insertPhotos(transaction, shop.id, id, at, photos);
        const order = orderView({ ...stored, actions: [...stored.actions, past] }, rules, nowMs);
        return { decision: { ...decision, order }, again: false };
      });
    },
  };
}

function readable(stored: StoredOrder | null, reader: OrderReader, orderId: string): StoredOrder {
  if (!stored || !mayRead(reader, orderId, stored.customer.id)) throw new Problem('order-not-found');
  return stored;
}

function resolved(file: Parameters<typeof resolveLines>[0], request: ActionRequest): Asked {
  const found = resolveLines(file, request, request.photos.length);
  if ('fault' in found) throw new Problem('invalid-request', { errors: [found.fault] });
  return found.asked;
}
