import type {
  AgentSkill,
  Closing,
  DeskAgent,
  HandoffMode,
  HandoffPacket,
  HandoffPriority,
  HandoffStatus,
} from '#merchant/generated/protocol.ts';
import type { Queryable } from '../database/database.ts';
import type { TicketReason } from '../handoff-event.ts';

export interface StoredHandoff {
  id: string;
  shop: string;
  arrival: number;
  status: HandoffStatus;
  mode: HandoffMode;
  priority: HandoffPriority;
  skill: AgentSkill;
  vip: boolean;
  ticketNumber: string | null;
  ticketReason: TicketReason | null;
  createdAt: Date;
  lastEventAt: Date;
  /** Number of the last event. */
  lastEvent: number;
  agentId: string | null;
  agentName: string | null;
  transferredById: string | null;
  transferredByName: string | null;
  closedBy: 'shopper' | 'agent' | null;
  closing: Closing | null;
  rating: StoredRating | null;
  packet: HandoffPacket;
  provenOrderIds: string[];
}

export const HANDOFF_COLUMNS = `
  h.id, h.shop, h.arrival, h.status, h.mode, h.priority, h.skill, h.vip, h.ticket_number as "ticketNumber",
  h.ticket_reason as "ticketReason", h.created_at as "createdAt", h.last_event_at as "lastEventAt",
  h.last_event as "lastEvent", h.agent_id as "agentId", h.agent_name as "agentName",
  h.transferred_by_id as "transferredById", h.transferred_by_name as "transferredByName", h.closed_by as "closedBy",
  h.closing, h.rating, h.packet, h.proven_order_ids as "provenOrderIds"`;

export interface NewHandoff {
  id: string;
  shop: string;
  mode: HandoffMode;
  ticketReason: TicketReason | null;
  priority: HandoffPriority;
  skill: AgentSkill;
  vip: boolean;
  customerId: string | null;
  /** ISO 8601. */
  createdAt: string;
  queueAt: string;
  packet: HandoffPacket;
  provenOrderIds: string[];
}

export async function insertHandoff(db: Queryable, handoff: NewHandoff): Promise<{ arrival: number }> {
  const [row] = await db.query<{ arrival: number }>(
    `insert into handoffs (id, shop, status, mode, ticket_reason, priority, skill, vip, customer_id, created_at,
        last_event_at, queue_at, packet, proven_order_ids)
      values ($1, $2, 'queued', $3, $4, $5, $6, $7, $8, $9::text::timestamptz, $9::text::timestamptz,
        $10::text::timestamptz, $11::text::jsonb, $12::text::jsonb)
      returning arrival`,
    [
      handoff.id,
      handoff.shop,
      handoff.mode,
      handoff.ticketReason,
      handoff.priority,
      handoff.skill,
      handoff.vip,
      handoff.customerId,
      handoff.createdAt,
      handoff.queueAt,
      JSON.stringify(handoff.packet),
      JSON.stringify(handoff.provenOrderIds),
    ],
  );
  if (!row) throw new Error('an inserted handoff has no row');
  return row;
}

export async function setTicketNumber(db: Queryable, id: string, ticketNumber: string): Promise<void> {
  await db.query('update handoffs set ticket_number = $2 where id = $1', [id, ticketNumber]);
}

export async function handoffById(db: Queryable, id: string): Promise<StoredHandoff | null> {
  const rows = await db.query<StoredHandoff>(`select ${HANDOFF_COLUMNS} from handoffs h where h.id = $1`, [id]);
  return rows[0] ?? null;
}

/** As `handoffById`, and makes others wait who want to change it too. */
export async function lockHandoff(db: Queryable, id: string): Promise<StoredHandoff | null> {
  const rows = await db.query<StoredHandoff>(`select ${HANDOFF_COLUMNS} from handoffs h where h.id = $1 for update`, [
    id,
  ]);
  return rows[0] ?? null;
}

export async function assignHandoff(db: Queryable, id: string, agent: DeskAgent): Promise<void> {
  await db.query("update handoffs set status = 'assigned', agent_id = $2, agent_name = $3 where id = $1", [
    id,
    agent.id,
    agent.name,
  ]);
}

/** By whom it was given on; `requeueAs` puts it back into the queue of that skill group. */
export async function transferHandoff(
  db: Queryable,
  id: string,
  by: DeskAgent,
  requeueAs: AgentSkill | null,
): Promise<void> {
  await db.query(
    `update handoffs set transferred_by_id = $2, transferred_by_name = $3, skill = coalesce($4, skill),
        status = case when $4::text is null then status else 'queued' end,
        agent_id = case when $4::text is null then agent_id end,
        agent_name = case when $4::text is null then agent_name end
      where id = $1`,
    [id, by.id, by.name, requeueAs],
  );
}

export async function closeHandoff(
  db: Queryable,
  id: string,
  closedBy: 'shopper' | 'agent',
  closing: Closing | null,
): Promise<void> {
  await db.query("update handoffs set status = 'closed', closed_by = $2, closing = $3::text::jsonb where id = $1", [
    id,
    closedBy,
    closing && JSON.stringify(closing),
  ]);
}

/** A rating as it is kept; `key` is that of the request that made it. */
export interface StoredRating {
  score: number;
  comment?: string;
  at: string;
  key: string;
}

/** The rating it has now: the one given, unless it had one. */
export async function rateHandoff(db: Queryable, id: string, rating: StoredRating): Promise<StoredRating | null> {
  const [row] = await db.query<{ rating: StoredRating }>(
    'update handoffs set rating = coalesce(rating, $2::text::jsonb) where id = $1 returning rating',
    [id, JSON.stringify(rating)],
  );
  return row?.rating ?? null;
}
