import { serviceOf } from './erlang.ts';

/** What is promised, and how much work an agent can bear. */
export interface ServiceGoal {
  /** Share to be answered in time: 0.8. */
  share: number;
  /** In so many seconds: 15. */
  seconds: number;
  /** Largest share of the time in which an agent may be busy: 0.85. */
  occupancy: number;
  /** Share of paid time that is not at the desk: breaks, training, illness: 0.3. */
  shrinkage: number;
}

/** Agents at the desk and on the pay roll for one hour. */
export interface Need {
  atDesk: number;
  /** At the desk, over the share of paid time spent there; not rounded, for several hours are added up. */
  paid: number;
}

/** Least number of agents that keeps the promise, by Erlang C. Nobody for nothing. */
export function agentsNeeded(perHour: number, handleSeconds: number, goal: ServiceGoal): Need {
  if (perHour <= 0) return { atDesk: 0, paid: 0 };
  const load = (perHour * handleSeconds) / 3600;
  let agents = Math.max(1, Math.ceil(load / goal.occupancy));
  while (serviceOf({ perHour, handleSeconds, agents }, goal.seconds).answeredInTime < goal.share) agents += 1;
  return { atDesk: agents, paid: agents / (1 - goal.shrinkage) };
}
