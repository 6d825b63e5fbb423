/**
 * Erlang's loss formula: chance that all `agents` are busy where who finds them so goes away (A. K. Erlang, "Solution of some
 * problems in the theory of probabilities of significance in automatic telephone exchanges", 1917). By the recursion
 * 1/B(n) = 1 + n/(A·B(n−1)), which neither overflows nor cancels. `load` is in erlangs: arrivals per hour × hours each takes.
 */
export function erlangB(load: number, agents: number): number {
  if (load <= 0) return agents === 0 ? 1 : 0;
  let inverse = 1;
  for (let at = 1; at <= agents; at++) inverse = 1 + (at / load) * inverse;
  return 1 / inverse;
}

/**
 * Erlang's delay formula: chance to have to wait where everybody waits. 1 where the agents cannot keep up. From B by
 * C = n·B / (n − A·(1 − B)).
 */
export function erlangC(load: number, agents: number): number {
  if (load <= 0) return 0;
  if (agents <= load) return 1;
  const lost = erlangB(load, agents);
  return (agents * lost) / (agents - load * (1 - lost));
}

/** A group of agents who can all do the same, in one hour that stays as it is for long enough. */
export interface Group {
  /** Arrivals in an hour. */
  perHour: number;
  /** Mean seconds that one conversation keeps an agent. */
  handleSeconds: number;
  agents: number;
}

/** What the shoppers of a group find. */
export interface Service {
  load: number;
  /** Chance to have to wait. */
  waits: number;
  /** Share answered within the target. */
  answeredInTime: number;
  /** Mean wait of all, in seconds; Infinity where the agents cannot keep up. */
  meanWaitSeconds: number;
  /** Share of the time in which an agent is busy. */
  occupancy: number;
}

/**
 * Service of one group by Erlang C (M/M/n: arrivals at random, handling times exponential, nobody leaves, first come first
 * served; L. Kleinrock, "Queueing Systems", vol. 1, 1975, §3.5). Since in truth some leave, waits are overstated.
 */
export function serviceOf({ perHour, handleSeconds, agents }: Group, targetSeconds: number): Service {
  const load = (perHour * handleSeconds) / 3600;
  const waits = erlangC(load, agents);
  const spare = agents - load;
  if (load > 0 && spare <= 0) {
    return { load, waits: 1, answeredInTime: 0, meanWaitSeconds: Infinity, occupancy: 1 };
  }
  return {
    load,
    waits,
    answeredInTime: 1 - waits * Math.exp((-spare * targetSeconds) / handleSeconds),
    meanWaitSeconds: load === 0 ? 0 : (waits * handleSeconds) / spare,
    occupancy: agents === 0 ? 0 : load / agents,
  };
}
