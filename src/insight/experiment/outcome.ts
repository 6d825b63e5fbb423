import type { Guard } from './experiment-day.ts';

/** How one conversation that saw an arm's words ended. Null: not known. */
export interface Outcome {
  conversation: string;
  /** The same for the same shopper; null where the shop cannot tell. */
  shopper: string | null;
  experiment: string | null;
  arm: string;
  atMs: number;
  converted: boolean;
  guards: Partial<Record<Guard, boolean>>;
}
