import type { ConversationRow, QuestionRow } from '#insight/sql/log-tables.ts';

/** What the loops read: the tables as arrays of objects, which is how a page would hold them without an engine. */
export interface PlainTables {
  conversations: Pick<ConversationRow, 'started_local' | 'skill_group' | 'first_response_ms'>[];
  questions: Pick<QuestionRow, 'conversation_id' | 'position' | 'topic' | 'asked_local' | 'answered_by'>[];
}

const WITHIN_MS = 15_000;
const SUPPORT = 5;
const PERCENT = 10;

/** Some of the queries as loops over arrays, with the same rows: what SQL is compared with. */
export const PLAIN_LOOPS: Readonly<Record<string, (tables: PlainTables) => object[]>> = {
  arrivals({ conversations }) {
    const hours = new Map<number, number>();
    const days = new Map<number, Set<string>>();
    for (const { started_local: at } of conversations) {
      if (at === null) continue;
      const date = at.slice(0, 10);
      const weekday = ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
      const key = weekday * 24 + Number(at.slice(11, 13));
      hours.set(key, (hours.get(key) ?? 0) + 1);
      setOf(days, weekday).add(date);
    }
    return [...hours]
      .sort(([a], [b]) => a - b)
      .map(([key, count]) => {
        const weekday = Math.floor(key / 24);
        return { weekday, hour_of_day: key % 24, conversations: count, days: days.get(weekday)?.size };
      });
  },
  'response-times'({ conversations }) {
    const groups = new Map<string | null, { conversations: number; waits: number[] }>();
    for (const { skill_group: group, first_response_ms: ms } of conversations) {
      const of = groups.get(group) ?? { conversations: 0, waits: [] };
      groups.set(group, of);
      of.conversations += 1;
      if (ms !== null) of.waits.push(ms);
    }
    const rows = [...groups].map(([skill_group, { conversations: count, waits }]) => {
      waits.sort((a, b) => a - b);
      const at = (percent: number) => waits[Math.ceil((waits.length * percent) / 100) - 1] ?? null;
      return {
        skill_group,
        conversations: count,
        answered: waits.length,
        within: waits.filter((ms) => ms <= WITHIN_MS).length,
        p50_ms: at(50),
        p90_ms: at(90),
        p95_ms: at(95),
      };
    });
    return rows.sort((a, b) => b.conversations - a.conversations);
  },
  'topics-over-time'({ questions }) {
    const counts = new Map<
      string,
      { day: string; topic: string | null; asked: number; unanswered: number; by_assistant: number }
    >();
    for (const { asked_local: at, topic, answered_by: by } of questions) {
      if (at === null) continue;
      const day = at.slice(0, 10);
      const key = `${day} ${topic === null ? 1 : 0}${topic}`;
      const row = counts.get(key) ?? { day, topic, asked: 0, unanswered: 0, by_assistant: 0 };
      counts.set(key, row);
      row.asked += 1;
      if (by === null) row.unanswered += 1;
      if (by === 'assistant') row.by_assistant += 1;
    }
    return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  },
  'follow-up-pairs'({ questions }) {
    const spans = new Map<string, Map<string, { first: number; last: number }>>();
    for (const { conversation_id: id, position, topic } of questions) {
      if (topic === null) continue;
      let of = spans.get(id);
      if (!of) {
        of = new Map();
        spans.set(id, of);
      }
      const span = of.get(topic);
      if (!span) of.set(topic, { first: position, last: position });
      else {
        span.first = Math.min(span.first, position);
        span.last = Math.max(span.last, position);
      }
    }
    const asked = new Map<string, number>();
    const both = new Map<string, { first_topic: string; then_topic: string; with_both: number }>();
    for (const of of spans.values())
      for (const [first, { first: begun }] of of) {
        asked.set(first, (asked.get(first) ?? 0) + 1);
        for (const [then, { last }] of of) {
          if (then === first || last <= begun) continue;
          const key = `${first}\n${then}`;
          const pair = both.get(key) ?? { first_topic: first, then_topic: then, with_both: 0 };
          both.set(key, pair);
          pair.with_both += 1;
        }
      }
    return [...both.values()]
      .map((pair) => ({
        ...pair,
        with_first: asked.get(pair.first_topic) ?? 0,
        with_then: asked.get(pair.then_topic) ?? 0,
        conversations: spans.size,
      }))
      .filter(({ with_both, with_first }) => with_both >= SUPPORT && with_both * 100 >= with_first * PERCENT)
      .sort(
        (a, b) => b.with_both - a.with_both || (a.first_topic + a.then_topic < b.first_topic + b.then_topic ? -1 : 1),
      );
  },
};

function setOf(sets: Map<number, Set<string>>, key: number): Set<string> {
  const found = sets.get(key) ?? new Set();
  sets.set(key, found);
  return found;
}
