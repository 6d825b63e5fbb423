-- A raw log as it comes: one row is one message, with what the file says of its conversation repeated on each or some of its
-- rows. DuckDB. line: place in the file or files. said_at: UTC. speaker: as the file has it; `speakers` tells whom it means.
-- clock: the shop's own clock, minutes ahead of UTC in [from_at, until_at).
CREATE TABLE log_rows (
  line BIGINT,
  conversation_id VARCHAR,
  said_at TIMESTAMP,
  speaker VARCHAR,
  agent VARCHAR,
  text VARCHAR,
  channel VARCHAR,
  skill_group VARCHAR,
  language VARCHAR,
  shopper VARCHAR,
  handed_over BOOLEAN,
  resolved BOOLEAN,
  rating INTEGER,
  converted BOOLEAN,
  topic VARCHAR
);
CREATE TABLE clock (from_at TIMESTAMP, until_at TIMESTAMP, ahead_minutes INTEGER);
CREATE TABLE speakers (word VARCHAR, speaker VARCHAR);
