-- The tables that every query of this folder reads. What a column is about is in README.md beside this file.
-- DuckDB and PostgreSQL take this file as it is; Trino too. Spark SQL writes VARCHAR as STRING and wants TIMESTAMP_NTZ.
-- Times without zone: *_at is UTC, *_local is the shop's own clock. Durations are in ms.

CREATE TABLE conversations (
  id VARCHAR NOT NULL,
  started_at TIMESTAMP,
  started_local TIMESTAMP,
  ended_at TIMESTAMP,
  channel VARCHAR,
  skill_group VARCHAR,
  language VARCHAR,
  agent VARCHAR,
  shopper VARCHAR,
  handed_over BOOLEAN,
  resolved BOOLEAN,
  rating INTEGER,
  converted BOOLEAN,
  first_response_ms BIGINT,
  handle_ms BIGINT,
  topic VARCHAR
);

CREATE TABLE messages (
  conversation_id VARCHAR NOT NULL,
  position INTEGER NOT NULL,
  said_at TIMESTAMP,
  speaker VARCHAR NOT NULL,
  agent VARCHAR,
  text VARCHAR
);

CREATE TABLE questions (
  conversation_id VARCHAR NOT NULL,
  position INTEGER NOT NULL,
  asked_at TIMESTAMP,
  asked_local TIMESTAMP,
  topic VARCHAR,
  answered_by VARCHAR,
  agent VARCHAR,
  answered_in_ms BIGINT
);

CREATE TABLE terms (
  conversation_id VARCHAR NOT NULL,
  day DATE,
  term VARCHAR NOT NULL
);
