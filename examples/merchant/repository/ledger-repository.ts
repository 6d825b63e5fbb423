import type { CompensationLimits } from '#commerce/compensation/compensation-rules.ts';
import type { CompensationLedger } from '#commerce/compensation/limit-grant.ts';
import type { Queryable } from '../database/database.ts';
import { DAY_MS } from '../decisions/order-times.ts';
import type { Photo } from '../schemas/action-requests.ts';

const MONTH_DAYS = 30;

/** Makes others wait who grant from the same budget, to the end of the transaction. */
export async function lockBudget(db: Queryable, shop: string): Promise<void> {
  await db.query('select pg_advisory_xact_lock(hashtext($1))', [`budget ${shop}`]);
}

/** What was granted so far by rule, as coupons or by an offer's name, and what the customer asked for. */
export async function ledgerOf(
  db: Queryable,
  shop: string,
  { perCustomer, budget }: CompensationLimits,
  { customerId, orderId, photos }: { customerId: string; orderId: string; photos: readonly Photo[] },
  nowMs: number,
): Promise<CompensationLedger> {
  const since = (days: number) => new Date(nowMs - days * DAY_MS).toISOString();
  const month = since(MONTH_DAYS);
  const [granted] = await db.query<{ grants: number; spent: string }>(
    `select count(*) filter (where customer_id = $2 and at > $3::text::timestamptz)::integer as grants,
        coalesce(sum((decision->'amount'->>'amount')::numeric) filter (where at > $4::text::timestamptz), 0)::text as spent
      from order_actions
      where shop = $1 and decision->>'outcome' = 'done'
        and (decision->>'coupon' is not null or (action = 'claim' and fields->>'offer' is not null))`,
    [shop, customerId, since(perCustomer?.days ?? MONTH_DAYS), since(budget?.days ?? MONTH_DAYS)],
  );
  const [asked] = await db.query<{ claims: number; orders: number }>(
    `select (select count(*) from order_actions where shop = $1 and customer_id = $2 and action = 'claim'
          and at > $3::text::timestamptz and decision->>'outcome' <> 'refused')::integer as claims,
        (select count(*) from orders where shop = $1 and customer_id = $2
          and placed_at > $3::text::timestamptz)::integer as orders`,
    [shop, customerId, month],
  );
  return {
    customerGrants: granted?.grants ?? 0,
    spent: granted?.spent ?? '0',
    claims: asked?.claims ?? 0,
    orders: asked?.orders ?? 0,
    // This backend keeps no day of registration.
    accountDays: null,
    isPhotoSeen: await isPhotoSeen(db, shop, orderId, photos),
  };
}

/** Whether one of these photos came, byte for byte, with a request about another order. */
async function isPhotoSeen(db: Queryable, shop: string, orderId: string, photos: readonly Photo[]): Promise<boolean> {
  for (const { data } of photos) {
    const [seen] = await db.query<{ found: number }>(
      `select 1 as found from photos join order_actions on order_actions.shop = photos.shop and order_actions.id = photos.owner_id
        where photos.shop = $1 and order_actions.order_id <> $2 and photos.bytes = decode($3, 'base64') limit 1`,
      [shop, orderId, data],
    );
    if (seen) return true;
  }
  return false;
}
