-- What each agent did: conversations (as the one who said most in them), the time these took (handle_ms in all, and of how
-- many it is known), how they ended, and the questions that the agent answered with the time that took.
-- resolved_known, rated and answered_timed are what resolved, rating_sum and answered_ms are to be divided by.
WITH params AS (
  SELECT CAST($1 AS TIMESTAMP) AS from_local, CAST($2 AS TIMESTAMP) AS until_local
),
handled AS (
  SELECT
    c.agent,
    COUNT(*) AS conversations,
    COUNT(c.handle_ms) AS timed,
    CAST(COALESCE(SUM(c.handle_ms), 0) AS BIGINT) AS handle_ms,
    COUNT(c.resolved) AS resolved_known,
    CAST(SUM(CASE WHEN c.resolved THEN 1 ELSE 0 END) AS BIGINT) AS resolved,
    COUNT(c.rating) AS rated,
    CAST(COALESCE(SUM(c.rating), 0) AS BIGINT) AS rating_sum
  FROM conversations c
  CROSS JOIN params p
  WHERE c.agent IS NOT NULL
    AND (p.from_local IS NULL OR c.started_local >= p.from_local)
    AND (p.until_local IS NULL OR c.started_local < p.until_local)
  GROUP BY c.agent
),
answered AS (
  SELECT
    q.agent,
    COUNT(*) AS answered,
    COUNT(q.answered_in_ms) AS answered_timed,
    CAST(COALESCE(SUM(q.answered_in_ms), 0) AS BIGINT) AS answered_ms
  FROM questions q
  CROSS JOIN params p
  WHERE q.agent IS NOT NULL
    AND q.answered_by = 'agent'
    AND (p.from_local IS NULL OR q.asked_local >= p.from_local)
    AND (p.until_local IS NULL OR q.asked_local < p.until_local)
  GROUP BY q.agent
),
names AS (
  SELECT agent FROM handled
  UNION
  SELECT agent FROM answered
)
SELECT
  n.agent,
  COALESCE(h.conversations, 0) AS conversations,
  COALESCE(h.timed, 0) AS timed,
  COALESCE(h.handle_ms, 0) AS handle_ms,
  COALESCE(h.resolved_known, 0) AS resolved_known,
  COALESCE(h.resolved, 0) AS resolved,
  COALESCE(h.rated, 0) AS rated,
  COALESCE(h.rating_sum, 0) AS rating_sum,
  COALESCE(a.answered, 0) AS answered,
  COALESCE(a.answered_timed, 0) AS answered_timed,
  COALESCE(a.answered_ms, 0) AS answered_ms
FROM names n
LEFT JOIN handled h ON h.agent = n.agent
LEFT JOIN answered a ON a.agent = n.agent
ORDER BY conversations DESC, answered DESC, n.agent
