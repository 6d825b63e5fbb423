-- How long shoppers wait for the first reply, for each skill group (NULL: conversations without one).
-- conversations: all of them; answered: those whose first reply and its time are known; within: of these, answered in
-- within_ms or less; p50_ms, p90_ms, p95_ms: percentiles by nearest rank, the smallest wait that at least so many per cent of
-- the answered did not exceed (NIST/SEMATECH e-Handbook of Statistical Methods, 7.2.6.2), NULL where none was answered.
WITH params AS (
  SELECT CAST($1 AS TIMESTAMP) AS from_local, CAST($2 AS TIMESTAMP) AS until_local, CAST($3 AS BIGINT) AS within_ms
),
chosen AS (
  SELECT c.skill_group, c.first_response_ms
  FROM conversations c
  CROSS JOIN params p
  WHERE (p.from_local IS NULL OR c.started_local >= p.from_local)
    AND (p.until_local IS NULL OR c.started_local < p.until_local)
),
ranked AS (
  SELECT
    skill_group,
    first_response_ms,
    ROW_NUMBER() OVER (
      PARTITION BY skill_group
      ORDER BY CASE WHEN first_response_ms IS NULL THEN 1 ELSE 0 END, first_response_ms
    ) AS place,
    COUNT(first_response_ms) OVER (PARTITION BY skill_group) AS answered
  FROM chosen
)
SELECT
  r.skill_group,
  COUNT(*) AS conversations,
  COUNT(r.first_response_ms) AS answered,
  CAST(SUM(CASE WHEN r.first_response_ms <= p.within_ms THEN 1 ELSE 0 END) AS BIGINT) AS within,
  MIN(CASE WHEN r.place * 100 >= r.answered * 50 THEN r.first_response_ms END) AS p50_ms,
  MIN(CASE WHEN r.place * 100 >= r.answered * 90 THEN r.first_response_ms END) AS p90_ms,
  MIN(CASE WHEN r.place * 100 >= r.answered * 95 THEN r.first_response_ms END) AS p95_ms
FROM ranked r
CROSS JOIN params p
GROUP BY r.skill_group
ORDER BY conversations DESC, CASE WHEN r.skill_group IS NULL THEN 1 ELSE 0 END, r.skill_group
