-- The words of each week, most used first, with how often they were said in the week before: for a heat map and a ranked list.
-- week: its Monday; conversations: those of the week in which the word was said; before: those of the week before (0: none);
-- of_week, of_week_before: all conversations with words of the two weeks, so that a share can be compared with a share.
-- The most_per_week first places of a week are given, with all that share the last of them; words of fewer than
-- at_least conversations are left out.
WITH params AS (
  SELECT
    CAST($1 AS TIMESTAMP) AS from_local,
    CAST($2 AS TIMESTAMP) AS until_local,
    CAST($3 AS INTEGER) AS most_per_week,
    CAST($4 AS INTEGER) AS at_least
),
said AS (
  SELECT DATE_TRUNC('week', CAST(t.day AS TIMESTAMP)) AS week, t.term, t.conversation_id
  FROM terms t
  WHERE t.day IS NOT NULL
),
weeks AS (
  SELECT week, COUNT(DISTINCT conversation_id) AS of_week
  FROM said
  GROUP BY week
),
counted AS (
  SELECT week, term, COUNT(DISTINCT conversation_id) AS conversations
  FROM said
  GROUP BY week, term
),
ranked AS (
  SELECT c.week, c.term, c.conversations, RANK() OVER (PARTITION BY c.week ORDER BY c.conversations DESC) AS place
  FROM counted c
  CROSS JOIN params p
  WHERE c.conversations >= p.at_least
    AND (p.from_local IS NULL OR c.week >= DATE_TRUNC('week', p.from_local))
    AND (p.until_local IS NULL OR c.week < p.until_local)
)
SELECT
  CAST(CAST(r.week AS DATE) AS VARCHAR(10)) AS week,
  r.term,
  r.place,
  r.conversations,
  COALESCE(b.conversations, 0) AS before,
  w.of_week,
  COALESCE(wb.of_week, 0) AS of_week_before
FROM ranked r
CROSS JOIN params p
JOIN weeks w ON w.week = r.week
LEFT JOIN weeks wb ON wb.week + INTERVAL '7' DAY = r.week
LEFT JOIN counted b ON b.week + INTERVAL '7' DAY = r.week AND b.term = r.term
WHERE r.place <= p.most_per_week
ORDER BY r.week, r.place, r.term
