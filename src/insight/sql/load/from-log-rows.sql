-- Fills conversations, messages and questions from log_rows and clock, adding to what they hold. DuckDB: it subtracts times.
-- Rows without a conversation or of a speaker that is not in `speakers` are left out: who fills counts them before.
-- A question is a run of the shopper's messages; it is answered by the first message of an agent or assistant after the run.
-- Where a message of a conversation has no time, all of that conversation stays in the order of the file.
CREATE TABLE turns AS
WITH known AS (
  SELECT
    r.conversation_id,
    r.line,
    r.said_at,
    s.speaker,
    r.agent,
    r.topic,
    COUNT(*) OVER (PARTITION BY r.conversation_id) - COUNT(r.said_at) OVER (PARTITION BY r.conversation_id) AS untimed
  FROM log_rows r
  JOIN speakers s ON s.word = r.speaker
  WHERE r.conversation_id IS NOT NULL
)
SELECT
  conversation_id,
  CAST(
    ROW_NUMBER() OVER (PARTITION BY conversation_id ORDER BY CASE WHEN untimed = 0 THEN said_at END, line) - 1 AS INTEGER
  ) AS position,
  said_at,
  speaker,
  agent,
  topic
FROM known;
INSERT INTO messages
SELECT conversation_id, position, said_at, speaker, agent, NULL
FROM turns;
CREATE TABLE asked AS
WITH sides AS (
  SELECT
    conversation_id,
    position,
    said_at,
    speaker,
    agent,
    topic,
    LAG(speaker = 'shopper') OVER (PARTITION BY conversation_id ORDER BY position) AS shopper_before
  FROM turns
  WHERE speaker <> 'system'
),
begun AS (
  SELECT
    *,
    speaker = 'shopper' AS asks,
    LEAD(said_at) OVER (PARTITION BY conversation_id ORDER BY position) AS reply_at,
    LEAD(speaker) OVER (PARTITION BY conversation_id ORDER BY position) AS reply_by,
    LEAD(agent) OVER (PARTITION BY conversation_id ORDER BY position) AS reply_agent
  FROM sides
  WHERE shopper_before IS DISTINCT FROM (speaker = 'shopper')
)
SELECT
  conversation_id,
  position,
  said_at,
  topic,
  reply_by,
  reply_agent,
  CASE WHEN reply_at >= said_at THEN DATE_DIFF('millisecond', said_at, reply_at) END AS reply_ms
FROM begun
WHERE asks;
INSERT INTO questions
SELECT
  a.conversation_id,
  a.position,
  a.said_at,
  a.said_at + c.ahead_minutes * INTERVAL '1' MINUTE,
  a.topic,
  a.reply_by,
  a.reply_agent,
  a.reply_ms
FROM asked a
LEFT JOIN clock c ON a.said_at >= c.from_at AND a.said_at < c.until_at;
INSERT INTO conversations
WITH whole AS (
  SELECT
    conversation_id,
    MIN(said_at) AS started_at,
    MAX(said_at) AS ended_at,
    MAX(channel) AS channel,
    MAX(skill_group) AS skill_group,
    MAX(language) AS language,
    MAX(shopper) AS shopper,
    BOOL_OR(handed_over) AS handed_over,
    BOOL_OR(resolved) AS resolved,
    MAX(rating) AS rating,
    BOOL_OR(converted) AS converted
  FROM log_rows
  WHERE conversation_id IS NOT NULL
  GROUP BY conversation_id
),
spoke AS (
  SELECT
    conversation_id,
    BOOL_OR(speaker = 'assistant') AS assistant,
    BOOL_OR(speaker = 'agent') AS agent
  FROM turns
  GROUP BY conversation_id
),
firsts AS (
  SELECT conversation_id, ARG_MIN(reply_ms, position) AS reply_ms, ARG_MIN(topic, position) FILTER (topic IS NOT NULL) AS topic
  FROM (SELECT conversation_id, position, COALESCE(reply_ms, -1) AS reply_ms, topic FROM asked)
  GROUP BY conversation_id
),
most AS (
  SELECT conversation_id, ARG_MIN(agent, place) AS agent
  FROM (
    SELECT
      conversation_id,
      agent,
      ROW_NUMBER() OVER (PARTITION BY conversation_id ORDER BY COUNT(*) DESC, MIN(position)) AS place
    FROM turns
    WHERE agent IS NOT NULL
    GROUP BY conversation_id, agent
  )
  GROUP BY conversation_id
)
SELECT
  w.conversation_id,
  w.started_at,
  w.started_at + c.ahead_minutes * INTERVAL '1' MINUTE,
  w.ended_at,
  w.channel,
  w.skill_group,
  w.language,
  m.agent,
  w.shopper,
  COALESCE(w.handed_over, CASE WHEN s.assistant THEN s.agent END),
  w.resolved,
  w.rating,
  w.converted,
  CASE WHEN f.reply_ms >= 0 THEN f.reply_ms END,
  DATE_DIFF('millisecond', w.started_at, w.ended_at),
  f.topic
FROM whole w
JOIN spoke s ON s.conversation_id = w.conversation_id
LEFT JOIN clock c ON w.started_at >= c.from_at AND w.started_at < c.until_at
LEFT JOIN firsts f ON f.conversation_id = w.conversation_id
LEFT JOIN most m ON m.conversation_id = w.conversation_id;
DROP TABLE turns;
DROP TABLE asked;
DROP TABLE log_rows;
DROP TABLE clock;
DROP TABLE speakers;
