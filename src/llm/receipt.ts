import type { EngineName } from './engine.ts';
import type { GuardOutcome } from './guard/guard-fault.ts';
import type { RefusalReason } from './refusal.ts';

/** How a text came about: the same model with the same seed, asked for the same, makes the same text. */
export interface Receipt {
  engine: EngineName;
  /** Id of the model; null for the browser's own, and where none was at work. */
  model: string | null;
  /** sha256 over the model's files, in hex. */
  modelHash: string | null;
  /** Of the text that was said, or of the last try. */
  seed: number | null;
  /** What the guards made of it; null where nothing was generated. */
  guard: GuardOutcome | null;
  /** Why the template was said before the guards could judge; `unsure`: the generator was not asked, by `isWorthWording`. */
  reason?: RefusalReason | 'timeout' | 'unsure';
}

/** The template's own. */
export const NO_RECEIPT: Receipt = { engine: 'none', model: null, modelHash: null, seed: null, guard: null };
