-- What the shop knows of an order and does not show (decisions/order-file.ts).
alter table orders add column facts jsonb not null default '{}';

-- What shoppers asked to be done, and what was decided. An order as it stands is its document with these applied.
create table order_actions (
  shop text not null,
  id text not null,
  order_id text not null,
  customer_id text not null,
  -- Order of decision, over all shops.
  arrival integer generated always as identity,
  action text not null,
  at timestamptz not null,
  -- [{line_id, quantity}], resolved: never empty for an order with lines.
  lines jsonb not null,
  fields jsonb not null,
  -- ActionDecision of src/commerce/action.ts, without the order.
  decision jsonb not null,
  primary key (shop, id),
  foreign key (shop, order_id) references orders (shop, id)
);

create index order_actions_of_order on order_actions (shop, order_id, arrival);
create index claims_of_customer on order_actions (shop, customer_id, at) where action = 'claim';

-- What a person works on: of an action that is reviewed, or of its own.
create table tickets (
  shop text not null,
  id text not null,
  -- Order of arrival, over all shops; numbers come from it.
  arrival integer generated always as identity,
  number text not null unique,
  -- A ticket topic, or the action that is reviewed.
  topic text not null,
  -- Null for what is about no order, or about one that nobody proved to be theirs.
  order_id text,
  customer_id text,
  fields jsonb not null,
  -- ActionDecision as the shopper got it; null for an action's, which has its own.
  decision jsonb,
  created_at timestamptz not null,
  due_at timestamptz not null,
  primary key (shop, id)
);

create table photos (
  shop text not null,
  -- Id of the action or ticket it came with.
  owner_id text not null,
  -- As the device called it.
  id text not null,
  media_type text not null,
  bytes bytea not null,
  created_at timestamptz not null,
  primary key (shop, owner_id, id)
);

create index photos_age on photos (created_at);
