import type { DeskAgent } from '#merchant/generated/protocol.ts';
import type { Queryable } from '../database/database.ts';

export interface StoredTicket {
  shop: string;
  id: string;
  number: string;
  topic: string;
  orderId: string | null;
  customerId: string | null;
  customerName: string | null;
  fields: Record<string, string>;
  createdAt: Date;
  dueAt: Date;
  closedAt: Date | null;
  closedById: string | null;
  closedByName: string | null;
  note: string | null;
  photoCount: number;
}

const TICKETS = `
  select t.shop, t.id, t.number, t.topic, t.order_id as "orderId", t.customer_id as "customerId",
    c.name as "customerName", t.fields, t.created_at as "createdAt", t.due_at as "dueAt", t.closed_at as "closedAt",
    t.closed_by_id as "closedById", t.closed_by_name as "closedByName", t.note,
    (select count(*)::int from photos p where p.owner_id = t.id) as "photoCount"
  from tickets t left join customers c on c.shop = t.shop and c.id = t.customer_id`;

export async function deskTickets(db: Queryable, state: 'open' | 'closed', limit: number): Promise<StoredTicket[]> {
  return db.query<StoredTicket>(
    state === 'open'
      ? `${TICKETS} where t.closed_at is null order by t.due_at, t.arrival limit $1`
      : `${TICKETS} where t.closed_at is not null order by t.closed_at desc, t.arrival desc limit $1`,
    [limit],
  );
}

export async function deskTicket(db: Queryable, id: string): Promise<StoredTicket | null> {
  const rows = await db.query<StoredTicket>(`${TICKETS} where t.id = $1`, [id]);
  return rows[0] ?? null;
}

/** Oldest first. */
export async function ticketsOfCustomer(db: Queryable, shop: string, customerId: string): Promise<StoredTicket[]> {
  return db.query<StoredTicket>(`${TICKETS} where t.shop = $1 and t.customer_id = $2 order by t.arrival`, [
    shop,
    customerId,
  ]);
}

export async function countOpenTickets(db: Queryable): Promise<number> {
  const [row] = await db.query<{ open: number }>('select count(*)::int as open from tickets where closed_at is null');
  return row?.open ?? 0;
}

/** False where it was closed already. */
export async function closeTicket(
  db: Queryable,
  id: string,
  by: DeskAgent,
  at: string,
  note: string | undefined,
): Promise<boolean> {
  const closed = await db.query(
    `update tickets set closed_at = $4::text::timestamptz, closed_by_id = $2, closed_by_name = $3, note = $5
      where id = $1 and closed_at is null returning id`,
    [id, by.id, by.name, at, note ?? null],
  );
  return closed.length > 0;
}
