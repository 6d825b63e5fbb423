import type { Order } from '#commerce/order.ts';
import type { OrderNotice } from '#commerce/risk/order-notice.ts';
import type { Queryable } from '../database/database.ts';
import type { DeliveryFacts, OperationsHour } from '../services/notice-setup.ts';

/** An open order whose way is known, with what is foretold for the hour it was promised for. */
export interface OrderAhead {
  /** As the order system gives it. */
  document: Order;
  delivery: DeliveryFacts;
  severity: number;
  celsius: number;
  load: number;
}

const LEAP_YEAR = '(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[2468][048]|[13579][26]|0[48])00)';
const DAY_OF_ANY_YEAR =
  '(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)';
/** ISO 8601 with an offset, of a day that there is: what a cast takes, for one that fails would cost all orders their notices. */
const TIMESTAMP =
  `^(?:(?!0000)\\d{4}-${DAY_OF_ANY_YEAR}|${LEAP_YEAR}-02-29)` +
  'T(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,9})?)?(?:Z|[+-](?:0\\d|1[0-4]):?[0-5]\\d)$';

/** Those of `ids`; all that are open where it is null. An order without a promise, or without a row of the feed, is none. */
export async function ordersAhead(db: Queryable, shop: string, ids: readonly string[] | null): Promise<OrderAhead[]> {
  return db.query<OrderAhead>(
    `select o.document, o.facts->'delivery' as delivery, h.severity, h.celsius, h.load
      from orders o join operations_hours h on h.shop = o.shop and h.district = o.facts->'delivery'->>'district'
        and h.hour = to_timestamp(floor(extract(epoch from
          case when o.document->'shipments'->0->>'eta' ~ $3 then (o.document->'shipments'->0->>'eta')::timestamptz end
        ) / 3600) * 3600)
      where o.shop = $1 and o.document->>'status' = 'open'
        and ($2::text is null or o.id in (select jsonb_array_elements_text($2::text::jsonb)))
      order by o.id`,
    [shop, ids === null ? null : JSON.stringify(ids), TIMESTAMP],
  );
}

/** By order; empty for those without. */
export async function noticesOfOrders(
  db: Queryable,
  shop: string,
  ids: readonly string[],
): Promise<Map<string, OrderNotice[]>> {
  const rows = await db.query<{ order_id: string; document: OrderNotice }>(
    `select order_id, document from order_notices
      where shop = $1 and order_id in (select jsonb_array_elements_text($2::text::jsonb)) order by at, kind`,
    [shop, JSON.stringify(ids)],
  );
  const found = new Map<string, OrderNotice[]>(ids.map((id) => [id, []]));
  for (const { order_id, document } of rows) found.get(order_id)?.push(document);
  return found;
}

export async function putNotice(db: Queryable, shop: string, orderId: string, notice: OrderNotice): Promise<void> {
  await db.query(
    `insert into order_notices (shop, order_id, kind, id, at, document)
      values ($1, $2, $3, $4, $5::text::timestamptz, $6::text::jsonb)
      on conflict (shop, order_id, kind) do update set id = excluded.id, at = excluded.at, document = excluded.document
        where order_notices.id <> excluded.id`,
    [shop, orderId, notice.kind, notice.id, notice.at, JSON.stringify(notice)],
  );
}

/** Ends what is no longer to be told. */
export async function endNotices(db: Queryable, shop: string, orderId: string, ids: readonly string[]): Promise<void> {
  await db.query(
    `delete from order_notices where shop = $1 and order_id = $2
      and id in (select jsonb_array_elements_text($3::text::jsonb))`,
    [shop, orderId, JSON.stringify(ids)],
  );
}

/** Ids of the orders of which something is told. */
export async function ordersWithNotices(db: Queryable, shop: string): Promise<string[]> {
  const rows = await db.query<{ order_id: string }>('select distinct order_id from order_notices where shop = $1', [
    shop,
  ]);
  return rows.map(({ order_id }) => order_id);
}

export async function putOperationsHour(db: Queryable, shop: string, row: OperationsHour): Promise<void> {
  await db.query(
    `insert into operations_hours (shop, district, hour, severity, celsius, load)
      values ($1, $2, $3::text::timestamptz, $4::int, $5::real, $6::real)
      on conflict (shop, district, hour) do update set severity = excluded.severity, celsius = excluded.celsius,
        load = excluded.load`,
    [shop, row.district, row.hour, row.severity, row.celsius, row.load],
  );
}
