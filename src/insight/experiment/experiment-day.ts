import type { Counted } from '../figures/stats/share-difference.ts';

/** What is watched so that no arm sells at the cost of something else. More of it is harm, `low-rating` and all. */
export const GUARDS = ['handed-over', 'angry', 'low-rating', 'refunded'] as const;
export type Guard = (typeof GUARDS)[number];

/** What one arm saw on one day. */
export interface ArmDay {
  /** Conversations that saw the arm's words, and those of them that bought. */
  sales: Counted;
  /** Of a guard that was not counted there is nothing. */
  guards: Partial<Record<Guard, Counted>>;
}

/** A day (`2026-11-22`) of an experiment. */
export interface ExperimentDay {
  day: string;
  arms: Readonly<Record<string, ArmDay>>;
}
