-- What is asked on each day of the shop's clock, by topic (NULL: questions without one).
-- asked: questions; unanswered: of these, nobody answered; by_assistant: of these, the assistant did. Questions without a
-- time are left out; days without a question have no row.
WITH params AS (
  SELECT CAST($1 AS TIMESTAMP) AS from_local, CAST($2 AS TIMESTAMP) AS until_local
),
chosen AS (
  SELECT CAST(q.asked_local AS DATE) AS on_day, q.topic, q.answered_by
  FROM questions q
  CROSS JOIN params p
  WHERE q.asked_local IS NOT NULL
    AND (p.from_local IS NULL OR q.asked_local >= p.from_local)
    AND (p.until_local IS NULL OR q.asked_local < p.until_local)
)
SELECT
  CAST(on_day AS VARCHAR(10)) AS day,
  topic,
  COUNT(*) AS asked,
  CAST(SUM(CASE WHEN answered_by IS NULL THEN 1 ELSE 0 END) AS BIGINT) AS unanswered,
  CAST(SUM(CASE WHEN answered_by = 'assistant' THEN 1 ELSE 0 END) AS BIGINT) AS by_assistant
FROM chosen
GROUP BY on_day, topic
ORDER BY on_day, CASE WHEN topic IS NULL THEN 1 ELSE 0 END, topic
