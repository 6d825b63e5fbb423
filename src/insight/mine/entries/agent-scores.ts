import type { LogConversation } from '../logged.ts';

/** How an agent's conversations go. */
export interface AgentScore {
  agent: string;
  /** Conversations whose outcome is known. */
  conversations: number;
  /** Mean outcome, 0 to 1. */
  mean: number;
  /** The mean drawn towards that of all agents, the more the fewer conversations stand behind it: what agents are ranked by. */
  score: number;
}

/**
 * Agents by empirical Bayes (B. Efron, C. Morris, 1975), best first: prior mean and weight are fitted to all agents by moments,
 * so that one who had three lucky conversations does not lead.
 *
 * @param outcomes Conversation → 0 to 1.
 */
export function agentScores(
  conversations: readonly LogConversation[],
  outcomes: ReadonlyMap<string, number>,
): AgentScore[] {
  const values = new Map<string, number[]>();
  for (const { id, turns } of conversations) {
    const outcome = outcomes.get(id);
    if (outcome === undefined) continue;
    const agents = new Set(
      turns.flatMap(({ speaker, agent }) => (speaker === 'agent' && agent !== null ? [agent] : [])),
    );
    for (const agent of agents) values.set(agent, [...(values.get(agent) ?? []), outcome]);
  }
  const means = [...values.values()].map(mean);
  const all = mean([...values.values()].flat());
  const within = mean([...values.values()].flat().map((value) => (value - all) ** 2));
  const noise = mean([...values.values()].map((own) => within / own.length));
  const between = Math.max(0, mean(means.map((value) => (value - all) ** 2)) - noise);
  // Without any difference between agents beyond chance all of them count as the mean.
  const weight = between === 0 ? Number.POSITIVE_INFINITY : within / between;
  return [...values]
    .map(([agent, own]) => ({
      agent,
      conversations: own.length,
      mean: mean(own),
      score: Number.isFinite(weight) ? (weight * all + own.length * mean(own)) / (weight + own.length) : all,
    }))
    .toSorted((a, b) => b.score - a.score || b.conversations - a.conversations || (a.agent < b.agent ? -1 : 1));
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
