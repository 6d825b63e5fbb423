-- Which topics end with a person: for each topic of a conversation (NULL: without one), how many conversations it has, of how
-- many it is known whether they were handed over, and how many were. handed_over / known is the handoff rate.
WITH params AS (
  SELECT CAST($1 AS TIMESTAMP) AS from_local, CAST($2 AS TIMESTAMP) AS until_local
)
SELECT
  c.topic,
  COUNT(*) AS conversations,
  COUNT(c.handed_over) AS known,
  CAST(SUM(CASE WHEN c.handed_over THEN 1 ELSE 0 END) AS BIGINT) AS handed_over
FROM conversations c
CROSS JOIN params p
WHERE (p.from_local IS NULL OR c.started_local >= p.from_local)
  AND (p.until_local IS NULL OR c.started_local < p.until_local)
GROUP BY c.topic
ORDER BY handed_over DESC, conversations DESC, CASE WHEN c.topic IS NULL THEN 1 ELSE 0 END, c.topic
