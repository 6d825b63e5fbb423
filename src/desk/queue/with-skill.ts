import type { DeskHandoff, Skill } from '../client/desk-types.ts';

/** Those that need a skill, in the backend's order; `null` for all. */
export const withSkill = (handoffs: readonly DeskHandoff[], skill: Skill | null): DeskHandoff[] =>
  handoffs.filter((handoff) => skill === null || handoff.skill === skill);
