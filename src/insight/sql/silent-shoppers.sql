-- After which answers shoppers say nothing more: for each topic (NULL: without one), questions with an answer, and after how
-- many of these answers the shopper wrote nothing. Of the silent: whose conversation is known to be resolved, and known to have
-- led to an order; the rest may have been helped, or have given up. The answer is the first message of an agent or assistant
-- after the question.
WITH params AS (
  SELECT CAST($1 AS TIMESTAMP) AS from_local, CAST($2 AS TIMESTAMP) AS until_local
),
lasts AS (
  SELECT m.conversation_id, MAX(m.position) AS last_said
  FROM messages m
  WHERE m.speaker = 'shopper'
  GROUP BY m.conversation_id
),
answers AS (
  SELECT q.conversation_id, q.position, q.topic, MIN(m.position) AS answered_at
  FROM questions q
  CROSS JOIN params p
  JOIN messages m
    ON m.conversation_id = q.conversation_id AND m.position > q.position AND m.speaker IN ('agent', 'assistant')
  WHERE q.answered_by IS NOT NULL
    AND (p.from_local IS NULL OR q.asked_local >= p.from_local)
    AND (p.until_local IS NULL OR q.asked_local < p.until_local)
  GROUP BY q.conversation_id, q.position, q.topic
),
seen AS (
  SELECT
    a.topic,
    CASE WHEN l.last_said IS NULL OR l.last_said < a.answered_at THEN 1 ELSE 0 END AS silent,
    CASE WHEN c.resolved THEN 1 ELSE 0 END AS resolved,
    CASE WHEN c.converted THEN 1 ELSE 0 END AS converted
  FROM answers a
  LEFT JOIN lasts l ON l.conversation_id = a.conversation_id
  LEFT JOIN conversations c ON c.id = a.conversation_id
)
SELECT
  topic,
  COUNT(*) AS answered,
  CAST(SUM(silent) AS BIGINT) AS silent,
  CAST(SUM(silent * resolved) AS BIGINT) AS silent_resolved,
  CAST(SUM(silent * converted) AS BIGINT) AS silent_converted
FROM seen
GROUP BY topic
ORDER BY silent DESC, answered DESC, CASE WHEN topic IS NULL THEN 1 ELSE 0 END, topic
