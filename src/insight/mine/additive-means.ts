/** An outcome of somebody's work on some matter. */
export interface WorkedCase {
  /** 0 to 1. */
  outcome: number;
  agent: string;
  topic: string | null;
}

export interface AdditiveMeans {
  /** Mean of all. */
  all: number;
  /** What an agent adds to it whatever the topic is, and a topic whoever works on it; 0 for one that was never seen. */
  ofAgent(agent: string): number;
  ofTopic(topic: string | null): number;
}

/** Enough where agents share topics. What one agent alone works on tells nothing of the agent: the topic, fitted first, takes most of it. */
const ROUNDS = 30;

/**
 * Agents and topics apart: one who gets the hard matters is no worse for it. Fitted to each other in turns (backfitting;
 * J. Friedman, W. Stuetzle, 1981), each mean drawn towards none by `prior` cases, so that rare ones say little.
 */
export function additiveMeans(cases: readonly WorkedCase[], prior: number): AdditiveMeans {
  const all = cases.reduce((sum, { outcome }) => sum + outcome, 0) / Math.max(1, cases.length);
  let agents = new Map<string | null, number>();
  let topics = new Map<string | null, number>();
  for (let round = 0; round < ROUNDS; round++) {
    topics = drawn(
      cases,
      ({ topic }) => topic,
      ({ outcome, agent }) => outcome - all - (agents.get(agent) ?? 0),
      prior,
    );
    agents = drawn(
      cases,
      ({ agent }) => agent,
      ({ outcome, topic }) => outcome - all - (topics.get(topic) ?? 0),
      prior,
    );
  }
  return { all, ofAgent: (agent) => agents.get(agent) ?? 0, ofTopic: (topic) => topics.get(topic) ?? 0 };
}

function drawn(
  cases: readonly WorkedCase[],
  keyOf: (one: WorkedCase) => string | null,
  left: (one: WorkedCase) => number,
  prior: number,
): Map<string | null, number> {
  const sums = new Map<string | null, { sum: number; count: number }>();
  for (const one of cases) {
    const { sum, count } = sums.get(keyOf(one)) ?? { sum: 0, count: 0 };
    sums.set(keyOf(one), { sum: sum + left(one), count: count + 1 });
  }
  return new Map([...sums].map(([key, { sum, count }]) => [key, sum / (prior + count)]));
}
