import type { Axis, Evidence } from './evidence.ts';
import type { Taste } from './taste.ts';

/** What this device noted of a shopper's taste: a part of the conversation's state, and nowhere else. */
export interface ShopperNotes {
  /** The shopper wants nothing noted. */
  isPaused: boolean;
  /** Oldest first, at most `EVIDENCE_KEPT`. */
  evidence: Evidence[];
  /** What the shopper set themselves; null: not to be told. It stands above whatever the evidence says. */
  own: Partial<Record<Axis, string | null>>;
  /** Ids of pieces that the shopper took out: they do not come back the same day. */
  dropped: string[];
  /** As it was last worked out of the rest; null while nothing is known. */
  taste: Taste | null;
}

export const NO_NOTES: ShopperNotes = { isPaused: false, evidence: [], own: {}, dropped: [], taste: null };
