-- When conversations begin: how many in each hour of each weekday, by the shop's own clock.
-- weekday 1 is Monday, 7 is Sunday; hour 0 to 23; hours in which nobody wrote have no row. days: how many dates of that
-- weekday had a conversation at all, for "a usual Monday at ten" (conversations / days). Those without a time are left out.
WITH params AS (
  SELECT CAST($1 AS TIMESTAMP) AS from_local, CAST($2 AS TIMESTAMP) AS until_local
),
begun AS (
  SELECT c.started_local AS local_at, DATE_TRUNC('week', c.started_local) AS week
  FROM conversations c
  CROSS JOIN params p
  WHERE c.started_local IS NOT NULL
    AND (p.from_local IS NULL OR c.started_local >= p.from_local)
    AND (p.until_local IS NULL OR c.started_local < p.until_local)
),
placed AS (
  SELECT
    CASE
      WHEN local_at < week + INTERVAL '1' DAY THEN 1
      WHEN local_at < week + INTERVAL '2' DAY THEN 2
      WHEN local_at < week + INTERVAL '3' DAY THEN 3
      WHEN local_at < week + INTERVAL '4' DAY THEN 4
      WHEN local_at < week + INTERVAL '5' DAY THEN 5
      WHEN local_at < week + INTERVAL '6' DAY THEN 6
      ELSE 7
    END AS weekday,
    CAST(EXTRACT(HOUR FROM local_at) AS INTEGER) AS hour_of_day,
    CAST(local_at AS DATE) AS on_day
  FROM begun
),
dates AS (
  SELECT weekday, COUNT(DISTINCT on_day) AS days
  FROM placed
  GROUP BY weekday
),
hours AS (
  SELECT weekday, hour_of_day, COUNT(*) AS conversations
  FROM placed
  GROUP BY weekday, hour_of_day
)
SELECT h.weekday, h.hour_of_day, h.conversations, d.days
FROM hours h
JOIN dates d ON d.weekday = h.weekday
ORDER BY h.weekday, h.hour_of_day
