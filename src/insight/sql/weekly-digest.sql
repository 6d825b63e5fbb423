-- One row for each week of the shop's clock (week: its Monday): what a weekly report counts.
-- shoppers: known ones, each once; answered_fast: conversations whose first reply took within_ms or less, of reply_timed;
-- handed_over, resolved, converted: known to be, each of its *_known; rating_sum of rated; questions and unanswered by the
-- time they were asked. Weeks with neither a conversation nor a question have no row; what has no time is left out.
WITH params AS (
  SELECT CAST($1 AS TIMESTAMP) AS from_local, CAST($2 AS TIMESTAMP) AS until_local, CAST($3 AS BIGINT) AS within_ms
),
talks AS (
  SELECT
    DATE_TRUNC('week', c.started_local) AS week,
    COUNT(*) AS conversations,
    COUNT(DISTINCT c.shopper) AS shoppers,
    COUNT(c.first_response_ms) AS reply_timed,
    CAST(SUM(CASE WHEN c.first_response_ms <= p.within_ms THEN 1 ELSE 0 END) AS BIGINT) AS answered_fast,
    COUNT(c.handed_over) AS handed_over_known,
    CAST(SUM(CASE WHEN c.handed_over THEN 1 ELSE 0 END) AS BIGINT) AS handed_over,
    COUNT(c.resolved) AS resolved_known,
    CAST(SUM(CASE WHEN c.resolved THEN 1 ELSE 0 END) AS BIGINT) AS resolved,
    COUNT(c.converted) AS converted_known,
    CAST(SUM(CASE WHEN c.converted THEN 1 ELSE 0 END) AS BIGINT) AS converted,
    COUNT(c.rating) AS rated,
    CAST(COALESCE(SUM(c.rating), 0) AS BIGINT) AS rating_sum
  FROM conversations c
  CROSS JOIN params p
  WHERE c.started_local IS NOT NULL
    AND (p.from_local IS NULL OR c.started_local >= p.from_local)
    AND (p.until_local IS NULL OR c.started_local < p.until_local)
  GROUP BY DATE_TRUNC('week', c.started_local)
),
asked AS (
  SELECT
    DATE_TRUNC('week', q.asked_local) AS week,
    COUNT(*) AS questions,
    CAST(SUM(CASE WHEN q.answered_by IS NULL THEN 1 ELSE 0 END) AS BIGINT) AS unanswered
  FROM questions q
  CROSS JOIN params p
  WHERE q.asked_local IS NOT NULL
    AND (p.from_local IS NULL OR q.asked_local >= p.from_local)
    AND (p.until_local IS NULL OR q.asked_local < p.until_local)
  GROUP BY DATE_TRUNC('week', q.asked_local)
),
weeks AS (
  SELECT week FROM talks
  UNION
  SELECT week FROM asked
)
SELECT
  CAST(CAST(w.week AS DATE) AS VARCHAR(10)) AS week,
  COALESCE(t.conversations, 0) AS conversations,
  COALESCE(t.shoppers, 0) AS shoppers,
  COALESCE(t.reply_timed, 0) AS reply_timed,
  COALESCE(t.answered_fast, 0) AS answered_fast,
  COALESCE(t.handed_over_known, 0) AS handed_over_known,
  COALESCE(t.handed_over, 0) AS handed_over,
  COALESCE(t.resolved_known, 0) AS resolved_known,
  COALESCE(t.resolved, 0) AS resolved,
  COALESCE(t.converted_known, 0) AS converted_known,
  COALESCE(t.converted, 0) AS converted,
  COALESCE(t.rated, 0) AS rated,
  COALESCE(t.rating_sum, 0) AS rating_sum,
  COALESCE(a.questions, 0) AS questions,
  COALESCE(a.unanswered, 0) AS unanswered
FROM weeks w
LEFT JOIN talks t ON t.week = w.week
LEFT JOIN asked a ON a.week = w.week
ORDER BY w.week
