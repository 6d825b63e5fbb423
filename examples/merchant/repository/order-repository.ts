import type { Order, ReturnStatus } from '#commerce/order.ts';
import type { Queryable } from '../database/database.ts';
import type { OrderFacts, PastAction } from '../decisions/order-file.ts';

export interface Customer {
  id: string;
  name: string;
  email: string;
  phone: string;
  postcode: string;
  /** Goes first where people wait for a person. */
  vip?: boolean;
}

export interface ReturnLine {
  line_id: string;
  quantity: number;
  reason?: string | undefined;
  note?: string | undefined;
}

/** A return asked for through the protocol; those from before are in the order's own document. */
export interface RequestedReturn {
  id: string;
  status: ReturnStatus;
  requested_at: string;
  kind: 'refund' | 'exchange';
  lines: ReturnLine[];
}

export interface StoredOrder {
  customer: Customer;
  /** As the order system gives it. */
  document: Order;
  facts: OrderFacts;
  requestedReturns: RequestedReturn[];
  /** Oldest first. */
  actions: PastAction[];
}

const ORDERS = `
  select json_build_object('id', c.id, 'name', c.name, 'email', c.email, 'phone', c.phone, 'postcode', c.postcode,
      'vip', c.vip)
      as customer,
    o.document,
    o.facts,
    coalesce((
      select json_agg(json_build_object(
          'id', r.id, 'status', r.status, 'requested_at', r.requested_at, 'kind', r.kind, 'lines', r.lines) order by r.requested_at desc)
      from order_returns r where r.shop = o.shop and r.order_id = o.id), '[]') as "requestedReturns",
    coalesce((
      select json_agg(json_build_object('id', a.id, 'action', a.action,
          'at', to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'lines', a.lines,
          'fields', a.fields, 'decision', a.decision) order by a.arrival)
      from order_actions a where a.shop = o.shop and a.order_id = o.id), '[]') as actions
  from orders o join customers c on c.shop = o.shop and c.id = o.customer_id`;

export async function orderByNumberKey(db: Queryable, shop: string, numberKey: string): Promise<StoredOrder | null> {
  const rows = await db.query<StoredOrder>(`${ORDERS} where o.shop = $1 and o.number_key = $2`, [shop, numberKey]);
  return rows[0] ?? null;
}

export async function orderById(db: Queryable, shop: string, id: string): Promise<StoredOrder | null> {
  const rows = await db.query<StoredOrder>(`${ORDERS} where o.shop = $1 and o.id = $2`, [shop, id]);
  return rows[0] ?? null;
}

/** Makes others wait who want to change the order too. */
export async function lockOrder(db: Queryable, shop: string, id: string): Promise<void> {
  await db.query('select id from orders where shop = $1 and id = $2 for update', [shop, id]);
}

/** Those of the ids that are ids, and those of the keys that are keys; newest first. */
export async function ordersByIdOrKey(
  db: Queryable,
  shop: string,
  ids: readonly string[],
  numberKeys: readonly string[],
): Promise<StoredOrder[]> {
  return db.query<StoredOrder>(
    `${ORDERS} where o.shop = $1 and (
        o.id in (select jsonb_array_elements_text($2::text::jsonb))
        or o.number_key in (select jsonb_array_elements_text($3::text::jsonb)))
      order by o.placed_at desc, o.id desc`,
    [shop, JSON.stringify(ids), JSON.stringify(numberKeys)],
  );
}

/** Newest first, older than `before` (a place in that order). */
export async function ordersOfCustomer(
  db: Queryable,
  shop: string,
  customerId: string,
  limit: number,
  before: { placedAt: string; id: string } | null,
): Promise<StoredOrder[]> {
  return db.query<StoredOrder>(
    `${ORDERS} where o.shop = $1 and o.customer_id = $2
        and ($3::text is null or (o.placed_at, o.id) < ($3::text::timestamptz, $4::text))
      order by o.placed_at desc, o.id desc limit $5`,
    [shop, customerId, before?.placedAt ?? null, before?.id ?? null, limit],
  );
}

export async function insertReturn(db: Queryable, shop: string, orderId: string, made: RequestedReturn): Promise<void> {
  await db.query(
    `insert into order_returns (shop, id, order_id, kind, status, requested_at, lines)
      values ($1, $2, $3, $4, $5, $6::text::timestamptz, $7::text::jsonb)`,
    [shop, made.id, orderId, made.kind, made.status, made.requested_at, JSON.stringify(made.lines)],
  );
}

export async function customerById(db: Queryable, shop: string, id: string): Promise<Customer | null> {
  const rows = await db.query<Customer>(
    'select id, name, email, phone, postcode, vip from customers where shop = $1 and id = $2',
    [shop, id],
  );
  return rows[0] ?? null;
}

export async function customerByEmail(db: Queryable, shop: string, email: string): Promise<Customer | null> {
  const rows = await db.query<Customer>(
    'select id, name, email, phone, postcode, vip from customers where shop = $1 and lower(email) = lower($2)',
    [shop, email],
  );
  return rows[0] ?? null;
}

export async function putCustomer(db: Queryable, shop: string, customer: Customer): Promise<void> {
  await db.query(
    `insert into customers (shop, id, name, email, phone, postcode, vip) values ($1, $2, $3, $4, $5, $6, $7)
      on conflict (shop, id) do update set name = excluded.name, email = excluded.email, phone = excluded.phone,
        postcode = excluded.postcode, vip = excluded.vip`,
    [shop, customer.id, customer.name, customer.email, customer.phone, customer.postcode, customer.vip ?? false],
  );
}

export async function putOrder(
  db: Queryable,
  shop: string,
  customerId: string,
  numberKey: string,
  order: Order,
  facts: OrderFacts = {},
): Promise<void> {
  await db.query(
    `insert into orders (shop, id, customer_id, number_key, placed_at, document, facts)
      values ($1, $2, $3, $4, $5::text::timestamptz, $6::text::jsonb, $7::text::jsonb)
      on conflict (shop, id) do update set customer_id = excluded.customer_id, number_key = excluded.number_key,
        placed_at = excluded.placed_at, document = excluded.document, facts = excluded.facts`,
    [shop, order.id, customerId, numberKey, order.placed_at, JSON.stringify(order), JSON.stringify(facts)],
  );
}
