create table handoffs (
  id text primary key,
  shop text not null,
  -- Order of arrival, over all shops; the queue and ticket numbers come from it.
  arrival integer generated always as identity,
  status text not null check (status in ('queued', 'assigned', 'closed')),
  mode text not null check (mode in ('live', 'ticket')),
  ticket_number text,
  created_at timestamptz not null,
  last_event_at timestamptz not null,
  -- Number of the last event: taken under the row's lock, so events of a handoff have no two alike and no order but one.
  last_event integer not null default 0,
  agent_id text,
  agent_name text,
  closed_by text check (closed_by in ('shopper', 'agent')),
  packet jsonb not null,
  -- Ids of the orders whose owner the shopper proved to be.
  proven_order_ids jsonb not null
);

create index handoffs_queue on handoffs (shop, arrival) where status = 'queued';
create index handoffs_of_agent on handoffs (agent_id, status, last_event_at desc);

create table handoff_events (
  handoff_id text not null references handoffs (id) on delete cascade,
  number integer not null,
  at timestamptz not null,
  type text not null check (type in ('message', 'status', 'typing')),
  sender text check (sender in ('shopper', 'agent', 'system')),
  client_id text,
  -- The fields of the event that are not columns.
  body jsonb not null,
  primary key (handoff_id, number),
  -- What makes sending a message twice have the effect of once.
  unique (handoff_id, sender, client_id)
);
