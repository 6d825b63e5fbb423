import type { QueryRow } from '../sql/run-query.ts';
import type { Figure } from './figure.ts';
import { shareFigure } from './share-figure.ts';

type TopicDay = QueryRow<'topics-over-time'>;

/** A topic is taken for basic, where nobody chose, from so many questions in a hundred on. */
const COMMON_PERCENT = 2;

/**
 * "Basic-question load on people", of which the wording can be read in two ways, so both are given: how much of the basic
 * questions people still answer, and how much of what people answer is basic. Questions without a topic are unknown.
 */
export function basicLoad(
  rows: readonly TopicDay[],
  basicTopics: readonly string[] | null,
): { topics: string[]; ofBasicByPeople: Figure; ofPeoplesBasic: Figure } {
  const topics = basicTopics ? [...basicTopics] : commonTopics(rows);
  const days = new Map<
    string,
    { basic: number; basicByPeople: number; byPeople: number; unknown: number; unknownByPeople: number }
  >();
  for (const { day, topic, asked, unanswered, by_assistant } of rows) {
    const byPeople = asked - unanswered - by_assistant;
    const at = days.get(day) ?? { basic: 0, basicByPeople: 0, byPeople: 0, unknown: 0, unknownByPeople: 0 };
    days.set(day, at);
    if (topic === null) {
      at.unknown += asked - unanswered;
      at.unknownByPeople += byPeople;
      continue;
    }
    at.byPeople += byPeople;
    if (!topics.includes(topic)) continue;
    at.basic += asked - unanswered;
    at.basicByPeople += byPeople;
  }
  const inOrder = [...days].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    topics,
    ofBasicByPeople: shareFigure(
      'basic-on-people',
      inOrder.map(([at, day]) => ({ at, count: day.basicByPeople, of: day.basic, unknown: day.unknown })),
    ),
    ofPeoplesBasic: shareFigure(
      'people-on-basic',
      inOrder.map(([at, day]) => ({ at, count: day.basicByPeople, of: day.byPeople, unknown: day.unknownByPeople })),
    ),
  };
}

function commonTopics(rows: readonly TopicDay[]): string[] {
  const asked = new Map<string, number>();
  let all = 0;
  for (const row of rows) {
    all += row.asked;
    if (row.topic !== null) asked.set(row.topic, (asked.get(row.topic) ?? 0) + row.asked);
  }
  return [...asked].filter(([, count]) => count * 100 >= all * COMMON_PERCENT).map(([topic]) => topic);
}
