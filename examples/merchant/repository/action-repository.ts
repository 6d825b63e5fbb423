import type { Queryable } from '../database/database.ts';
import type { PastAction } from '../decisions/order-file.ts';

export async function insertAction(
  db: Queryable,
  shop: string,
  orderId: string,
  customerId: string,
  { id, action, at, lines, fields, decision }: PastAction,
): Promise<void> {
  await db.query(
    `insert into order_actions (shop, id, order_id, customer_id, action, at, lines, fields, decision)
      values ($1, $2, $3, $4, $5, $6::text::timestamptz, $7::text::jsonb, $8::text::jsonb, $9::text::jsonb)`,
    [
      shop,
      id,
      orderId,
      customerId,
      action,
      at,
      JSON.stringify(lines),
      JSON.stringify(fields),
      JSON.stringify(decision),
    ],
  );
}

/** Makes others wait who decide about this customer: limits hold over all their orders. */
export async function lockCustomer(db: Queryable, shop: string, id: string): Promise<void> {
  await db.query('select id from customers where shop = $1 and id = $2 for no key update', [shop, id]);
}

/** Claims that were granted or are looked at, after `since` (ISO 8601). */
export async function countClaims(db: Queryable, shop: string, customerId: string, since: string): Promise<number> {
  const [row] = await db.query<{ claims: number }>(
    `select count(*)::integer as claims from order_actions
      where shop = $1 and customer_id = $2 and action = 'claim' and at > $3::text::timestamptz
        and decision->>'outcome' <> 'refused'`,
    [shop, customerId, since],
  );
  return row?.claims ?? 0;
}
