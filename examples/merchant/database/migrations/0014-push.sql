-- The merchant's feed of what is foretold for an hour in a district: weather and riders. Without a row nothing is foretold.
create table operations_hours (
  shop text not null,
  district text not null,
  -- Its beginning.
  hour timestamptz not null,
  -- Of the weather service: 0 none, 1 blue, 2 yellow, 3 orange, 4 red.
  severity smallint not null,
  celsius real not null,
  -- Orders for each rider over what is planned for: 1 is as planned.
  load real not null,
  primary key (shop, district, hour)
);

-- What is told of an order now, one of a kind.
create table order_notices (
  shop text not null,
  order_id text not null,
  kind text not null,
  -- Another one when what it says has changed.
  id text not null,
  at timestamptz not null,
  document jsonb not null,
  primary key (shop, order_id, kind),
  foreign key (shop, order_id) references orders (shop, id) on delete cascade
);

create table push_subscriptions (
  shop text not null,
  id text not null,
  order_id text not null,
  -- At the browser maker's push service; who knows it may send there, but only what our key signed.
  endpoint text not null,
  p256dh text not null,
  auth text not null,
  locale text not null,
  -- Path of the page to open.
  page text not null,
  -- SHA-256 of what ends it.
  token_hash text not null,
  created_at timestamptz not null,
  primary key (shop, id),
  unique (shop, order_id, endpoint),
  foreign key (shop, order_id) references orders (shop, id) on delete cascade
);

-- Each notice once for each subscription.
create table push_deliveries (
  shop text not null,
  subscription_id text not null,
  notice_id text not null,
  kind text not null,
  state text not null check (state in ('waiting', 'sent', 'dropped')),
  tries integer not null default 0,
  -- When it is tried next; in the past and waiting means now.
  next_at timestamptz not null,
  sent_at timestamptz,
  primary key (shop, subscription_id, notice_id),
  foreign key (shop, subscription_id) references push_subscriptions (shop, id) on delete cascade
);
create index push_deliveries_due on push_deliveries (next_at) where state = 'waiting';
