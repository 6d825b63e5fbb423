import { toldFault } from './told-fault.ts';

const CONFLICTS = ['skill-missing', 'agent-at-capacity', 'agent-unavailable', 'handoff-closed'] as const;

/** Why something was not done; what a backend refuses has the name that it gives it. */
export type ConversationFault = 'taken' | 'not-sent' | 'not-loaded' | 'not-yours' | (typeof CONFLICTS)[number];

/** What to tell the agent of a failure. What is no failure of the backend's, and a token that ran out, is thrown on. */
export function faultOf(cause: unknown, fault: ConversationFault): ConversationFault {
  const { code, details } = toldFault(cause);
  const told = CONFLICTS.find((conflict) => conflict === details.problem);
  return told ?? (code === 'conflict' || fault === 'not-loaded' ? fault : 'not-sent');
}
