-- Hit rate of the knowledge: questions put where an assistant took part, for each week of the shop's clock (week: its Monday).
-- by_assistant: it answered first; by_agent: a person did; asked less these two: nobody did. Questions without a time, and
-- those of conversations in which no assistant spoke, are left out.
WITH params AS (
  SELECT CAST($1 AS TIMESTAMP) AS from_local, CAST($2 AS TIMESTAMP) AS until_local
),
assisted AS (
  SELECT DISTINCT m.conversation_id
  FROM messages m
  WHERE m.speaker = 'assistant'
),
put AS (
  SELECT DATE_TRUNC('week', q.asked_local) AS week, q.answered_by
  FROM questions q
  JOIN assisted a ON a.conversation_id = q.conversation_id
  CROSS JOIN params p
  WHERE q.asked_local IS NOT NULL
    AND (p.from_local IS NULL OR q.asked_local >= p.from_local)
    AND (p.until_local IS NULL OR q.asked_local < p.until_local)
)
SELECT
  CAST(CAST(week AS DATE) AS VARCHAR(10)) AS week,
  COUNT(*) AS asked,
  CAST(SUM(CASE WHEN answered_by = 'assistant' THEN 1 ELSE 0 END) AS BIGINT) AS by_assistant,
  CAST(SUM(CASE WHEN answered_by = 'agent' THEN 1 ELSE 0 END) AS BIGINT) AS by_agent
FROM put
GROUP BY week
ORDER BY week
