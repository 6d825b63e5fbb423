import type { AgentScore } from '../entries/agent-scores.ts';
import type { LoggedQuestion } from '../logged.ts';
import type { MinedCluster } from '../mined-log.ts';
import type { DistinctQuestions } from './distinct-questions.ts';
import type { QuestionCluster } from './question-cluster.ts';

const ASKED = 60;
const ANSWERS = 8;

/** Clusters as they are shown and kept. */
export function shownClusters(
  clusters: readonly QuestionCluster[],
  questions: readonly LoggedQuestion[],
  distinct: DistinctQuestions,
  plane: readonly (readonly [number, number])[],
  agents: readonly AgentScore[],
): MinedCluster[] {
  const scores = new Map(agents.map(({ agent, score }) => [agent, score]));
  return clusters.map(({ distinct: rows, questions: places, ...cluster }) => ({
    ...cluster,
    size: places.length,
    asked: rows.slice(0, ASKED).map((row) => ({
      text: distinct.texts[row] ?? '',
      times: distinct.members[row]?.length ?? 0,
      conversationId: questions[distinct.members[row]?.[0] ?? -1]?.conversationId ?? '',
    })),
    answers: answersOf(places, questions, scores),
    point: [middle(rows.map((row) => plane[row]?.[0] ?? 0)), middle(rows.map((row) => plane[row]?.[1] ?? 0))],
  }));
}

function answersOf(
  places: readonly number[],
  questions: readonly LoggedQuestion[],
  scores: ReadonlyMap<string, number>,
): MinedCluster['answers'] {
  const byText = new Map<string, MinedCluster['answers'][number]>();
  for (const place of places) {
    const { answer, agent, conversationId } = questions[place] ?? {};
    if (answer == null || conversationId === undefined || byText.has(answer)) continue;
    const agentScore = agent == null ? null : (scores.get(agent) ?? null);
    byText.set(answer, { text: answer, conversationId, agentScore });
  }
  return [...byText.values()].toSorted((a, b) => (b.agentScore ?? 0) - (a.agentScore ?? 0)).slice(0, ANSWERS);
}

const middle = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
