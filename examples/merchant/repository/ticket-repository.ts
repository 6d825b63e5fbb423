import type { ActionDecision } from '#commerce/action.ts';
import type { Queryable } from '../database/database.ts';
import { encodeNotice, NOTICE_CHANNEL } from '../handoff-notice.ts';
import { ticketNumber } from '../services/ticket-number.ts';

export interface NewTicket {
  id: string;
  topic: string;
  orderId: string | null;
  customerId: string | null;
  fields: Record<string, string>;
  /** ISO 8601. */
  createdAt: string;
  dueAt: string;
}

/** Gives the ticket its number. */
export async function insertTicket(db: Queryable, shop: string, ticket: NewTicket): Promise<string> {
  const { id, topic, orderId, customerId, fields, createdAt, dueAt } = ticket;
  const [row] = await db.query<{ arrival: number }>(
    `insert into tickets (shop, id, number, topic, order_id, customer_id, fields, created_at, due_at)
      values ($1, $2, $2, $3, $4, $5, $6::text::jsonb, $7::text::timestamptz, $8::text::timestamptz) returning arrival`,
    [shop, id, topic, orderId, customerId, JSON.stringify(fields), createdAt, dueAt],
  );
  if (!row) throw new Error('a ticket was not written');
  const number = ticketNumber('S', createdAt, row.arrival);
  await db.query('update tickets set number = $3 where shop = $1 and id = $2', [shop, id, number]);
  await db.notify(NOTICE_CHANNEL, [encodeNotice({ kind: 'desk', handoffId: '', agentId: null })]);
  return number;
}

/** What the shopper was told: the answer to the same request later on. */
export async function keepAnswer(db: Queryable, shop: string, id: string, decision: ActionDecision): Promise<void> {
  await db.query('update tickets set decision = $3::text::jsonb where shop = $1 and id = $2', [
    shop,
    id,
    JSON.stringify(decision),
  ]);
}

export async function ticketById(
  db: Queryable,
  shop: string,
  id: string,
): Promise<{ decision: ActionDecision } | null> {
  const rows = await db.query<{ decision: ActionDecision }>(
    'select decision from tickets where shop = $1 and id = $2 and decision is not null',
    [shop, id],
  );
  return rows[0] ?? null;
}
