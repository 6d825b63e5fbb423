-- What the daily figures are counted from: one row for each day of the shop's clock on which a conversation began.
-- *_known: conversations whose log tells of it; the others are not "no". answered_fast: first reply within within_ms, of
-- reply_timed: those whose wait is known, and those whose shopper's first message has a time and got no reply at all.
-- satisfied: rating of 4 or 5, of rated; rating_sum and rating_squares for mean and spread. with_person: handed over, or an
-- agent spoke, named or not; assistant_alone: the others in which an assistant did. handle_ms: of handle_timed. No time, no row.
WITH params AS (
  SELECT CAST($1 AS TIMESTAMP) AS from_local, CAST($2 AS TIMESTAMP) AS until_local, CAST($3 AS BIGINT) AS within_ms
),
spoke AS (
  SELECT
    m.conversation_id,
    MAX(CASE WHEN m.speaker = 'agent' THEN 1 ELSE 0 END) AS has_agent,
    MAX(CASE WHEN m.speaker = 'assistant' THEN 1 ELSE 0 END) AS has_assistant,
    MIN(CASE WHEN m.speaker = 'shopper' THEN m.position END) AS asked_first,
    MIN(CASE WHEN m.speaker = 'shopper' AND m.said_at IS NOT NULL THEN m.position END) AS asked_timed,
    MAX(CASE WHEN m.speaker IN ('agent', 'assistant') THEN m.position ELSE -1 END) AS replied_last
  FROM messages m
  GROUP BY m.conversation_id
),
chosen AS (
  SELECT
    CAST(c.started_local AS DATE) AS on_day,
    c.handed_over,
    c.resolved,
    c.rating,
    c.converted,
    c.handle_ms,
    CASE WHEN c.handed_over OR s.has_agent = 1 THEN 1 ELSE 0 END AS with_person,
    CASE
      WHEN c.first_response_ms IS NOT NULL THEN 1
      WHEN s.asked_timed = s.asked_first AND s.replied_last < s.asked_first THEN 1
      ELSE 0
    END AS is_timed,
    CASE WHEN c.first_response_ms <= p.within_ms THEN 1 ELSE 0 END AS is_fast,
    COALESCE(s.has_assistant, 0) AS has_assistant
  FROM conversations c
  CROSS JOIN params p
  LEFT JOIN spoke s ON s.conversation_id = c.id
  WHERE c.started_local IS NOT NULL
    AND (p.from_local IS NULL OR c.started_local >= p.from_local)
    AND (p.until_local IS NULL OR c.started_local < p.until_local)
)
SELECT
  CAST(on_day AS VARCHAR(10)) AS day,
  COUNT(*) AS conversations,
  COUNT(handed_over) AS handed_over_known,
  CAST(SUM(CASE WHEN handed_over THEN 1 ELSE 0 END) AS BIGINT) AS handed_over,
  CAST(SUM(is_timed) AS BIGINT) AS reply_timed,
  CAST(SUM(is_fast) AS BIGINT) AS answered_fast,
  COUNT(rating) AS rated,
  CAST(SUM(CASE WHEN rating >= 4 THEN 1 ELSE 0 END) AS BIGINT) AS satisfied,
  CAST(COALESCE(SUM(rating), 0) AS BIGINT) AS rating_sum,
  CAST(COALESCE(SUM(rating * rating), 0) AS BIGINT) AS rating_squares,
  COUNT(converted) AS converted_known,
  CAST(SUM(CASE WHEN converted THEN 1 ELSE 0 END) AS BIGINT) AS converted,
  CAST(SUM(with_person) AS BIGINT) AS with_person,
  CAST(SUM(CASE WHEN with_person = 0 AND has_assistant = 1 THEN 1 ELSE 0 END) AS BIGINT) AS assistant_alone,
  COUNT(handle_ms) AS handle_timed,
  CAST(COALESCE(SUM(handle_ms), 0) AS BIGINT) AS handle_ms
FROM chosen
GROUP BY on_day
ORDER BY on_day
