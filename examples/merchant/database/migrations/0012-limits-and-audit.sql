-- Uses within the window, oldest first, as epoch ms: a sliding log that all processes share. Losing it with a crash of the
-- database costs one window, writing it to the log of the database would cost every request.
create unlogged table rate_limit_uses (
  -- SHA-256 of what is limited and whom: addresses are not kept.
  key text primary key,
  uses bigint[] not null,
  -- Whether the last try was.
  refused boolean not null,
  -- When the row says nothing any more.
  until timestamptz not null
);
create index rate_limit_uses_age on rate_limit_uses (until);

create table audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  -- Id of an agent, 'shopper' or 'system'.
  actor text not null,
  action text not null,
  shop text,
  subject text,
  facts jsonb not null default '{}'
);
create index audit_log_age on audit_log (at);

-- Append-only: only the retention job, which says so within its transaction, may delete.
create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('aisle.retention', true) = 'on' then
    return old;
  end if;
  raise exception 'the audit log is append-only';
end $$;

create trigger audit_log_rows before update or delete on audit_log for each row execute function refuse_audit_change();
create trigger audit_log_table before truncate on audit_log for each statement execute function refuse_audit_change();
