create table agents (
  id text primary key,
  name text not null,
  state text not null default 'available' check (state in ('available', 'away')),
  -- ["junior", …]
  skills jsonb not null default '["junior", "senior", "expert"]',
  capacity integer not null default 10 check (capacity between 1 and 50),
  -- When the desk was last heard of.
  seen_at timestamptz not null
);

create table handoff_notes (
  handoff_id text not null references handoffs (id) on delete cascade,
  arrival integer generated always as identity,
  agent_id text not null,
  agent_name text not null,
  client_id text not null,
  text text not null,
  at timestamptz not null,
  primary key (handoff_id, agent_id, client_id)
);

alter table tickets
  add column closed_at timestamptz,
  add column closed_by_id text,
  add column closed_by_name text,
  -- What was done, for colleagues.
  add column note text;
create index tickets_open on tickets (due_at) where closed_at is null;
create index tickets_closed on tickets (closed_at) where closed_at is not null;
create index tickets_by_id on tickets (id);
create index photos_by_owner on photos (owner_id);

-- What agents answered well, for those who write the knowledge pack.
create table proposals (
  id text primary key,
  arrival integer generated always as identity,
  at timestamptz not null,
  agent_id text not null,
  agent_name text not null,
  client_id text not null,
  shop text not null,
  question text not null,
  answer text not null,
  locale text not null,
  handoff_id text,
  unique (agent_id, client_id)
);
