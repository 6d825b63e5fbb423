import type { ShopperReturn } from '#merchant/generated/protocol.ts';
import type { Queryable } from '../database/database.ts';
import { withoutWords } from '../decisions/without-words.ts';
import { HANDOFF_COLUMNS, type StoredHandoff } from './handoff-repository.ts';
import type { StoredOrder } from './order-repository.ts';

/** By their identity; of somebody without one, by an order of theirs that was proven. $1 is the shop, $2 the customer. */
const THEIRS = `h.shop = $1 and (h.customer_id = $2 or (h.customer_id is null and exists (
    select from orders o where o.shop = h.shop and o.customer_id = $2 and h.proven_order_ids ? o.id)))`;

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

/** Asked for through the protocol, oldest first. */
export async function returnsOfCustomer(db: Queryable, shop: string, customerId: string): Promise<ShopperReturn[]> {
  const rows = await db.query<Omit<ShopperReturn, 'requested_at'> & { requested_at: Date }>(
    `select r.id, r.order_id, r.kind, r.status, r.requested_at, r.lines
      from order_returns r join orders o on o.shop = r.shop and o.id = r.order_id
      where r.shop = $1 and o.customer_id = $2 order by r.requested_at, r.id`,
    [shop, customerId],
  );
  return rows.map((row) => ({ ...row, requested_at: row.requested_at.toISOString() }));
}

/** Events and notes go with the conversation. */
export async function eraseHandoffs(db: Queryable, ids: readonly string[]): Promise<void> {
  await db.query('delete from handoffs where id in (select jsonb_array_elements_text($1::text::jsonb))', [
    JSON.stringify(ids),
  ]);
}

/** Ids of those that are gone. */
export async function eraseTickets(db: Queryable, shop: string, customerId: string): Promise<string[]> {
  const gone = await db.query<{ id: string }>('delete from tickets where shop = $1 and customer_id = $2 returning id', [
    shop,
    customerId,
  ]);
  return gone.map(({ id }) => id);
}

/** Those of their actions, and of the tickets that are gone. */
export async function erasePhotos(
  db: Queryable,
  shop: string,
  customerId: string,
  ticketIds: readonly string[],
): Promise<number> {
  const gone = await db.query(
    `delete from photos where shop = $1 and (
        owner_id in (select id from order_actions where shop = $1 and customer_id = $2)
        or owner_id in (select jsonb_array_elements_text($3::text::jsonb))) returning id`,
    [shop, customerId, JSON.stringify(ticketIds)],
  );
  return gone.length;
}

/** What was decided, and what that rests on, is a part of the order and stays; what the shopper wrote goes. */
export async function eraseActionWords(db: Queryable, shop: string, customerId: string): Promise<number> {
  let erased = 0;
  for (const { id, fields } of await actionsOfCustomer(db, shop, customerId)) {
    const kept = withoutWords(fields);
    if (Object.keys(kept).length === Object.keys(fields).length) continue;
    await db.query('update order_actions set fields = $3::text::jsonb where shop = $1 and id = $2', [
      shop,
      id,
      JSON.stringify(kept),
    ]);
    erased += 1;
  }
  return erased;
}

/** As with actions: which lines go back stays, why does not. */
export async function eraseReturnWords(db: Queryable, shop: string, customerId: string): Promise<void> {
  await db.query(
    `update order_returns r set lines = (
        select jsonb_agg(line - 'reason' - 'note' order by number)
        from jsonb_array_elements(r.lines) with ordinality as known (line, number))
      from orders o where r.shop = $1 and o.shop = r.shop and o.id = r.order_id and o.customer_id = $2`,
    [shop, customerId],
  );
}
