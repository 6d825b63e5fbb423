import type { Locale } from '#core/locale.ts';

/** Where the confidence of a reading lies: answer (≥ 0.70), clarify (0.60–0.70) or preset (< 0.60) by default. */
export type Band = 'answer' | 'clarify' | 'preset';

export type Emotion = 'neutral' | 'angry' | 'anxious' | 'satisfied';

/** What read the message: rules and search alone, the nano classifier, or the encoder. */
export type ReadingTier = 'lexical' | 'nano' | 'encoder';

export interface Entity {
  type: 'order-number' | 'email' | 'phone' | 'sku' | 'product' | 'amount' | 'date' | 'term';
  /** As typed. */
  text: string;
  /** Canonical value: an order number in upper case without spaces, an e-mail in lower case, a SKU of the pack, a date by ISO 8601. */
  value: string;
  /** UTF-16 offsets into the message, end exclusive. */
  start: number;
  end: number;
}

/** One of several things that a message asks for, with the UTF-16 offsets of the part that says it, end exclusive. */
export interface Wish {
  intent: string;
  confidence: number;
  start: number;
  end: number;
}

/** What one message means. Confidences are calibrated probabilities in [0, 1]. */
export interface Reading {
  /** A label of `models/intents.tsv`, or `oos`. */
  intent: string;
  confidence: number;
  band: Band;
  /** The most probable intents, best first, at most five, the chosen one included. */
  candidates: { intent: string; confidence: number }[];
  /** Two and more different wishes in the order of the message, where all are sure; otherwise left out. */
  wishes?: Wish[];
  emotion: Emotion;
  emotionConfidence: number;
  language: Locale;
  entities: Entity[];
  tier: ReadingTier;
}
