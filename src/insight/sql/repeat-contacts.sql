-- Who has to write again: for each topic (NULL: without one), conversations of known shoppers with a time, and how many of
-- them the same shopper followed by another conversation within so many days: of any topic, and of the same topic.
-- Those who began less than that before the last conversation of the log (or before until_local) could not yet have come
-- back in full: they are counted all the same, and as `recent` too, so that a reader can take them off.
WITH params AS (
  SELECT
    CAST($1 AS TIMESTAMP) AS from_local,
    CAST($2 AS TIMESTAMP) AS until_local,
    CAST($3 AS INTEGER) AS within_days
),
known AS (
  SELECT c.id, c.shopper, c.topic, c.started_at, c.started_local
  FROM conversations c
  CROSS JOIN params p
  WHERE c.shopper IS NOT NULL
    AND c.started_at IS NOT NULL
    AND c.started_local IS NOT NULL
    AND (p.until_local IS NULL OR c.started_local < p.until_local)
),
ends AS (
  SELECT MAX(started_at) AS last_at
  FROM known
),
followed AS (
  SELECT
    k.topic,
    k.started_at,
    k.started_local,
    LEAD(k.started_at) OVER (PARTITION BY k.shopper ORDER BY k.started_at, k.id) AS next_at,
    LEAD(k.started_at) OVER (PARTITION BY k.shopper, k.topic ORDER BY k.started_at, k.id) AS next_same_at
  FROM known k
)
SELECT
  f.topic,
  COUNT(*) AS conversations,
  CAST(SUM(CASE WHEN f.next_at <= f.started_at + p.within_days * INTERVAL '1' DAY THEN 1 ELSE 0 END) AS BIGINT)
    AS came_back,
  CAST(
    SUM(
      CASE
        WHEN f.topic IS NOT NULL AND f.next_same_at <= f.started_at + p.within_days * INTERVAL '1' DAY THEN 1
        ELSE 0
      END
    ) AS BIGINT
  ) AS same_topic,
  CAST(SUM(CASE WHEN f.started_at + p.within_days * INTERVAL '1' DAY > e.last_at THEN 1 ELSE 0 END) AS BIGINT) AS recent
FROM followed f
CROSS JOIN params p
CROSS JOIN ends e
WHERE (p.from_local IS NULL OR f.started_local >= p.from_local)
GROUP BY f.topic
ORDER BY came_back DESC, conversations DESC, CASE WHEN f.topic IS NULL THEN 1 ELSE 0 END, f.topic
