import { additiveMeans } from '../additive-means.ts';
import type { LogConversation } from '../logged.ts';

/** How an agent's conversations go. */
export interface AgentScore {
  agent: string;
  /** Conversations whose outcome is known. */
  conversations: number;
  /** Mean outcome, 0 to 1. */
  mean: number;
  /**
   * The mean as it would be on topics of usual difficulty, drawn towards that of all agents, the more the fewer conversations
   * stand behind it: what agents are ranked by. 0 to 1.
   */
  score: number;
}

/** Conversations' worth of no difference that each agent and topic begins with when the two are told apart. */
const PRIOR = 5;

/**
 * Agents by empirical Bayes (B. Efron, C. Morris, 1975), best first: prior mean and weight are fitted to all agents by moments,
 * so that one who had three lucky conversations does not lead. What a topic adds is taken off first, so that neither does one
 * who gets the easy matters.
 *
 * @param outcomes Conversation → 0 to 1.
 * @param topics Conversation → what it was about; one without a topic counts among its like.
 */
export function agentScores(
  conversations: readonly LogConversation[],
  outcomes: ReadonlyMap<string, number>,
  topics: ReadonlyMap<string, string>,
): AgentScore[] {
  const cases = conversations.flatMap(({ id, turns }) => {
    const outcome = outcomes.get(id);
    if (outcome === undefined) return [];
    const agents = new Set(
      turns.flatMap(({ speaker, agent }) => (speaker === 'agent' && agent !== null ? [agent] : [])),
    );
    return [...agents].map((agent) => ({ agent, outcome, topic: topics.get(id) ?? null }));
  });
  const { all, ofTopic } = additiveMeans(cases, PRIOR);
  const byAgent = new Map<string, { outcomes: number[]; onUsual: number[] }>();
  for (const { agent, outcome, topic } of cases) {
    const own = byAgent.get(agent) ?? { outcomes: [], onUsual: [] };
    own.outcomes.push(outcome);
    own.onUsual.push(outcome - ofTopic(topic));
    byAgent.set(agent, own);
  }
  const values = [...byAgent.values()].map(({ onUsual }) => onUsual);
  const within = mean(values.flat().map((value) => (value - all) ** 2));
  const noise = mean(values.map((own) => within / own.length));
  const between = Math.max(0, mean(values.map((own) => (mean(own) - all) ** 2)) - noise);
  // Without any difference between agents beyond chance all of them count as the mean.
  const weight = between === 0 ? Number.POSITIVE_INFINITY : within / between;
  const scoreOf = (own: readonly number[]) =>
    Number.isFinite(weight) ? (weight * all + own.length * mean(own)) / (weight + own.length) : all;
  return [...byAgent]
    .map(([agent, own]) => ({
      agent,
      conversations: own.outcomes.length,
      mean: mean(own.outcomes),
      score: Math.min(1, Math.max(0, scoreOf(own.onUsual))),
    }))
    .toSorted((a, b) => b.score - a.score || b.conversations - a.conversations || (a.agent < b.agent ? -1 : 1));
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
