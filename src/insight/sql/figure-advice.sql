-- Whether those who got advice buy more: conversations by who answered their questions. answered_by: `assistant` where it
-- answered any of them, else `agent` where a person did, else `nobody` (asked, and got no answer). converted of known; the
-- others are unknown. Nobody drew lots who gets an answer: this compares unlike shoppers, and a reader is to be told so.
-- Conversations without a question are left out.
WITH params AS (
  SELECT CAST($1 AS TIMESTAMP) AS from_local, CAST($2 AS TIMESTAMP) AS until_local
),
answers AS (
  SELECT
    q.conversation_id,
    MAX(CASE WHEN q.answered_by = 'assistant' THEN 2 WHEN q.answered_by = 'agent' THEN 1 ELSE 0 END) AS best
  FROM questions q
  GROUP BY q.conversation_id
),
chosen AS (
  SELECT
    CASE WHEN a.best = 2 THEN 'assistant' WHEN a.best = 1 THEN 'agent' ELSE 'nobody' END AS answered_by,
    c.converted
  FROM conversations c
  JOIN answers a ON a.conversation_id = c.id
  CROSS JOIN params p
  WHERE (p.from_local IS NULL OR c.started_local >= p.from_local)
    AND (p.until_local IS NULL OR c.started_local < p.until_local)
)
SELECT
  answered_by,
  COUNT(*) AS conversations,
  COUNT(converted) AS known,
  CAST(SUM(CASE WHEN converted THEN 1 ELSE 0 END) AS BIGINT) AS converted
FROM chosen
GROUP BY answered_by
ORDER BY answered_by
