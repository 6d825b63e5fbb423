import type { Locale } from '#core/locale.ts';
import type { EntityFinder } from './entities.ts';
import { mostProbable, type NanoReader } from './nano-reader.ts';
import type { Band, Emotion, Reading } from './reading.ts';
import { readByRules, withoutOrderNumbers } from './rules.ts';

export interface ReadingTools {
  /** Null while the model is not there: rules read instead. */
  reader: NanoReader | null;
  findEntities: EntityFinder;
  /** Lowest confidence of a band. */
  bands: { answer: number; clarify: number };
}

const MAX_CANDIDATES = 5;
/** Below this a candidate is not worth sorting. The 69 probabilities add up to 1, so the best one is always above. */
const MIN_CANDIDATE = 0.001;

/** Reads one message: what it asks, how it feels, in which language, and what it names. */
export function readMessage(text: string, { reader, findEntities, bands }: ReadingTools): Reading {
  const entities = findEntities(text);
  const bandOf = (confidence: number): Band =>
    confidence >= bands.answer ? 'answer' : confidence >= bands.clarify ? 'clarify' : 'preset';
  // The model learnt from words: a bare order number or a row of hearts is for the rules.
  if (reader === null || !/[\p{L}\p{N}]/u.test(withoutOrderNumbers(text, entities))) {
    return readByRules(text, entities, bandOf);
  }

  const { header } = reader;
  const opinion = reader.opine(text);
  const candidates = header.intents
    .map((intent, at) => ({ intent, confidence: opinion.intents[at] ?? 0 }))
    .filter(({ intent, confidence }) => confidence >= MIN_CANDIDATE || intent === 'oos')
    .sort((a, b) => b.confidence - a.confidence);
  // A message may be refused although one intent is more probable than `oos`: many small doubts weigh together.
  const outside = candidates.find(({ intent }) => intent === 'oos');
  if (outside !== undefined && outside.confidence > header.outOfScopeThreshold) {
    candidates.splice(candidates.indexOf(outside), 1);
    candidates.unshift(outside);
  }
  const chosen = candidates[0] ?? { intent: 'oos', confidence: 0 };
  const emotion = mostProbable<Emotion>(header.emotions, opinion.emotions);
  return {
    ...chosen,
    band: bandOf(chosen.confidence),
    candidates: candidates.slice(0, MAX_CANDIDATES),
    emotion: emotion.label,
    emotionConfidence: emotion.probability,
    language: mostProbable<Locale>(header.languages, opinion.languages).label,
    entities,
    tier: 'nano',
  };
}
