import type { Order } from '#commerce/order.ts';
import type { OrderNotice } from '#commerce/risk/order-notice.ts';
import type { Locale } from '#core/locale.ts';
import type { Queryable } from '../database/database.ts';

/** One browser that wants to hear of one order. */
export interface PushSubscriptionRow {
  shop: string;
  id: string;
  order_id: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  locale: Locale;
  page: string;
  token_hash: string;
}

/** The same browser for the same order takes the place of what was there. Gives the id that is kept. */
export async function putSubscription(db: Queryable, row: PushSubscriptionRow, at: string): Promise<string> {
  const [kept] = await db.query<{ id: string }>(
    `insert into push_subscriptions (shop, id, order_id, endpoint, p256dh, auth, locale, page, token_hash, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text::timestamptz)
      on conflict (shop, order_id, endpoint) do update set p256dh = excluded.p256dh, auth = excluded.auth,
        locale = excluded.locale, page = excluded.page, token_hash = excluded.token_hash
      returning id`,
    [row.shop, row.id, row.order_id, row.endpoint, row.p256dh, row.auth, row.locale, row.page, row.token_hash, at],
  );
  return kept?.id ?? row.id;
}

/** What the shopper sees in the chat anyway is not pushed to them as well. */
export async function passOver(
  db: Queryable,
  shop: string,
  id: string,
  notices: readonly OrderNotice[],
  at: string,
): Promise<void> {
  for (const { id: noticeId, kind } of notices) {
    await db.query(
      `insert into push_deliveries (shop, subscription_id, notice_id, kind, state, next_at)
        values ($1, $2, $3, $4, 'dropped', $5::text::timestamptz) on conflict do nothing`,
      [shop, id, noticeId, kind, at],
    );
  }
}

/** How many other browsers hear of the order. */
export async function otherSubscriptions(
  db: Queryable,
  shop: string,
  orderId: string,
  endpoint: string,
): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    'select count(*)::int as count from push_subscriptions where shop = $1 and order_id = $2 and endpoint <> $3',
    [shop, orderId, endpoint],
  );
  return row?.count ?? 0;
}

/** Hash of the token that ends it; null for one that is not there. */
export async function subscriptionHash(db: Queryable, shop: string, id: string): Promise<string | null> {
  const rows = await db.query<{ token_hash: string }>(
    'select token_hash from push_subscriptions where shop = $1 and id = $2',
    [shop, id],
  );
  return rows[0]?.token_hash ?? null;
}

export async function deleteSubscription(db: Queryable, shop: string, id: string): Promise<void> {
  await db.query('delete from push_subscriptions where shop = $1 and id = $2', [shop, id]);
}

/** Of a shopper whose data is erased: where their browsers are is theirs. */
export async function deleteSubscriptionsOf(db: Queryable, shop: string, customerId: string): Promise<void> {
  await db.query(
    `delete from push_subscriptions s using orders o
      where s.shop = $1 and o.shop = s.shop and o.id = s.order_id and o.customer_id = $2`,
    [shop, customerId],
  );
}

/** Those of a browser that is gone: its push service knows it no more. */
export async function deleteEndpoint(db: Queryable, endpoint: string): Promise<void> {
  await db.query('delete from push_subscriptions where endpoint = $1', [endpoint]);
}

/** Orders that are over have nothing more to tell, nor has what is older than `before`. */
export async function deleteEnded(db: Queryable, before: string): Promise<void> {
  await db.query(
    `delete from push_subscriptions s using orders o
      where o.shop = s.shop and o.id = s.order_id
        and (o.document->>'status' <> 'open' or s.created_at < $1::text::timestamptz)`,
    [before],
  );
}

/** Puts down what is to be sent: every notice of now, for every browser that has not had it. */
export async function queueNotices(db: Queryable, at: string): Promise<void> {
  await db.query(
    `insert into push_deliveries (shop, subscription_id, notice_id, kind, state, next_at)
      select s.shop, s.id, n.id, n.kind, 'waiting', $1::text::timestamptz
        from push_subscriptions s join order_notices n on n.shop = s.shop and n.order_id = s.order_id
      on conflict do nothing`,
    [at],
  );
}

export interface DueDelivery extends PushSubscriptionRow {
  subscription_id: string;
  notice_id: string;
  kind: string;
  tries: number;
  order: Order;
  /** Null once it is told no more. */
  notice: OrderNotice | null;
  /** When this browser had one of this kind for this order last; null for never. */
  last_sent: Date | null;
}

/** Takes some that are due, for so long that no other process takes them too. */
export async function claimDeliveries(db: Queryable, at: string, until: string, count: number): Promise<DueDelivery[]> {
  return db.query<DueDelivery>(
    `with due as (
        select shop, subscription_id, notice_id from push_deliveries
          where state = 'waiting' and next_at <= $1::text::timestamptz
          order by next_at limit $3::int for update skip locked),
      mine as (
        update push_deliveries d set next_at = $2::text::timestamptz, tries = d.tries + 1 from due
          where d.shop = due.shop and d.subscription_id = due.subscription_id and d.notice_id = due.notice_id
          returning d.*)
      select s.*, d.subscription_id, d.notice_id, d.kind, d.tries, o.document as "order", n.document as notice,
          (select max(p.sent_at) from push_deliveries p where p.shop = d.shop
            and p.subscription_id = d.subscription_id and p.kind = d.kind) as last_sent
        from mine d
        join push_subscriptions s on s.shop = d.shop and s.id = d.subscription_id
        join orders o on o.shop = s.shop and o.id = s.order_id
        left join order_notices n on n.shop = s.shop and n.order_id = s.order_id and n.id = d.notice_id`,
    [at, until, count],
  );
}

export type DeliveryEnd =
  | { state: 'sent' | 'dropped'; at: string }
  | { state: 'waiting'; nextAt: string; again: boolean };

/** How it went. What only waits for its hour has not been tried (`again` is false). */
export async function settleDelivery(
  db: Queryable,
  { shop, subscription_id, notice_id }: Pick<DueDelivery, 'shop' | 'subscription_id' | 'notice_id'>,
  end: DeliveryEnd,
): Promise<void> {
  const isWaiting = end.state === 'waiting';
  await db.query(
    `update push_deliveries set state = $4, next_at = coalesce($5::text::timestamptz, next_at),
        sent_at = coalesce($6::text::timestamptz, sent_at), tries = tries - $7::int
      where shop = $1 and subscription_id = $2 and notice_id = $3`,
    [
      shop,
      subscription_id,
      notice_id,
      end.state,
      isWaiting ? end.nextAt : null,
      end.state === 'sent' ? end.at : null,
      isWaiting && !end.again ? 1 : 0,
    ],
  );
}
