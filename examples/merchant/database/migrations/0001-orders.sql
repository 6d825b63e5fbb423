create table customers (
  shop text not null,
  id text not null,
  name text not null,
  email text not null,
  phone text not null,
  postcode text not null,
  primary key (shop, id)
);

create table orders (
  shop text not null,
  id text not null,
  customer_id text not null,
  -- The number without case, spaces and dashes: what a shopper types is matched against this.
  number_key text not null,
  placed_at timestamptz not null,
  -- The order as the order system gives it (src/commerce/order.ts), without returns asked for here.
  document jsonb not null,
  primary key (shop, id),
  unique (shop, number_key),
  foreign key (shop, customer_id) references customers (shop, id)
);

create index orders_of_customer on orders (shop, customer_id, placed_at desc, id desc);

create table order_returns (
  shop text not null,
  id text not null,
  order_id text not null,
  kind text not null check (kind in ('refund', 'exchange')),
  status text not null,
  requested_at timestamptz not null,
  -- [{line_id, quantity, reason?, note?}]
  lines jsonb not null,
  primary key (shop, id),
  foreign key (shop, order_id) references orders (shop, id)
);

create index order_returns_of_order on order_returns (shop, order_id);
