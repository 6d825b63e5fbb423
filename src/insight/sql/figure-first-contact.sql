-- First-contact resolution, for each week of the shop's clock (week: its Monday), in two forms.
-- A repeat is a conversation that the same shopper began within within_days after another on the same topic (without a topic:
-- after another without one); all others are first contacts, and only these are judged. came_back: a repeat followed it.
-- Only those are counted whose shopper is known and whose within_days have passed by the log's last conversation, so that each
-- yes might have been a no; all others are unknown, and those without a time are left out.
-- confirmed: it was said to be solved (resolved; where that is not known, a rating of 4 or 5) and nobody came back; refuted: it
-- was said not to be (resolved false; else 1 or 2), or was said to be and somebody came back; where nothing was said: unknown.
-- assumed: nobody came back, and it was not handed over; doubted: came back or handed over.
WITH params AS (
  SELECT
    CAST($1 AS TIMESTAMP) AS from_local,
    CAST($2 AS TIMESTAMP) AS until_local,
    CAST($3 AS INTEGER) AS within_days
),
timed AS (
  SELECT c.id, c.shopper, c.topic, c.started_at, c.started_local, c.resolved, c.rating, c.handed_over
  FROM conversations c
  CROSS JOIN params p
  WHERE c.started_at IS NOT NULL
    AND c.started_local IS NOT NULL
    AND (p.until_local IS NULL OR c.started_local < p.until_local)
),
ends AS (
  SELECT MAX(started_at) AS last_at
  FROM timed
),
linked AS (
  SELECT
    t.id,
    LAG(t.started_at) OVER (PARTITION BY t.shopper, t.topic ORDER BY t.started_at, t.id) AS before_at,
    LEAD(t.started_at) OVER (PARTITION BY t.shopper, t.topic ORDER BY t.started_at, t.id) AS next_at
  FROM timed t
  WHERE t.shopper IS NOT NULL
),
marked AS (
  SELECT
    DATE_TRUNC('week', t.started_local) AS week,
    CASE WHEN l.before_at + p.within_days * INTERVAL '1' DAY >= t.started_at THEN 1 ELSE 0 END AS is_repeat,
    CASE WHEN l.next_at <= t.started_at + p.within_days * INTERVAL '1' DAY THEN 1 ELSE 0 END AS came_back,
    CASE WHEN t.handed_over THEN 1 ELSE 0 END AS handed_over,
    CASE
      WHEN t.shopper IS NOT NULL AND t.started_at + p.within_days * INTERVAL '1' DAY <= e.last_at THEN 1
      ELSE 0
    END AS is_over,
    CASE
      WHEN t.resolved OR (t.resolved IS NULL AND t.rating >= 4) THEN 1
      WHEN NOT t.resolved OR (t.resolved IS NULL AND t.rating <= 2) THEN -1
      ELSE 0
    END AS said
  FROM timed t
  CROSS JOIN params p
  CROSS JOIN ends e
  LEFT JOIN linked l ON l.id = t.id
  WHERE p.from_local IS NULL OR t.started_local >= p.from_local
),
judged AS (
  SELECT
    week,
    is_repeat,
    said,
    came_back,
    handed_over,
    CASE WHEN is_repeat = 0 AND is_over = 1 THEN 1 ELSE 0 END AS counts
  FROM marked
)
SELECT
  CAST(CAST(week AS DATE) AS VARCHAR(10)) AS week,
  COUNT(*) AS conversations,
  CAST(SUM(is_repeat) AS BIGINT) AS repeats,
  CAST(SUM(CASE WHEN counts = 1 AND said = 1 AND came_back = 0 THEN 1 ELSE 0 END) AS BIGINT) AS confirmed,
  CAST(
    SUM(CASE WHEN counts = 1 AND (said = -1 OR (said = 1 AND came_back = 1)) THEN 1 ELSE 0 END) AS BIGINT
  ) AS refuted,
  CAST(SUM(CASE WHEN counts = 1 AND came_back = 0 AND handed_over = 0 THEN 1 ELSE 0 END) AS BIGINT) AS assumed,
  CAST(SUM(CASE WHEN counts = 1 AND (came_back = 1 OR handed_over = 1) THEN 1 ELSE 0 END) AS BIGINT) AS doubted
FROM judged
GROUP BY week
ORDER BY week
