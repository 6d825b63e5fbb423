-- What is asked after what: topic B somewhere after topic A in the same conversation.
-- with_first: conversations in which A was asked; with_both: of these, B was asked after it (support, as a count);
-- with_then: conversations in which B was asked; conversations: all with a question that has a topic. Confidence is
-- with_both / with_first, lift is confidence / (with_then / conversations) (Agrawal, Imielinski and Swami, SIGMOD 1993).
-- Pairs of fewer than least_support conversations, or under least_percent of confidence, are left out.
WITH params AS (
  SELECT
    CAST($1 AS TIMESTAMP) AS from_local,
    CAST($2 AS TIMESTAMP) AS until_local,
    CAST($3 AS INTEGER) AS least_support,
    CAST($4 AS INTEGER) AS least_percent
),
asked AS (
  SELECT q.conversation_id, q.topic, MIN(q.position) AS first_asked, MAX(q.position) AS last_asked
  FROM questions q
  CROSS JOIN params p
  WHERE q.topic IS NOT NULL
    AND (p.from_local IS NULL OR q.asked_local >= p.from_local)
    AND (p.until_local IS NULL OR q.asked_local < p.until_local)
  GROUP BY q.conversation_id, q.topic
),
topics AS (
  SELECT topic, COUNT(*) AS conversations
  FROM asked
  GROUP BY topic
),
everything AS (
  SELECT COUNT(DISTINCT conversation_id) AS conversations
  FROM asked
),
pairs AS (
  SELECT a.topic AS first_topic, b.topic AS then_topic, COUNT(*) AS with_both
  FROM asked a
  JOIN asked b ON b.conversation_id = a.conversation_id AND b.topic <> a.topic AND b.last_asked > a.first_asked
  GROUP BY a.topic, b.topic
)
SELECT
  x.first_topic,
  x.then_topic,
  x.with_both,
  f.conversations AS with_first,
  t.conversations AS with_then,
  e.conversations
FROM pairs x
CROSS JOIN params p
CROSS JOIN everything e
JOIN topics f ON f.topic = x.first_topic
JOIN topics t ON t.topic = x.then_topic
WHERE x.with_both >= p.least_support
  AND x.with_both * 100 >= f.conversations * p.least_percent
ORDER BY x.with_both DESC, x.first_topic, x.then_topic
