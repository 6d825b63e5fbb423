-- Work of each skill group (NULL: without one) in each hour of each day of the shop's clock, for the staffing forecast:
-- conversations that began then; with_person: those that a person took part in, named or not; handle_ms of the timed of these,
-- from first message to last, which is longer than the time that an agent gave where several were served at once.
WITH params AS (
  SELECT CAST($1 AS TIMESTAMP) AS from_local, CAST($2 AS TIMESTAMP) AS until_local
),
peopled AS (
  SELECT DISTINCT m.conversation_id
  FROM messages m
  WHERE m.speaker = 'agent'
),
chosen AS (
  SELECT
    CAST(c.started_local AS DATE) AS on_day,
    CAST(EXTRACT(HOUR FROM c.started_local) AS INTEGER) AS hour_of_day,
    c.skill_group,
    CASE WHEN c.handed_over OR a.conversation_id IS NOT NULL THEN 1 ELSE 0 END AS with_person,
    CASE WHEN c.handed_over OR a.conversation_id IS NOT NULL THEN c.handle_ms END AS handle_ms
  FROM conversations c
  CROSS JOIN params p
  LEFT JOIN peopled a ON a.conversation_id = c.id
  WHERE c.started_local IS NOT NULL
    AND (p.from_local IS NULL OR c.started_local >= p.from_local)
    AND (p.until_local IS NULL OR c.started_local < p.until_local)
)
SELECT
  CAST(on_day AS VARCHAR(10)) AS day,
  hour_of_day,
  skill_group,
  COUNT(*) AS conversations,
  CAST(SUM(with_person) AS BIGINT) AS with_person,
  COUNT(handle_ms) AS handle_timed,
  CAST(COALESCE(SUM(handle_ms), 0) AS BIGINT) AS handle_ms
FROM chosen
GROUP BY on_day, hour_of_day, skill_group
ORDER BY on_day, hour_of_day, CASE WHEN skill_group IS NULL THEN 1 ELSE 0 END, skill_group
