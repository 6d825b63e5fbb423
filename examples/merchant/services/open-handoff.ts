import { orderKey } from '#commerce/order-key.ts';
import type { HandoffMode, HandoffPacket } from '#merchant/generated/protocol.ts';
import type { Queryable } from '../database/database.ts';
import type { TicketReason } from '../handoff-event.ts';
import { noteDeed } from '../repository/audit-repository.ts';
import { appendEvent } from '../repository/handoff-event-repository.ts';
import { insertHandoff, setTicketNumber } from '../repository/handoff-repository.ts';
import { type Customer, customerById, ordersByIdOrKey } from '../repository/order-repository.ts';
import { countWaiting, lockQueue } from '../repository/queue-repository.ts';
import type { HandoffRequest } from '../schemas/handoff-request.ts';
import type { Shop } from '../shop.ts';
import { vouchedUser } from './identity/vouched-user.ts';
import { queueTime } from './queue-order.ts';
import { tellNewPlace } from './queue-positions.ts';
import { isOpen } from './support-hours.ts';
import { ticketNumber } from './ticket-number.ts';
import type { Tokens } from './tokens.ts';

const MAX_WAITING = 50;

/** Why a handoff of this shop made now would be a ticket; null where it would be live. */
export async function ticketReason(db: Queryable, shop: Shop, nowMs: number): Promise<TicketReason | null> {
  if (!isOpen(shop.hours, nowMs)) return 'closed';
  return (await countWaiting(db, shop.id)) >= (shop.maxWaiting ?? MAX_WAITING) ? 'overflow' : null;
}

/** Makes the handoff and puts it where it belongs: into the queue, or among the tickets. */
export async function openHandoff(
  db: Queryable,
  tokens: Tokens,
  shop: Shop,
  made: { id: string; customerId: string | null; request: HandoffRequest; nowMs: number },
): Promise<void> {
  const { id, customerId, request, nowMs } = made;
  const at = new Date(nowMs).toISOString();
  const { order_tokens: orderTokens, profile, identity, ...rest } = request;
  const { priority = 'normal', skill = 'junior' } = rest;
  const { provenOrderIds, owners } = await proofs(db, tokens, shop, customerId, { ...rest, orderTokens });
  // An HMAC says who talks; it never ends, so it proves no order.
  const userId = customerId ?? vouchedUser(shop, identity);
  const customer = userId === null ? null : await customerById(db, shop.id, userId);
  const vip = [customer, ...owners].some((known) => known?.vip === true);

  await lockQueue(db, shop.id);
  const reason = await ticketReason(db, shop, nowMs);
  const mode: HandoffMode = reason === null ? 'live' : 'ticket';
  const queueMs = queueTime({ createdMs: nowMs, priority, vip, isTicket: mode === 'ticket' });
  const { arrival } = await insertHandoff(db, {
    id,
    shop: shop.id,
    mode,
    ticketReason: reason,
    priority,
    skill,
    vip,
    customerId: customer?.id ?? null,
    createdAt: at,
    queueAt: new Date(queueMs).toISOString(),
    packet: { ...rest, ...provenProfile(profile, customer, customerId === null ? 'hmac' : 'jwt') },
    provenOrderIds,
  });
  await noteDeed(db, { at, actor: 'shopper', action: 'handoff-created', shop: shop.id, subject: id, facts: { mode } });
  if (mode === 'live') return tellNewPlace(db, { id, shop: shop.id, skill }, at);
  await setTicketNumber(db, id, ticketNumber('T', at, arrival));
  await appendEvent(db, id, { type: 'status', at, status: 'queued' });
}

/** The orders that the shopper proved to be theirs, and whose they are. */
async function proofs(
  db: Queryable,
  tokens: Tokens,
  shop: Shop,
  customerId: string | null,
  { order_ids: ids, orderTokens }: { order_ids: string[]; orderTokens: string[] },
): Promise<{ provenOrderIds: string[]; owners: Customer[] }> {
  const opened = await Promise.all(orderTokens.map((token) => tokens.verifyGuest(shop.id, token)));
  const orders = await ordersByIdOrKey(db, shop.id, ids, ids.map(orderKey));
  const proven = orders.filter(({ document, customer }) => customer.id === customerId || opened.includes(document.id));
  return {
    provenOrderIds: proven.map(({ document }) => document.id),
    owners: proven.map(({ customer }) => customer),
  };
}

function provenProfile(
  profile: HandoffRequest['profile'],
  customer: Customer | null,
  verifiedBy: 'jwt' | 'hmac',
): Pick<HandoffPacket, 'profile'> | undefined {
  if (!customer) return profile && { profile: { ...profile, verified: false } };
  const { id: customer_id, name, email, phone } = customer;
  return { profile: { customer_id, name, email, phone, verified: true, verified_by: verifiedBy } };
}
