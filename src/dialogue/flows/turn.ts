import type { Locale } from '#core/locale.ts';
import type { SearchHit } from '#knowledge/search-hit.ts';
import type { Reading } from '#nlu/reading.ts';

/** One message of the shopper, read and looked up. */
export interface Turn {
  turnId: string;
  text: string;
  reading: Reading;
  /** Best first. */
  hits: readonly SearchHit[];
}

/** The turn of a shopper who tapped a choice: it gives nothing but the wish. */
export const wordless = (turnId: string, text: string, language: Locale): Turn => ({
  turnId,
  text,
  reading: {
    intent: 'oos',
    confidence: 0,
    band: 'preset',
    candidates: [],
    emotion: 'neutral',
    emotionConfidence: 1,
    language,
    entities: [],
    tier: 'lexical',
  },
  hits: [],
});
