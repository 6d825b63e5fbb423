import type { Context } from 'hono';
import type { DeskIdentity } from '../handoff-event.ts';
import { bearerToken } from '../http/bearer-token.ts';
import { Problem } from '../problem.ts';
import { demand, type Tokens } from '../services/tokens.ts';

/** Whom the token of a request is for; without a good one it is refused. */
export type AgentOf = (c: Context) => Promise<DeskIdentity>;

export function agentByToken(tokens: Tokens): AgentOf {
  return async (c) => demand(await tokens.verifyAgent(demand(bearerToken(c))));
}

/** As `agentOf`, for what only leads may. */
export function leadOnly(agentOf: AgentOf): AgentOf {
  return async (c) => {
    const agent = await agentOf(c);
    if (agent.role !== 'lead') throw new Problem('not-allowed');
    return agent;
  };
}
