create table idempotency_keys (
  shop text not null,
  operation text not null,
  key text not null,
  -- SHA-256 of the request: another request under the same key is refused.
  fingerprint text not null,
  -- Id of what the request made.
  result_id text not null,
  created_at timestamptz not null,
  primary key (shop, operation, key)
);

create index idempotency_keys_age on idempotency_keys (created_at);
