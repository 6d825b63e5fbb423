-- Signed identities that were exchanged for a token: each is taken once, whichever process gets it.
create table used_signatures (
  shop text not null,
  -- SHA-256 of what was signed.
  digest text not null,
  -- When it does not count any more by its own time.
  until timestamptz not null,
  primary key (shop, digest)
);

create index used_signatures_age on used_signatures (until);
