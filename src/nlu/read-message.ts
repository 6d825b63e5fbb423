import type { Locale } from '#core/locale.ts';
import type { LocalTime } from './calendar.ts';
import type { EntityFinder } from './entities.ts';
import type { Opinion } from './opinion.ts';
import type { Band, Emotion, Reading } from './reading.ts';
import { readByRules, withoutOrderNumbers } from './rules.ts';
import { type Clause, findWishes } from './split-wishes.ts';

/** A clause by `splitClauses`, with what the model that reads the message makes of it. */
export interface ReadClause extends Clause {
  opinion: Opinion;
}

export interface ReadingTools {
  /** What the best model that is there makes of the message; null while there is none: rules read instead. */
  opinion: Opinion | null;
  findEntities: EntityFinder;
  /** Lowest confidence of a band. */
  bands: { answer: number; clarify: number };
  /** None where the message is one wish. */
  clauses?: readonly ReadClause[];
  /** The shopper's clock, for dates like "yesterday"; without it only dates with a year and times of day are found. */
  now?: LocalTime | undefined;
}

const MAX_CANDIDATES = 5;
/** Below this a candidate is not worth sorting. The 69 probabilities add up to 1, so the best one is always above. */
const MIN_CANDIDATE = 0.001;

/** Reads one message: what it asks, how it feels, in which language, and what it names. */
export function readMessage(text: string, { opinion, findEntities, bands, clauses = [], now }: ReadingTools): Reading {
  const entities = findEntities(text, now);
  const bandOf = (confidence: number): Band =>
    confidence >= bands.answer ? 'answer' : confidence >= bands.clarify ? 'clarify' : 'preset';
  // The model learnt from words: a bare order number or a row of hearts is for the rules.
  if (opinion === null || !/[\p{L}\p{N}]/u.test(withoutOrderNumbers(text, entities))) {
    return readByRules(text, entities, bandOf);
  }

  const candidates = candidatesOf(opinion);
  const chosen = candidates[0] ?? NOTHING;
  const emotion = mostProbable<Emotion>(opinion.emotions);
  const wishes = findWishes(
    clauses.map(({ opinion, start, end }) => ({ ...(candidatesOf(opinion)[0] ?? NOTHING), start, end })),
  );
  return {
    ...chosen,
    band: bandOf(chosen.confidence),
    candidates: candidates.slice(0, MAX_CANDIDATES),
    ...(wishes.length > 0 ? { wishes } : {}),
    emotion: emotion.label,
    emotionConfidence: emotion.probability,
    language: mostProbable<Locale>(opinion.languages).label,
    entities,
    tier: opinion.tier,
  };
}

const NOTHING = { intent: 'oos', confidence: 0 };

/** Intents that are worth sorting, the chosen one first. */
function candidatesOf({ intents, outOfScopeThreshold }: Opinion): { intent: string; confidence: number }[] {
  const candidates = intents.labels
    .map((intent, at) => ({ intent, confidence: intents.probabilities[at] ?? 0 }))
    .filter(({ intent, confidence }) => confidence >= MIN_CANDIDATE || intent === 'oos')
    .sort((a, b) => b.confidence - a.confidence);
  // A message may be refused although one intent is more probable than `oos`: many small doubts weigh together.
  const outside = candidates.find(({ intent }) => intent === 'oos');
  if (outside !== undefined && outside.confidence > outOfScopeThreshold) {
    candidates.splice(candidates.indexOf(outside), 1);
    candidates.unshift(outside);
  }
  return candidates;
}

function mostProbable<Label extends string>(of: {
  labels: readonly string[];
  probabilities: Float32Array;
}): { label: Label; probability: number } {
  let best = 0;
  for (let at = 1; at < of.probabilities.length; at++) {
    if ((of.probabilities[at] ?? 0) > (of.probabilities[best] ?? 0)) best = at;
  }
  return { label: (of.labels[best] ?? '') as Label, probability: of.probabilities[best] ?? 0 };
}
