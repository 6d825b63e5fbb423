-- Who is a regular or a large customer is the shop's to say.
alter table customers add column vip boolean not null default false;

alter table handoffs
  add column priority text not null default 'normal' check (priority in ('low', 'normal', 'high', 'urgent')),
  add column skill text not null default 'junior' check (skill in ('junior', 'senior', 'expert')),
  add column vip boolean not null default false,
  -- Whose it is where an identity proved it: for export and erasure.
  add column customer_id text,
  -- Why it is a ticket.
  add column ticket_reason text check (ticket_reason in ('closed', 'overflow')),
  -- The order of the queue: when it came, earlier by its head start (services/queue-order.ts).
  add column queue_at timestamptz,
  -- The place the shopper was told last.
  add column told_position integer,
  -- Kept with every message, so that lists need not count.
  add column message_count integer not null default 0,
  add column last_message jsonb,
  add column note_count integer not null default 0,
  add column transferred_by_id text,
  add column transferred_by_name text,
  -- {reason, agreed?}
  add column closing jsonb,
  -- {score, comment?, at}
  add column rating jsonb;

update handoffs h set queue_at = created_at,
  customer_id = case when (packet->'profile'->>'verified')::boolean then packet->'profile'->>'customer_id' end,
  message_count = (select count(*) from handoff_events e where e.handoff_id = h.id and e.type = 'message'),
  last_message = (
    select jsonb_build_object('from', e.sender, 'text', left(e.body->>'text', 200), 'at', e.at)
    from handoff_events e where e.handoff_id = h.id and e.type = 'message' order by e.number desc limit 1);

alter table handoffs alter column queue_at set not null;

drop index handoffs_queue;
create index handoffs_queue on handoffs (shop, skill, mode, queue_at, arrival) where status = 'queued';
create index handoffs_of_all_queues on handoffs (queue_at, arrival) where status = 'queued';
create index handoffs_of_customer on handoffs (shop, customer_id) where customer_id is not null;
create index handoffs_age on handoffs (last_event_at) where status = 'closed';
