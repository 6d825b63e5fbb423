import type { Queryable } from '../database/database.ts';
import { HANDOFF_COLUMNS, type StoredHandoff } from './handoff-repository.ts';
import type { StoredOrder } from './order-repository.ts';

/** The shopper's own: by their identity, or by an order of theirs that they proved. $1 is the shop, $2 the customer. */
const THEIRS = `h.shop = $1 and (h.customer_id = $2 or exists (
    select from orders o where o.shop = h.shop and o.customer_id = $2 and h.proven_order_ids ? o.id))`;

export async function handoffsOfCustomer(db: Queryable, shop: string, customerId: string): Promise<StoredHandoff[]> {
  return db.query<StoredHandoff>(`select ${HANDOFF_COLUMNS} from handoffs h where ${THEIRS} order by h.arrival`, [
    shop,
    customerId,
  ]);
}

export async function actionsOfCustomer(
  db: Queryable,
  shop: string,
  customerId: string,
): Promise<StoredOrder['actions']> {
  return db.query<StoredOrder['actions'][number]>(
    `select id, action, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, lines, fields, decision
      from order_actions where shop = $1 and customer_id = $2 order by arrival`,
    [shop, customerId],
  );
}

/** Events and notes go with the conversation. */
export async function eraseHandoffs(db: Queryable, shop: string, customerId: string): Promise<number> {
  return (await db.query(`delete from handoffs h where ${THEIRS} returning id`, [shop, customerId])).length;
}

export async function eraseTickets(db: Queryable, shop: string, customerId: string): Promise<number> {
  const gone = await db.query('delete from tickets where shop = $1 and customer_id = $2 returning id', [
    shop,
    customerId,
  ]);
  return gone.length;
}

/** Before the tickets: theirs are found by them. */
export async function erasePhotos(db: Queryable, shop: string, customerId: string): Promise<number> {
  const gone = await db.query(
    `delete from photos where shop = $1 and (
        owner_id in (select id from order_actions where shop = $1 and customer_id = $2)
        or owner_id in (select id from tickets where shop = $1 and customer_id = $2)) returning id`,
    [shop, customerId],
  );
  return gone.length;
}

/** What was decided is a part of the order and stays; what the shopper wrote goes. */
export async function eraseActionWords(db: Queryable, shop: string, customerId: string): Promise<number> {
  const emptied = await db.query(
    "update order_actions set fields = '{}' where shop = $1 and customer_id = $2 and fields <> '{}' returning id",
    [shop, customerId],
  );
  return emptied.length;
}
