-- From a first word to an order: conversations that reached each stage, each stage within the one before it.
-- started: all; answered: somebody replied; resolved: known to be; converted: known to have led to an order.
-- known: of the conversations of the stage before, those of which it is known whether they reached this one; a log that does
-- not say whether orders followed has known 0 there, and its 0 conversations mean nothing.
WITH params AS (
  SELECT CAST($1 AS TIMESTAMP) AS from_local, CAST($2 AS TIMESTAMP) AS until_local
),
replied AS (
  SELECT m.conversation_id
  FROM messages m
  WHERE m.speaker IN ('agent', 'assistant')
  GROUP BY m.conversation_id
),
chosen AS (
  SELECT
    c.resolved,
    c.converted,
    CASE WHEN r.conversation_id IS NULL THEN 0 ELSE 1 END AS answered
  FROM conversations c
  CROSS JOIN params p
  LEFT JOIN replied r ON r.conversation_id = c.id
  WHERE (p.from_local IS NULL OR c.started_local >= p.from_local)
    AND (p.until_local IS NULL OR c.started_local < p.until_local)
)
SELECT 1 AS place, 'started' AS stage, COUNT(*) AS conversations, COUNT(*) AS known
FROM chosen
UNION ALL
SELECT 2 AS place, 'answered' AS stage, CAST(COALESCE(SUM(answered), 0) AS BIGINT) AS conversations, COUNT(*) AS known
FROM chosen
UNION ALL
SELECT
  3 AS place,
  'resolved' AS stage,
  CAST(COALESCE(SUM(CASE WHEN resolved THEN 1 ELSE 0 END), 0) AS BIGINT) AS conversations,
  COUNT(resolved) AS known
FROM chosen
WHERE answered = 1
UNION ALL
SELECT
  4 AS place,
  'converted' AS stage,
  CAST(COALESCE(SUM(CASE WHEN converted THEN 1 ELSE 0 END), 0) AS BIGINT) AS conversations,
  COUNT(converted) AS known
FROM chosen
WHERE answered = 1 AND resolved
ORDER BY place
