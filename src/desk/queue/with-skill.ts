import type { AgentSkill, DeskHandoff } from '#merchant/generated/protocol.ts';

/** Those that need a skill, in the backend's order; `null` for all. */
export const withSkill = (handoffs: readonly DeskHandoff[], skill: AgentSkill | null): DeskHandoff[] =>
  handoffs.filter((handoff) => skill === null || handoff.skill === skill);
