import type { Queryable } from '../database/database.ts';
import type { DeskAgent, HandoffMode, HandoffStatus } from '../handoff-event.ts';
import type { HandoffPacket } from '../schemas/handoff-request.ts';

/** Payloads on this channel are the type of an event that was appended, a space, and the id of its handoff. */
export const HANDOFF_CHANNEL = 'handoff_event';

export interface StoredHandoff {
  id: string;
  shop: string;
  arrival: number;
  status: HandoffStatus;
  mode: HandoffMode;
  ticketNumber: string | null;
  createdAt: Date;
  lastEventAt: Date;
  /** Number of the last event. */
  lastEvent: number;
  agentId: string | null;
  agentName: string | null;
  closedBy: 'shopper' | 'agent' | null;
  packet: HandoffPacket;
  provenOrderIds: string[];
}

export const HANDOFF_COLUMNS = `
  h.id, h.shop, h.arrival, h.status, h.mode, h.ticket_number as "ticketNumber", h.created_at as "createdAt",
  h.last_event_at as "lastEventAt", h.last_event as "lastEvent", h.agent_id as "agentId", h.agent_name as "agentName", h.closed_by as "closedBy",
  h.packet, h.proven_order_ids as "provenOrderIds"`;

/**
 * Changes of a shop's queue happen one after the other, until the end of the transaction. Without this, two agents who
 * accept two handoffs at once would each wait for the rows the other one has.
 */
export async function lockQueue(db: Queryable, shop: string): Promise<void> {
  await db.query("select pg_advisory_xact_lock(hashtextextended('handoff-queue:' || $1::text, 0))", [shop]);
}

export async function insertHandoff(
  db: Queryable,
  handoff: {
    id: string;
    shop: string;
    mode: HandoffMode;
    createdAt: string;
    packet: HandoffPacket;
    provenOrderIds: string[];
  },
): Promise<{ arrival: number }> {
  const [row] = await db.query<{ arrival: number }>(
    `insert into handoffs (id, shop, status, mode, created_at, last_event_at, packet, proven_order_ids)
      values ($1, $2, 'queued', $3, $4::text::timestamptz, $4::text::timestamptz, $5::text::jsonb, $6::text::jsonb)
      returning arrival`,
    [
      handoff.id,
      handoff.shop,
      handoff.mode,
      handoff.createdAt,
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

export async function closeHandoff(db: Queryable, id: string, closedBy: 'shopper' | 'agent'): Promise<void> {
  await db.query("update handoffs set status = 'closed', closed_by = $2 where id = $1", [id, closedBy]);
}

/** Ids of the shop's waiting handoffs, longest first. */
export async function queueOf(db: Queryable, shop: string, limit: number): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    "select id from handoffs where shop = $1 and status = 'queued' order by arrival limit $2",
    [shop, limit],
  );
  return rows.map((row) => row.id);
}

/** 1 for the next. */
export async function queuePosition(db: Queryable, shop: string, arrival: number): Promise<number> {
  const [row] = await db.query<{ position: number }>(
    `select count(*)::int as position from handoffs where shop = $1 and status = 'queued' and arrival <= $2`,
    [shop, arrival],
  );
  return row?.position ?? 1;
}
